import { Badge } from '@/components/ui/badge';
import { joinClasses } from '@/components/ui/join-classes';
import { offerQuotaText, type OfferRules } from './offer-rules';

/** Trial, refund and calls at a glance; the checkout has the sentences. */
export function OfferChips({ offer, className }: { offer: OfferRules; className?: string }) {
  const calls = offerQuotaText(offer);
  return (
    <span className={joinClasses('flex flex-wrap gap-1.5', className)}>
      {offer.trial && <Badge tone="tide">Trial, once per person</Badge>}
      {offer.refundRule === 'PRO_RATA' ? (
        <Badge tone="good">Pro rata refund</Badge>
      ) : (
        <Badge>No refund</Badge>
      )}
      {calls !== '' && <Badge>{calls}</Badge>}
    </span>
  );
}
