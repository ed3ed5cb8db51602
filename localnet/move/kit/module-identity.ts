/** Which module some bytecode is. */
export interface ModuleIdentity {
  /** `0x` and 64 digits. */
  address: string;
  name: string;
}

const TABLE_MODULE_HANDLES = 1;
const TABLE_IDENTIFIERS = 7;
const TABLE_ADDRESSES = 8;
const HEADER_BYTES = 8;
const ADDRESS_BYTES = 32;

/** Reads numbers of seven bits a byte. */
class Reader {
  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) throw new RangeError('module bytes end too early');
    this.at += 1;
    return value;
  }

  uleb(): number {
    let value = 0;
    for (let shift = 0; shift < 32; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('number too long in module bytes');
  }

  take(count: number): Uint8Array {
    const end = this.at + count;
    if (end > this.bytes.length) throw new RangeError('module bytes end too early');
    const slice = this.bytes.subarray(this.at, end);
    this.at = end;
    return slice;
  }
}

/** Self address and name of a compiled module. Throws RangeError on malformed bytes. */
export function moduleIdentity(bytes: Uint8Array): ModuleIdentity {
  const reader = new Reader(bytes, HEADER_BYTES);
  const tables = new Map<number, { offset: number; length: number }>();
  for (let left = reader.uleb(); left > 0; left -= 1) {
    tables.set(reader.byte(), { offset: reader.uleb(), length: reader.uleb() });
  }
  const content = reader.at;
  let end = content;
  for (const { offset, length } of tables.values()) {
    end = Math.max(end, content + offset + length);
  }
  const open = (kind: number): Reader => {
    const table = tables.get(kind);
    if (!table) throw new RangeError(`module bytes lack table ${kind}`);
    return new Reader(bytes, content + table.offset);
  };
  const self = new Reader(bytes, end).uleb();
  const handles = open(TABLE_MODULE_HANDLES);
  for (let skipped = 0; skipped < self * 2; skipped += 1) handles.uleb();
  const addressIndex = handles.uleb();
  const nameIndex = handles.uleb();
  const names = open(TABLE_IDENTIFIERS);
  for (let skipped = 0; skipped < nameIndex; skipped += 1) names.take(names.uleb());
  const addresses = open(TABLE_ADDRESSES);
  addresses.take(addressIndex * ADDRESS_BYTES);
  return {
    address: `0x${Buffer.from(addresses.take(ADDRESS_BYTES)).toString('hex')}`,
    name: Buffer.from(names.take(names.uleb())).toString('utf8'),
  };
}
