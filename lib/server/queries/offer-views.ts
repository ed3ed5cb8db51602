import type { Market, Offer, Sale } from '@/lib/db/generated/client';
import { isWindowCovered } from '@/lib/domain';
import { toLastIteration, toMsOrNull, toRefundRule, toRights } from './chain-words';
import { epochAnchorOf } from './epoch-anchor';
import type { OfferBlock, OfferView, Terms } from './types';

/** What decides whether an offer can be bought. */
export interface OfferContext {
  /** null before the market is indexed: then only the model's own state counts. */
  readonly market: Market | null;
  readonly retired: boolean;
  readonly iterationCount: number;
  readonly iterations: readonly { readonly number: number; readonly endEpoch: bigint }[];
}

/** An offer as pages see it; `startsAtMs` is when a window bought now would start. */
export function toOfferView(row: Offer, context: OfferContext, startsAtMs: bigint): OfferView {
  return {
    ...toTerms(row, row.price.toFixed(0)),
    number: row.number,
    active: row.active,
    setBy: row.setBy,
    setAtMs: Number(row.setAtMs),
    withdrawnAtMs: toMsOrNull(row.withdrawnAtMs),
    sold: row.sold,
    blockedBy: row.active ? offerBlock(row, context, startsAtMs) : null,
  };
}

type TermsRow = Pick<
  Offer & Sale,
  'rights' | 'windowMs' | 'firstIteration' | 'lastIteration' | 'quota' | 'refundRule' | 'trial'
>;

export function toTerms(row: TermsRow, priceFrost: string): Terms {
  return {
    rights: toRights(row.rights),
    windowMs: Number(row.windowMs),
    priceFrost,
    firstIteration: Number(row.firstIteration),
    lastIteration: toLastIteration(row.lastIteration),
    quota: Number(row.quota),
    refundRule: toRefundRule(row.refundRule),
    trial: row.trial,
  };
}

/** Why the contract would refuse a window of this offer that starts at `startsAtMs`. */
export function offerBlock(
  offer: Pick<Offer, 'windowMs' | 'lastIteration'>,
  context: OfferContext,
  startsAtMs: bigint,
): OfferBlock | null {
  const { market, iterationCount } = context;
  if (context.retired) return 'retired';
  // The contract looks at the newest iteration that the offer covers.
  const newest = Math.min(toLastIteration(offer.lastIteration) ?? iterationCount, iterationCount);
  const iteration = context.iterations.find(({ number }) => number === newest);
  if (iteration === undefined) return 'no-iteration';
  if (market === null) return null;
  if (offer.windowMs < market.minWindowMs || offer.windowMs > market.maxWindowMs) {
    return 'window-outside-limits';
  }
  const isCovered = isWindowCovered(
    epochAnchorOf(market),
    Number(iteration.endEpoch),
    startsAtMs + offer.windowMs,
  );
  return isCovered ? null : 'storage-ends-before-window';
}
