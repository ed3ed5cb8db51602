import { Wal } from '@/components/money/wal';
import { rangeText, rightsTextOfBits } from '@/components/offer/rights-text';
import { cn } from '@/components/ui/cn';
import type { NumberedOffer } from '@/lib/client/pass/todays-offer';
import { formatDuration, quotaText, refundRuleText } from '@/lib/domain';

interface RenewalChoiceProps {
  offers: readonly NumberedOffer[];
  chosen: number;
  onChoose: (offer: number) => void;
}

/** The offers of today that may renew the pass. */
export function RenewalChoice({ offers, chosen, onChoose }: RenewalChoiceProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm font-medium">
        {offers.length === 1 ? 'One offer renews it' : `${offers.length} offers renew it`}
      </legend>
      <div className="flex flex-col gap-2">
        {offers.map((offer) => (
          <label
            key={offer.number}
            className={cn(
              'flex cursor-pointer items-start gap-3 rounded-md border bg-surface p-3 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-tide',
              offer.number === chosen ? 'border-tide ring-1 ring-tide' : 'border-line',
            )}
          >
            <input
              type="radio"
              name="renewal-offer"
              value={offer.number}
              checked={offer.number === chosen}
              onChange={() => onChoose(offer.number)}
              className="mt-0.5 size-4 accent-tide"
            />
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm font-medium">
                <span>{formatDuration(offer.windowMs)}</span>
                <Wal amount={offer.priceFrost} />
              </span>
              <span className="block text-xs text-ink-soft">{termsText(offer)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function termsText(offer: NumberedOffer): string {
  const words = [
    rightsTextOfBits(offer.rights),
    rangeText(offer),
    quotaText(offer, 'en-GB'),
    refundRuleText(offer),
  ];
  return words.filter((word) => word !== '').join(' · ');
}
