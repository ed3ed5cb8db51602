import { ByteReader } from './byte-reader';

/** `a11ceb0b`, then the version word whose high byte is the flavour (5 for Sui) and is masked off. */
const MAGIC = [0xa1, 0x1c, 0xeb, 0x0b] as const;
const FLAVOUR_SUI = 0x05;
const OLDEST_VERSION = 5;
const NEWEST_VERSION = 7;
const TABLE_KIND_MAX = 20;
/** Far above any module the builder can emit; the real limit is the transaction size. */
const MODULE_BYTES_LIMIT = 1 << 20;

/** Table kinds of the binary format. */
export const Table = {
  moduleHandles: 1,
  datatypeHandles: 2,
  functionHandles: 3,
  functionInstantiations: 4,
  signatures: 5,
  constants: 6,
  identifiers: 7,
  addresses: 8,
  structs: 10,
  structInstantiations: 11,
  functions: 12,
  fieldHandles: 13,
  fieldInstantiations: 14,
  enums: 17,
  enumInstantiations: 18,
  variantHandles: 19,
  variantInstantiations: 20,
} as const;

export type TableKind = (typeof Table)[keyof typeof Table];

export interface TableDirectory {
  version: number;
  selfHandleIndex: number;
  /** Where a table's bytes lie, for those who patch them in place. */
  place(kind: TableKind): { start: number; length: number } | undefined;
  /** Reads one table entry by entry until its bytes end. */
  list<T>(kind: TableKind, readOne: (reader: ByteReader, index: number) => T): T[];
}

/** Header and table list of a module. Throws MalformedInput. */
export function readDirectory(bytes: Uint8Array): TableDirectory {
  const reader = new ByteReader(bytes, 'module');
  if (bytes.length > MODULE_BYTES_LIMIT) throw reader.fail('the module is too large');
  for (const byte of MAGIC) {
    if (reader.u8() !== byte) throw reader.fail('this is not a Move module');
  }
  const word = reader.u32();
  const version = word & 0x00ff_ffff;
  const flavour = word >>> 24;
  if (version < OLDEST_VERSION || version > NEWEST_VERSION) {
    throw reader.fail(`unsupported bytecode version ${version}`);
  }
  if (flavour !== 0 && flavour !== FLAVOUR_SUI) throw reader.fail('unknown bytecode flavour');
  const places = readPlaces(reader);
  return {
    version,
    selfHandleIndex: places.selfHandleIndex,
    place: (kind) => places.byKind.get(kind),
    list: (kind, readOne) => {
      const place = places.byKind.get(kind);
      if (place === undefined) return [];
      const table = reader.slice(place.start, place.length);
      const entries = [];
      while (table.remaining > 0) entries.push(readOne(table, entries.length));
      return entries;
    },
  };
}

interface Places {
  byKind: Map<number, { start: number; length: number }>;
  selfHandleIndex: number;
}

function readPlaces(reader: ByteReader): Places {
  const count = reader.uleb();
  if (count > TABLE_KIND_MAX) throw reader.fail('too many tables');
  const headers = Array.from({ length: count }, () => ({
    kind: reader.u8(),
    offset: reader.uleb(),
    length: reader.uleb(),
  }));
  const base = reader.offset;
  const byKind: Places['byKind'] = new Map();
  let end = base;
  for (const { kind, offset, length } of headers) {
    if (kind < 1 || kind > TABLE_KIND_MAX) throw reader.fail(`unknown table kind ${kind}`);
    if (byKind.has(kind)) throw reader.fail(`table kind ${kind} twice`);
    if (length === 0) throw reader.fail('an empty table');
    byKind.set(kind, { start: base + offset, length });
    end = Math.max(end, base + offset + length);
  }
  const tail = reader.slice(end, reader.offset + reader.remaining - end);
  const selfHandleIndex = tail.uleb();
  tail.end();
  return { byKind, selfHandleIndex };
}
