import { isRenewal, type OfferTerms, type RenewablePass } from '@/lib/domain';
import type { ComparedTerms } from './compare-terms';

export type NumberedOffer = OfferTerms & { readonly number: number };

/** What became of the offer a pass was bought under. */
export type OfferToday =
  /** Still sold; an offer never changes after it was set. */
  | { readonly kind: 'same'; readonly offer: NumberedOffer }
  /** Withdrawn; `nearest` is what is sold now and comes closest, null when nothing is. */
  | { readonly kind: 'withdrawn'; readonly nearest: NumberedOffer | null }
  /** The team sells nothing of this model any more. */
  | { readonly kind: 'retired' };

export function offerToday(
  yours: { readonly terms: ComparedTerms; readonly offer: number },
  model: { readonly retired: boolean },
  offers: readonly NumberedOffer[],
): OfferToday {
  if (model.retired) return { kind: 'retired' };
  const same = offers.find((offer) => offer.number === yours.offer && offer.active);
  if (same !== undefined) return { kind: 'same', offer: same };
  return { kind: 'withdrawn', nearest: nearestOffer(yours.terms, offers) };
}

/** Among the offers sold now: a trial only for a trial, then by rights, iterations, window, price. */
export function nearestOffer(
  yours: ComparedTerms,
  offers: readonly NumberedOffer[],
): NumberedOffer | null {
  const ranked = offers
    .filter((offer) => offer.active)
    .map((offer) => ({ offer, distance: distanceOf(yours, offer) }))
    .toSorted((left, right) => compare(left.distance, right.distance));
  return ranked[0]?.offer ?? null;
}

/**
 * The offers that may renew a pass now: active, no trial, the same rights, and the same iterations
 * or, once the pass has ended, more. The pass's own offer comes first, then the shorter and cheaper.
 */
export function renewalOffers(
  pass: RenewablePass & { readonly offer: number },
  offers: readonly NumberedOffer[],
  nowMs: bigint,
): NumberedOffer[] {
  return offers
    .filter((offer) => offer.active && !offer.trial && isRenewal(offer, pass, nowMs))
    .toSorted((left, right) => compare(orderOf(left), orderOf(right)));

  function orderOf(offer: NumberedOffer): bigint[] {
    return [flag(offer.number !== pass.offer), offer.windowMs, offer.priceFrost];
  }
}

/** Why nothing renews a pass now, and what to do. */
export function noRenewalWords(
  pass: RenewablePass,
  model: { readonly retired: boolean },
  offers: readonly NumberedOffer[],
  nowMs: bigint,
): string {
  if (model.retired) {
    return 'The team has retired this model, so nothing new is sold; your pass keeps its terms.';
  }
  if (!offers.some((offer) => offer.active)) {
    return 'The team sells no access now; your pass keeps its terms. Look again later.';
  }
  const isMoreLater = offers.some(
    (offer) => offer.active && !offer.trial && isRenewal(offer, pass, pass.endsAtMs),
  );
  if (pass.endsAtMs > nowMs && isMoreLater) {
    return 'Today’s offers cover more iterations than this pass; they can renew it once it has ended. Until then you can buy another pass.';
  }
  return 'No offer of today has the rights and the iterations of this pass; buy a new pass instead.';
}

function distanceOf(yours: ComparedTerms, offer: NumberedOffer): bigint[] {
  const covers =
    offer.firstIteration <= yours.firstIteration && offer.lastIteration >= yours.lastIteration;
  return [
    flag(offer.trial && !yours.trial),
    flag(offer.rights !== yours.rights),
    flag(!covers),
    distance(offer.windowMs, yours.windowMs),
    distance(offer.priceFrost, yours.priceFrost),
    BigInt(offer.number),
  ];
}

/** By the first place that differs. */
function compare(left: readonly bigint[], right: readonly bigint[]): number {
  for (const [at, value] of left.entries()) {
    const other = right[at] ?? 0n;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}

function flag(isSo: boolean): bigint {
  return isSo ? 1n : 0n;
}

function distance(left: bigint, right: bigint): bigint {
  return left < right ? right - left : left - right;
}
