import { windowState, type SaleTerms, type TimeWindow } from '@/lib/domain';

export type PassGroup = 'ending' | 'active' | 'ended' | 'refunded';

/** "Ending soon" is the last tenth of a window, and never more than a day. */
const ENDING_PART = 10n;
const ENDING_MOST_MS = 86_400_000n;

/**
 * What can be done with a pass now. `newest` is the sale the pass names; null while it is read, or
 * where its terms give no refund. A refunded renewal leaves the pass with the sale before it, so a
 * closed one here means that nothing paid is left to use.
 */
export function passGroup(
  pass: TimeWindow & { readonly windowMs: bigint },
  newest: Pick<SaleTerms, 'closed'> | null,
  nowMs: bigint,
): PassGroup {
  if (newest?.closed === true) return 'refunded';
  if (windowState(pass, nowMs) === 'ended') return 'ended';
  const tenth = pass.windowMs / ENDING_PART;
  const soonMs = tenth < ENDING_MOST_MS ? tenth : ENDING_MOST_MS;
  return pass.endsAtMs - nowMs <= soonMs ? 'ending' : 'active';
}

/** Whether the pass lets anything be opened now. */
export function isUsable(group: PassGroup): boolean {
  return group === 'active' || group === 'ending';
}
