import { quotaText, REFUND_NONE, REFUND_PRO_RATA, refundRuleText } from '@/lib/domain';
import { rightsBits } from './rights-bits';

export interface OfferRules {
  readonly rights: readonly ('DOWNLOAD' | 'INVOKE')[];
  readonly quota: number;
  readonly refundRule: 'NONE' | 'PRO_RATA';
  readonly trial: boolean;
}

/** The refund rule as the buyer reads it. */
export function refundWords(offer: OfferRules): string {
  return refundRuleText({
    rights: rightsBits(offer.rights),
    quota: BigInt(offer.quota),
    refundRule: offer.refundRule === 'PRO_RATA' ? REFUND_PRO_RATA : REFUND_NONE,
    trial: offer.trial,
  });
}

/** Calls and refund: `1,000 calls · No refund.` */
export function offerWords(offer: OfferRules): string {
  const calls = quotaText(
    { rights: rightsBits(offer.rights), quota: BigInt(offer.quota) },
    'en-GB',
  );
  return [calls, refundWords(offer)].filter((words) => words !== '').join(' · ');
}
