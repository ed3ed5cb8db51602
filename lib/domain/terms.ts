import type { TimeWindow } from './time-window';

/** Rights bits of an offer and of a pass. */
export const RIGHT_DOWNLOAD = 1;
export const RIGHT_INVOKE = 2;
/** `lastIteration` of an offer that includes every later iteration. */
export const ITERATIONS_AND_LATER = 0xffff_ffff;
/** Refund rules: the money is earned at once, or what is not used can be had back. */
export const REFUND_NONE = 0;
export const REFUND_PRO_RATA = 1;
/** Most gateway calls an offer can name. */
export const MAX_QUOTA = 1_000_000_000_000n;

/** Numbers of iterations, both ends included. */
export interface IterationRange {
  readonly firstIteration: number;
  readonly lastIteration: number;
}

/** What a team offers; a pass and its sale copy it. */
export interface OfferTerms extends IterationRange {
  readonly rights: number;
  readonly windowMs: bigint;
  readonly priceFrost: bigint;
  /** Gateway calls; 0 is no limit. */
  readonly quota: bigint;
  readonly refundRule: number;
  /** Once per person and model; the price may be 0. */
  readonly trial: boolean;
  readonly active: boolean;
}

/** The money of one period of a pass; `[startsAtMs, endsAtMs)` stays as sold after a refund. */
export interface SaleTerms extends TimeWindow {
  readonly rights: number;
  readonly refundRule: number;
  readonly quota: bigint;
  /** Gateway calls counted so far. */
  readonly used: bigint;
  readonly paidFrost: bigint;
  /** Left towards team and market so far, the fee included. */
  readonly settledFrost: bigint;
  readonly feeBps: number;
  readonly feePaidFrost: bigint;
  readonly refundedFrost: bigint;
  /** Refunded: the rest is the team's. */
  readonly closed: boolean;
  readonly opens: bigint;
}

export function releasesKeys(rights: number): boolean {
  return (rights & RIGHT_DOWNLOAD) !== 0;
}

export function allowsCalls(rights: number): boolean {
  return (rights & RIGHT_INVOKE) !== 0;
}

export function isIterationCovered(range: IterationRange, iteration: number): boolean {
  return range.firstIteration <= iteration && iteration <= range.lastIteration;
}

/** Whether an offer or a grant may name these iterations of a model that has so many. */
export function isRangeOffered(range: IterationRange, iterationCount: number): boolean {
  const { firstIteration: first, lastIteration: last } = range;
  if (first < 1 || first > iterationCount || last < first) return false;
  return last === ITERATIONS_AND_LATER || last <= iterationCount;
}

/** The newest iteration there is that a range covers. */
export function newestCovered(range: IterationRange, iterationCount: number): number {
  return Math.min(range.lastIteration, iterationCount);
}

/** The one sale of a pass that pays for this moment; a refunded period pays for nothing. */
export function saleHolding<S extends Pick<SaleTerms, 'startsAtMs' | 'endsAtMs' | 'closed'>>(
  sales: readonly S[],
  nowMs: bigint,
): S | null {
  return (
    sales.find((sale) => !sale.closed && sale.startsAtMs <= nowMs && nowMs < sale.endsAtMs) ?? null
  );
}
