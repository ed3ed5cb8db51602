import {
  refundableFrost,
  windowState,
  type SaleTerms,
  type TimeWindow,
  type WindowState,
} from '@/lib/domain';

/** A refunded period as the index tells of it: the pass on chain no longer leads to it. */
export interface RefundedPeriod extends TimeWindow {
  readonly saleId: string;
  readonly passId: string;
  readonly paidFrost: bigint;
  readonly refundedFrost: bigint;
}

/** One paid period of a pass at a moment of the chain clock. */
export interface PassPeriod extends TimeWindow {
  readonly saleId: string;
  readonly paidFrost: bigint;
  readonly state: WindowState | 'refunded';
  /** Came back; 0 unless refunded. */
  readonly refundedFrost: bigint;
  /** Could come back now, once the newer periods are refunded. */
  readonly refundableFrost: bigint;
  /** The period that a refund would take now. */
  readonly isNext: boolean;
}

type ChainSale = SaleTerms & { readonly saleId: string };

/** Every period ever paid for, newest first: those of the chain, and refunded ones of the index. */
export function passPeriods(
  sales: readonly ChainSale[],
  refunded: readonly RefundedPeriod[],
  nowMs: bigint,
): PassPeriod[] {
  const known = new Set(sales.map((sale) => sale.saleId));
  const onChain = sales.map((sale, at) => toPeriod(sale, at, nowMs));
  const gone = refunded.filter(({ saleId }) => !known.has(saleId)).map(toGone);
  // Stable, so of two periods with one start the standing one comes first.
  return [...onChain, ...gone].toSorted((left, right) =>
    left.startsAtMs === right.startsAtMs ? 0 : left.startsAtMs < right.startsAtMs ? 1 : -1,
  );
}

function toPeriod(sale: ChainSale, at: number, nowMs: bigint): PassPeriod {
  const { saleId, startsAtMs, endsAtMs, paidFrost, refundedFrost } = sale;
  return {
    saleId,
    startsAtMs,
    endsAtMs,
    paidFrost,
    refundedFrost,
    state: sale.closed ? 'refunded' : windowState(sale, nowMs),
    refundableFrost: refundableFrost(sale, nowMs),
    isNext: at === 0,
  };
}

function toGone(period: RefundedPeriod): PassPeriod {
  return { ...period, state: 'refunded', refundableFrost: 0n, isNext: false };
}

/** The stretch the gauge of a pass shows: from the start of the running period to the pass's end. */
export function gaugeSpanMs(
  pass: { readonly endsAtMs: bigint; readonly windowMs: bigint },
  running: Pick<TimeWindow, 'startsAtMs'> | null,
): bigint {
  return running === null ? pass.windowMs : pass.endsAtMs - running.startsAtMs;
}
