/** Numbers from a seed, with edges far more often than chance would give them (mulberry32). */
export class SeededRandom {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** An integer from 0 up to, not including, `limit`, which is at most 2^32. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<T>(first: T, ...more: readonly T[]): T {
    return more[this.below(more.length + 1) - 1] ?? first;
  }

  /** From `least` to `most`, both included: an end, one beside it, around a mark, or anywhere. */
  amount(least: bigint, most: bigint, ...marks: readonly bigint[]): bigint {
    const kind = this.below(10);
    if (kind < 3) return clamp(this.pick(least, least + 1n, most - 1n, most), least, most);
    if (kind < 7 && marks.length > 0) {
      const mark = marks[this.below(marks.length)] ?? least;
      return clamp(mark + BigInt(this.below(3) - 1), least, most);
    }
    const bits = BigInt(1 + this.below(64));
    const drawn = this.bits64() & ((1n << bits) - 1n);
    return least + (drawn % (most - least + 1n));
  }

  private bits64(): bigint {
    return (BigInt(this.below(2 ** 32)) << 32n) | BigInt(this.below(2 ** 32));
  }
}

export function clamp(value: bigint, least: bigint, most: bigint): bigint {
  if (value < least) return least;
  return value > most ? most : value;
}
