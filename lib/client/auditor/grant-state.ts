import {
  formatDuration,
  ITERATIONS_AND_LATER,
  windowState,
  type IterationRange,
  type TimeWindow,
} from '@/lib/domain';

export type GrantState = 'active' | 'upcoming' | 'ended' | 'revoked';

/** Where a grant stands at a moment of the chain clock; a revoked one stays revoked. */
export function grantState(grant: TimeWindow & { readonly revoked: boolean }, nowMs: number) {
  const state: GrantState = grant.revoked ? 'revoked' : windowState(grant, BigInt(nowMs));
  return state;
}

export interface GrantWindow {
  /** Filled part of the window bar, 0 to 1. */
  readonly part: number;
  readonly text: string;
  /** The whole length: `14 days`. */
  readonly length: string;
}

/** What the bar of a grant's window shows. */
export function grantWindow(grant: TimeWindow, state: GrantState, nowMs: number): GrantWindow {
  const lengthMs = Number(grant.endsAtMs - grant.startsAtMs);
  const leftMs = Math.max(0, Number(grant.endsAtMs) - nowMs);
  const length = formatDuration(lengthMs);
  if (state === 'revoked') return { part: 0, text: 'Revoked', length };
  if (state === 'ended') return { part: 0, text: 'Ended', length };
  if (state === 'upcoming') {
    const untilMs = Number(grant.startsAtMs) - nowMs;
    return { part: 1, text: `Starts in ${formatDuration(untilMs)}`, length };
  }
  return { part: leftMs / Math.max(1, lengthMs), text: `${formatDuration(leftMs)} left`, length };
}

/** Numbers of the iterations a grant covers that exist, newest first. */
export function grantedIterations(grant: IterationRange, iterationCount: number): number[] {
  const newest =
    grant.lastIteration === ITERATIONS_AND_LATER
      ? iterationCount
      : Math.min(grant.lastIteration, iterationCount);
  const count = Math.max(0, newest - grant.firstIteration + 1);
  return Array.from({ length: count }, (_, index) => newest - index);
}

const order: readonly GrantState[] = ['active', 'upcoming', 'ended', 'revoked'];

/** What can be used first, then by end. */
export function sortGrants<Grant extends TimeWindow & { readonly revoked: boolean }>(
  grants: readonly Grant[],
  nowMs: number,
): Grant[] {
  const rank = (grant: Grant) => order.indexOf(grantState(grant, nowMs));
  return grants.toSorted(
    (left, right) => rank(left) - rank(right) || Number(left.endsAtMs - right.endsAtMs),
  );
}
