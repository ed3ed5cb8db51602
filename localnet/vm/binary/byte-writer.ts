import type { Id } from '../types';

const FIRST_CAPACITY_BYTES = 64;

/** Growing buffer of little-endian bytes. */
export class ByteWriter {
  private data = new Uint8Array(FIRST_CAPACITY_BYTES);
  private view = new DataView(this.data.buffer);
  private length = 0;

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.data.slice(0, this.length);
  }

  u8(value: number): void {
    const start = this.room(1);
    this.view.setUint8(start, value);
  }

  u16(value: number): void {
    const start = this.room(2);
    this.view.setUint16(start, value, true);
  }

  u32(value: number): void {
    const start = this.room(4);
    this.view.setUint32(start, value, true);
  }

  u64(value: bigint): void {
    const start = this.room(8);
    this.view.setBigUint64(start, value, true);
  }

  u128(value: bigint): void {
    this.u64(BigInt.asUintN(64, value));
    this.u64(BigInt.asUintN(64, value >> 64n));
  }

  u256(value: bigint): void {
    this.u128(BigInt.asUintN(128, value));
    this.u128(value >> 128n);
  }

  bytes(value: ArrayLike<number>): void {
    const start = this.room(value.length);
    this.data.set(value, start);
  }

  /** `0x` and 64 hex digits as 32 bytes. */
  address(value: Id): void {
    const start = this.room(32);
    for (let index = 0; index < 32; index += 1) {
      this.data[start + index] = parseInt(value.slice(2 + index * 2, 4 + index * 2), 16);
    }
  }

  uleb(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.u8((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.u8(rest);
  }

  /** Makes room at the end. May replace `view`, so callers must not have read it before. */
  private room(length: number): number {
    const start = this.length;
    const needed = start + length;
    if (needed > this.data.length) {
      const grown = new Uint8Array(Math.max(needed, this.data.length * 2));
      grown.set(this.data.subarray(0, start));
      this.data = grown;
      this.view = new DataView(grown.buffer);
    }
    this.length = needed;
    return start;
  }
}
