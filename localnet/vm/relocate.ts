import { readDirectory, Table } from './binary/table-directory';
import { ByteReader } from './binary/byte-reader';
import { ByteWriter } from './binary/byte-writer';
import type { Id } from './types';

const ADDRESS_BYTES = 32;

/** A copy whose address table holds the replacements; code and constants stay as they are. */
export function relocateModule(module: Uint8Array, replacements: ReadonlyMap<Id, Id>): Uint8Array {
  const place = readDirectory(module).place(Table.addresses);
  const moved = module.slice();
  if (place === undefined) return moved;
  const reader = new ByteReader(module, 'module', place.start, place.start + place.length);
  for (let offset = place.start; reader.remaining > 0; offset += ADDRESS_BYTES) {
    const replacement = replacements.get(reader.address());
    if (replacement === undefined) continue;
    const writer = new ByteWriter();
    writer.address(replacement);
    moved.set(writer.finish(), offset);
  }
  return moved;
}
