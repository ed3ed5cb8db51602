import { partOf, shareOf } from './money';
import { REFUND_PRO_RATA, releasesKeys, type SaleTerms } from './terms';
import { firstRefusal, type Refusal } from './verdict';

/**
 * What the holder could have back of a sale at this moment; never grows (`earning.move`).
 *
 * With a pro rata rule: by time floor(paid × (ends − max(now, starts)) / (ends − starts)); by
 * calls floor(paid × (quota − used) / quota). A right to download counts by time while never
 * opened, then nothing; a right to invoke only counts the smaller of both.
 */
export function refundableFrost(sale: SaleTerms, nowMs: bigint): bigint {
  if (sale.closed || sale.refundRule !== REFUND_PRO_RATA || nowMs >= sale.endsAtMs) return 0n;
  const fromMs = nowMs > sale.startsAtMs ? nowMs : sale.startsAtMs;
  const byTime = partOf(sale.paidFrost, sale.endsAtMs - fromMs, sale.endsAtMs - sale.startsAtMs);
  if (releasesKeys(sale.rights)) return sale.opens === 0n ? byTime : 0n;
  if (sale.quota === 0n) return byTime;
  const byCalls = partOf(sale.paidFrost, sale.quota - sale.used, sale.quota);
  return byCalls < byTime ? byCalls : byTime;
}

/** What the team has earned of a sale by this moment, the fee and all settled before included. */
export function earnedFrost(sale: SaleTerms, nowMs: bigint): bigint {
  return sale.paidFrost - sale.refundedFrost - refundableFrost(sale, nowMs);
}

export interface Settlement {
  /** Goes to the team's vault. */
  readonly teamFrost: bigint;
  /** Goes to the market. */
  readonly feeFrost: bigint;
  /** Stays in the sale. */
  readonly heldFrost: bigint;
}

/** What settling now would move; both parts are 0 where nothing was earned since the last time. */
export function settleableFrost(sale: SaleTerms, nowMs: bigint): Settlement {
  const earned = earnedFrost(sale, nowMs);
  const due = earned - sale.settledFrost;
  // Of the whole, not of each part, so that settling often costs nobody a unit.
  const feeFrost = due > 0n ? shareOf(earned, sale.feeBps) - sale.feePaidFrost : 0n;
  return {
    teamFrost: due - feeFrost,
    feeFrost,
    heldFrost: sale.paidFrost - sale.refundedFrost - earned,
  };
}

export type SettleVerdict = ({ readonly allowed: true } & Settlement) | Refusal;

/** Would the contract accept `sale::settle` now, and what would it move? */
export function canSettle(sale: SaleTerms, nowMs: bigint): SettleVerdict {
  const verdict = firstRefusal([
    [earnedFrost(sale, nowMs) > sale.settledFrost, 'contract_refused', 28],
  ]);
  return verdict.allowed ? { ...verdict, ...settleableFrost(sale, nowMs) } : verdict;
}

export type RefundVerdict =
  | {
      readonly allowed: true;
      readonly amountFrost: bigint;
      /** The new end of the pass. */
      readonly endsAtMs: bigint;
    }
  | Refusal;

/** Would the contract accept `refund::refund` of this sale now, and what would come of it? */
export function canRefund(
  pass: { readonly passId: string; readonly saleId: string },
  sale: SaleTerms & { readonly saleId: string; readonly passId: string },
  nowMs: bigint,
): RefundVerdict {
  const amountFrost = refundableFrost(sale, nowMs);
  const verdict = firstRefusal([
    [sale.passId === pass.passId && pass.saleId === sale.saleId, 'contract_refused', 22],
    [amountFrost > 0n, 'contract_refused', 56],
  ]);
  if (!verdict.allowed) return verdict;
  const endsAtMs = sale.startsAtMs > nowMs ? sale.startsAtMs : nowMs;
  return { allowed: true, amountFrost, endsAtMs };
}
