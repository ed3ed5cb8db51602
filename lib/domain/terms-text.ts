import { formatDuration, groupDigits } from './format';
import { formatWal } from './money';
import {
  allowsCalls,
  ITERATIONS_AND_LATER,
  REFUND_PRO_RATA,
  releasesKeys,
  type IterationRange,
  type OfferTerms,
} from './terms';

/** `download`, `invoke` or `download and invoke`, as in the pass itself. */
export function rightsText(rights: number): string {
  if (!allowsCalls(rights)) return 'download';
  return releasesKeys(rights) ? 'download and invoke' : 'invoke';
}

/** `every iteration`, `iteration 3`, `iterations 2 to 4` or `iterations 2 and later`. */
export function iterationsText({ firstIteration, lastIteration }: IterationRange): string {
  if (lastIteration === ITERATIONS_AND_LATER) {
    return firstIteration <= 1 ? 'every iteration' : `iterations ${firstIteration} and later`;
  }
  return firstIteration === lastIteration
    ? `iteration ${firstIteration}`
    : `iterations ${firstIteration} to ${lastIteration}`;
}

/** `7 days from the purchase`. */
export function windowText(windowMs: bigint): string {
  return `${formatDuration(windowMs)} from the purchase`;
}

/** `12 WAL`, `free trial` or `trial for 1 WAL`; groups digits by the locale. */
export function priceText(offer: Pick<OfferTerms, 'priceFrost' | 'trial'>, locale: string): string {
  const price = `${groupDigits(formatWal(offer.priceFrost), locale)} WAL`;
  if (!offer.trial) return price;
  return offer.priceFrost === 0n ? 'free trial' : `trial for ${price}`;
}

/** How many gateway calls a period has; empty where the right has none. */
export function quotaText(offer: Pick<OfferTerms, 'rights' | 'quota'>, locale: string): string {
  if (!allowsCalls(offer.rights)) return '';
  if (offer.quota === 0n) return 'calls without a limit';
  const calls = groupDigits(`${offer.quota}`, locale);
  return offer.quota === 1n ? '1 call' : `${calls} calls`;
}

/** What can be had back, in one sentence. */
export function refundRuleText(
  offer: Pick<OfferTerms, 'rights' | 'quota' | 'refundRule' | 'trial'>,
): string {
  if (offer.refundRule !== REFUND_PRO_RATA) {
    return offer.trial ? 'A trial is not refunded.' : 'No refund.';
  }
  if (releasesKeys(offer.rights)) {
    return 'Until you first open the model, the unused part of the window is refunded.';
  }
  return offer.quota === 0n
    ? 'The unused part of the window is refunded.'
    : 'The unused part of the window or of the calls is refunded, whichever is smaller.';
}
