import { TidemarkError } from './errors';
import { MAX_U64 } from './money';

/** A half-open span of chain time, `[startsAtMs, endsAtMs)`. */
export interface TimeWindow {
  readonly startsAtMs: bigint;
  readonly endsAtMs: bigint;
}

export type WindowState = 'upcoming' | 'active' | 'ended';

/** The window of a purchase: it starts at the purchase. @throws TidemarkError window_malformed */
export function timeWindowFrom(startsAtMs: bigint, windowMs: bigint): TimeWindow {
  const endsAtMs = startsAtMs + windowMs;
  if (startsAtMs < 0n || windowMs <= 0n || endsAtMs > MAX_U64) {
    throw new TidemarkError('window_malformed', 'A window needs a length above zero.');
  }
  return { startsAtMs, endsAtMs };
}

/** Where a moment of the chain clock lies: the start is inside, the end is outside. */
export function windowState(window: TimeWindow, nowMs: bigint): WindowState {
  if (nowMs < window.startsAtMs) return 'upcoming';
  return nowMs < window.endsAtMs ? 'active' : 'ended';
}

export function isInWindow(window: TimeWindow, nowMs: bigint): boolean {
  return windowState(window, nowMs) === 'active';
}

/** Time left in ms; the whole window before its start, 0 after its end. */
export function remainingMs(window: TimeWindow, nowMs: bigint): bigint {
  const fromMs = nowMs > window.startsAtMs ? nowMs : window.startsAtMs;
  return fromMs >= window.endsAtMs ? 0n : window.endsAtMs - fromMs;
}

/** Checks a window length against a market's limits. @throws TidemarkError window_malformed */
export function assertWindowLength(
  windowMs: bigint,
  limits: { readonly minWindowMs: bigint; readonly maxWindowMs: bigint },
): void {
  if (windowMs < limits.minWindowMs || windowMs > limits.maxWindowMs) {
    throw new TidemarkError(
      'window_malformed',
      windowMs < limits.minWindowMs
        ? 'This window is shorter than the market allows; choose a longer one.'
        : 'This window is longer than the market allows; choose a shorter one.',
      { details: { minWindowMs: `${limits.minWindowMs}`, maxWindowMs: `${limits.maxWindowMs}` } },
    );
  }
}
