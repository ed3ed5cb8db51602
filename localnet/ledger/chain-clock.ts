/** Longest single step of `advance`: ten years. */
export const MAX_ADVANCE_MS = 10n * 366n * 86_400_000n;

/** Chain time: wall clock plus an offset that only grows; it never goes back, not even over restarts. */
export class ChainClock {
  private lastMs: bigint;

  constructor(
    private offset: bigint,
    notBeforeMs: bigint,
    private readonly wallMs: () => number = Date.now,
  ) {
    this.lastMs = notBeforeMs;
  }

  get offsetMs(): bigint {
    return this.offset;
  }

  now(): bigint {
    const wall = BigInt(Math.floor(this.wallMs())) + this.offset;
    if (wall > this.lastMs) this.lastMs = wall;
    return this.lastMs;
  }

  /** Moves forward. Throws RangeError for a negative or absurd step. */
  advance(byMs: bigint): bigint {
    if (byMs < 0n || byMs > MAX_ADVANCE_MS) {
      throw new RangeError(`the clock moves forward by 0 to ${MAX_ADVANCE_MS} ms at a time`);
    }
    const before = this.now();
    this.offset += byMs;
    // When the wall clock lags behind chain time, the whole step must still be visible.
    const target = before + byMs;
    if (this.now() < target) {
      this.offset += target - this.lastMs;
      this.lastMs = target;
    }
    return this.lastMs;
  }

  restore(offsetMs: bigint, notBeforeMs: bigint): void {
    if (offsetMs > this.offset) this.offset = offsetMs;
    if (notBeforeMs > this.lastMs) this.lastMs = notBeforeMs;
  }
}
