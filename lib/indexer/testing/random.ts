/** A seeded stream of numbers: the same seed gives the same trace on every machine. */
export class Random {
  constructor(private state: number) {}

  /** 0 ≤ result < bound. */
  below(bound: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 4_294_967_296) * bound);
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  shuffle<T>(items: readonly T[]): T[] {
    const result = [...items];
    for (let at = result.length - 1; at > 0; at -= 1) {
      const other = this.below(at + 1);
      const [left, right] = [result[at], result[other]];
      if (left === undefined || right === undefined) throw new Error('out of range');
      result[at] = right;
      result[other] = left;
    }
    return result;
  }
}
