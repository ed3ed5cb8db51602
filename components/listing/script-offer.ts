import type { ModelDetail, OfferView } from '@/lib/server/queries/types';

type Model = Pick<ModelDetail, 'allOffers' | 'iterationCount' | 'retiredAtMs'>;

export interface ScriptChoice {
  offer: OfferView;
  /** The newest iteration the offer covers. */
  iteration: number;
}

/** The offer an example may buy now: one that releases keys first, a trial last; null for none. */
export function scriptOffer(model: Model): ScriptChoice | null {
  const buyable = model.allOffers.filter(({ active, blockedBy }) => active && blockedBy === null);
  const [offer] = buyable.toSorted((left, right) => rank(left) - rank(right));
  if (offer === undefined || model.retiredAtMs !== null || model.iterationCount === 0) return null;
  const newest = model.iterationCount;
  return { offer, iteration: Math.min(newest, offer.lastIteration ?? newest) };
}

function rank({ rights, trial }: OfferView): number {
  return (rights.includes('DOWNLOAD') ? 0 : 2) + (trial ? 1 : 0);
}
