import { TidemarkError } from './errors';
import { BPS_TOTAL, shareOf } from './money';

/** Most members a team may have. */
export const MAX_TEAM_MEMBERS = 8;

export interface RevenueSplit {
  /** Same order as the shares, in the smallest unit. */
  readonly amounts: readonly bigint[];
  /** What rounding leaves in the vault for the next distribution. */
  readonly held: bigint;
}

/**
 * Splits a sum by basis points: each share is rounded down and the remainder stays, so that
 * Σ amounts + held = total always.
 * @throws TidemarkError shares_malformed, amount_negative
 */
export function splitRevenue(total: bigint, sharesBps: readonly number[]): RevenueSplit {
  assertShares(sharesBps);
  if (total < 0n) throw new TidemarkError('amount_negative', 'A sum to split cannot be negative.');
  const amounts = sharesBps.map((shareBps) => shareOf(total, shareBps));
  const paid = amounts.reduce((sum, amount) => sum + amount, 0n);
  return { amounts, held: total - paid };
}

/** @throws TidemarkError shares_malformed unless every share is above 0 and the sum is 100 %. */
export function assertShares(
  sharesBps: readonly number[],
  maxMembers: number = MAX_TEAM_MEMBERS,
): void {
  if (sharesBps.length === 0) {
    throw new TidemarkError('shares_malformed', 'Add at least one team member.');
  }
  if (sharesBps.length > maxMembers) {
    throw new TidemarkError('shares_malformed', `A team has at most ${maxMembers} members.`);
  }
  if (sharesBps.some((shareBps) => !Number.isInteger(shareBps) || shareBps <= 0)) {
    throw new TidemarkError('shares_malformed', 'Every member needs a share above 0 %.');
  }
  const sumBps = sharesBps.reduce((sum, shareBps) => sum + shareBps, 0);
  if (sumBps !== BPS_TOTAL) {
    throw new TidemarkError(
      'shares_malformed',
      `The shares add up to ${sumBps / 100} %; they must add up to 100 %.`,
      { details: { sumBps } },
    );
  }
}
