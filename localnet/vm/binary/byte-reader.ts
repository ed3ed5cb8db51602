import { MalformedInput } from '../faults';
import type { Id } from '../types';

const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);
const U32_MAX = 0xffff_ffff;

/** Bounds-checked reader of little-endian bytes; every failure is a MalformedInput. */
export class ByteReader {
  private readonly view: DataView;
  private position: number;

  constructor(
    private readonly data: Uint8Array,
    private readonly code: 'module' | 'bcs',
    start = 0,
    private readonly limit = data.length,
  ) {
    if (start > limit || limit > data.length) throw new MalformedInput(code, 'out of bounds');
    this.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    this.position = start;
  }

  get offset(): number {
    return this.position;
  }

  get remaining(): number {
    return this.limit - this.position;
  }

  /** A reader over `length` bytes that begin `start` bytes into the data. */
  slice(start: number, length: number): ByteReader {
    return new ByteReader(this.data, this.code, start, start + length);
  }

  fail(message: string): MalformedInput {
    return new MalformedInput(this.code, `${message} at byte ${this.position}`);
  }

  end(): void {
    if (this.remaining !== 0) throw this.fail('trailing bytes');
  }

  u8(): number {
    return this.view.getUint8(this.take(1));
  }

  u16(): number {
    return this.view.getUint16(this.take(2), true);
  }

  u32(): number {
    return this.view.getUint32(this.take(4), true);
  }

  u64(): bigint {
    return this.view.getBigUint64(this.take(8), true);
  }

  u128(): bigint {
    const low = this.u64();
    return low | (this.u64() << 64n);
  }

  u256(): bigint {
    const low = this.u128();
    return low | (this.u128() << 128n);
  }

  bytes(length: number): Uint8Array {
    const start = this.take(length);
    return this.data.subarray(start, start + length);
  }

  address(): Id {
    let text = '0x';
    for (const byte of this.bytes(32)) text += HEX[byte];
    return text;
  }

  /** ULEB128 of at most 32 bits in its shortest form. */
  uleb(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.u8();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        if (byte === 0 && shift > 0) throw this.fail('a length is not in its shortest form');
        if (value > U32_MAX) break;
        return value;
      }
    }
    throw this.fail('a length is over 32 bits');
  }

  private take(length: number): number {
    const start = this.position;
    if (length > this.limit - start) throw this.fail('the bytes end too early');
    this.position = start + length;
    return start;
  }
}
