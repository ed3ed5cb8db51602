import {
  earnedFrost,
  REFUND_NONE,
  REFUND_PRO_RATA,
  refundableFrost,
  settleableFrost,
  type SaleTerms,
} from '@/lib/domain';
import { rightsBits } from './rights-bits';
import type { TeamSale } from './team-schema';

/** One sale at a moment of the chain clock; all amounts in FROST. */
export interface SaleLine {
  readonly sale: TeamSale;
  /** Earned by now, what was settled before included. */
  readonly earnedFrost: bigint;
  /** What the holder could have back now. */
  readonly refundableFrost: bigint;
  /** Leaves the sale when it is settled now: to the team and, where there is a fee, the market. */
  readonly dueFrost: bigint;
  readonly toTeamFrost: bigint;
  readonly feeFrost: bigint;
}

/** What a sale of the index has earned by now, by the contract's own rule. */
export function saleLine(sale: TeamSale, nowMs: bigint): SaleLine {
  const terms = saleTerms(sale);
  const { teamFrost, feeFrost } = settleableFrost(terms, nowMs);
  return {
    sale,
    earnedFrost: earnedFrost(terms, nowMs),
    refundableFrost: refundableFrost(terms, nowMs),
    dueFrost: teamFrost + feeFrost,
    toTeamFrost: teamFrost,
    feeFrost,
  };
}

/** Those that `settle` would accept now, in the order given. */
export function dueSales(lines: readonly SaleLine[]): SaleLine[] {
  return lines.filter((line) => line.dueFrost > 0n);
}

/** Settled by this page (by what the sale held then), and the index has not seen it yet. */
export function awaitsIndex(line: SaleLine, settled: ReadonlyMap<string, bigint>): boolean {
  return settled.get(line.sale.saleId) === line.sale.heldFrost;
}

export function sumOfDue(lines: readonly SaleLine[]): { toTeamFrost: bigint; feeFrost: bigint } {
  return lines.reduce(
    (sum, line) => ({
      toTeamFrost: sum.toTeamFrost + line.toTeamFrost,
      feeFrost: sum.feeFrost + line.feeFrost,
    }),
    { toTeamFrost: 0n, feeFrost: 0n },
  );
}

/** The index counts the fee apart; the contract's `settled` includes it. */
export function saleTerms(sale: TeamSale): SaleTerms {
  return {
    rights: rightsBits(sale.rights),
    refundRule: sale.refundRule === 'PRO_RATA' ? REFUND_PRO_RATA : REFUND_NONE,
    quota: BigInt(sale.quota),
    used: BigInt(sale.usedCalls),
    paidFrost: sale.priceFrost,
    settledFrost: sale.settledFrost + sale.feeFrost,
    feeBps: sale.feeBps,
    feePaidFrost: sale.feeFrost,
    refundedFrost: sale.refundedFrost,
    closed: sale.refundedAtMs !== null,
    opens: BigInt(sale.opens),
    startsAtMs: BigInt(sale.startsAtMs),
    endsAtMs: BigInt(sale.endsAtMs),
  };
}
