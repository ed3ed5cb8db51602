/** Deterministic numbers from a seed (mulberry32): the same seed gives the same programs everywhere. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** An integer from 0 up to, not including, `limit`. */
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

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.below(choices.length)] ?? choices[0];
  }

  /** An unsigned integer of up to `count` bits. */
  bits(count: number): bigint {
    let value = 0n;
    for (let taken = 0; taken < count; taken += 16) {
      value = (value << 16n) | BigInt(this.below(0x10000));
    }
    return value & ((1n << BigInt(count)) - 1n);
  }
}
