import type { Type } from '../types';
import type { ByteReader } from './byte-reader';
import type { DatatypeHandle } from './compiled-module';

/** Tables that the others point into. */
export interface Pools {
  identifiers: string[];
  moduleHandles: { address: string; name: string }[];
  datatypeHandles: DatatypeHandle[];
  signatures: Type[][];
}

/** The entry that the next ULEB points to. */
export function pick<T>(reader: ByteReader, table: readonly T[]): T {
  const entry = table[reader.uleb()];
  if (entry === undefined) throw reader.fail('an index is out of range');
  return entry;
}

/** The next ULEB as an index into the table. */
export function pickIndex(reader: ByteReader, table: readonly unknown[]): number {
  const index = reader.uleb();
  if (index >= table.length) throw reader.fail('an index is out of range');
  return index;
}

/** `count` entries, refused at once when the bytes cannot hold them. */
export function readCounted<T>(reader: ByteReader, readOne: () => T): T[] {
  const count = reader.uleb();
  if (count > reader.remaining) throw reader.fail('a list is longer than its bytes');
  return Array.from({ length: count }, readOne);
}
