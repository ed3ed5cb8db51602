import {
  quotaText,
  REFUND_NONE,
  REFUND_PRO_RATA,
  refundRuleText,
  RIGHT_DOWNLOAD,
  RIGHT_INVOKE,
} from '@/lib/domain';
import type { OfferView } from '@/lib/server/queries/types';

export type OfferRules = Pick<OfferView, 'rights' | 'quota' | 'refundRule' | 'trial'>;

/** What can be had back under an offer, in one sentence. */
export function offerRefundText(offer: OfferRules): string {
  return refundRuleText(rulesOf(offer));
}

/** How many gateway calls a window has; empty where the offer has none. */
export function offerQuotaText(offer: OfferRules): string {
  return quotaText(rulesOf(offer), 'en-GB');
}

function rulesOf({ rights, quota, refundRule, trial }: OfferRules) {
  const download = rights.includes('DOWNLOAD') ? RIGHT_DOWNLOAD : 0;
  const invoke = rights.includes('INVOKE') ? RIGHT_INVOKE : 0;
  return {
    rights: download | invoke,
    quota: BigInt(quota),
    refundRule: refundRule === 'PRO_RATA' ? REFUND_PRO_RATA : REFUND_NONE,
    trial,
  };
}
