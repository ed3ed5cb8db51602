'use client';

import { Tag } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { OfferChips } from '@/components/offer/offer-chips';
import { byKindAndWindow } from '@/components/offer/offer-order';
import { OfferPrice } from '@/components/offer/offer-price';
import { iterationsText, rightsText, windowText } from '@/components/offer/rights-text';
import { buttonStyle } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import type { ModelDetail, OfferView } from '@/lib/server/queries/types';
import { LazyCheckout, LazyLockTest } from './lazy-buy-desk';

/** Choose an offer at the left, pay at the right. */
export function BuyPanel({ model, chosen }: { model: ModelDetail; chosen: number | null }) {
  const isRetired = model.retiredAtMs !== null;
  const offers = isRetired
    ? []
    : model.allOffers.filter((offer) => offer.active).toSorted(byKindAndWindow);
  const [number, setNumber] = useState(chosen);
  const offer =
    offers.find((candidate) => candidate.number === number) ??
    offers.find((candidate) => candidate.blockedBy === null) ??
    offers[0];
  if (offer === undefined) return <NothingSold modelId={model.modelId} isRetired={isRetired} />;
  return (
    <div className="mt-7 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_25rem] lg:grid-rows-[auto_1fr]">
      <div className="flex min-w-0 flex-col gap-4">
        {Number.isInteger(number) && offer.number !== number && (
          <Notice tone="warn" title={`Offer ${number} is not sold any more`}>
            Choose among the offers of today; the first of them is chosen now.
          </Notice>
        )}
        <OfferChoice offers={offers} chosen={offer.number} onChoose={setNumber} />
      </div>
      <div className="min-w-0 lg:row-span-2">
        <LazyCheckout model={model} offer={offer} />
      </div>
      <LazyLockTest model={model} />
    </div>
  );
}

function NothingSold({ modelId, isRetired }: { modelId: string; isRetired: boolean }) {
  return (
    <EmptyState
      Icon={Tag}
      title={isRetired ? 'This model is not for sale' : 'The team sells no access now'}
      className="mt-8"
      actions={
        <Link href={`/models/${modelId}`} className={buttonStyle({ look: 'primary' })}>
          Back to the model
        </Link>
      }
    >
      {isRetired ? 'The team has retired it.' : 'Every offer was withdrawn.'} Passes already bought
      keep their terms.
    </EmptyState>
  );
}

function OfferChoice({
  offers,
  chosen,
  onChoose,
}: {
  offers: OfferView[];
  chosen: number;
  onChoose: (offer: number) => void;
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-3 text-base font-semibold">Offers</legend>
      <div className="flex flex-col gap-2.5">
        {offers.map((offer) => (
          <label
            key={offer.number}
            className={cn(
              'flex cursor-pointer items-start gap-3 rounded-lg border bg-surface p-4 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-tide',
              offer.number === chosen ? 'border-tide ring-1 ring-tide' : 'border-line',
            )}
          >
            <input
              type="radio"
              name="offer"
              value={offer.number}
              checked={offer.number === chosen}
              onChange={() => onChoose(offer.number)}
              className="mt-1 size-4 accent-tide"
            />
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="text-sm font-medium">{windowText(offer.windowMs)}</span>
                <OfferPrice offer={offer} className="text-lg font-semibold" />
              </span>
              <span className="block text-sm text-ink-soft">
                {rightsText(offer.rights)} · {iterationsText(offer)}
              </span>
              <OfferChips offer={offer} className="mt-2" />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
