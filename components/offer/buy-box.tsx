import { ShieldCheck } from 'lucide-react';
import Link from 'next/link';
import { Day } from '@/components/time/moment';
import { buttonStyle } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { ModelDetail, OfferView } from '@/lib/server/queries/types';
import { OfferChips } from './offer-chips';
import { byKindAndWindow } from './offer-order';
import { OfferPrice } from './offer-price';
import { offerRefundText } from './offer-rules';
import { iterationsText, rightsText, windowText } from './rights-text';

const blocks: Record<NonNullable<OfferView['blockedBy']>, string> = {
  retired: 'The team has retired this model; nothing new is sold.',
  'window-outside-limits': 'The market no longer allows windows of this length.',
  'no-iteration': 'No iteration of this range is published yet.',
  'storage-ends-before-window':
    'Storage ends before this window would; buying works only with an extension of it.',
};

/** Every active offer with its price and window; buying itself happens on its own page. */
export function BuyBox({ model }: { model: ModelDetail }) {
  const isRetired = model.retiredAtMs !== null;
  const active = isRetired
    ? []
    : model.allOffers.filter((offer) => offer.active).toSorted(byKindAndWindow);
  const firstBuyable = active.find((offer) => offer.blockedBy === null)?.number;
  return (
    <section
      aria-label="Buy access"
      className="overflow-hidden rounded-lg border border-line bg-surface shadow-lift"
    >
      <div aria-hidden className="staff h-2 bg-tide-soft" />
      <div className="flex items-baseline justify-between px-5 pt-4">
        <h2 className="text-base font-semibold">Access</h2>
        <span className="figures text-xs text-ink-faint">
          {model.passesSold} {model.passesSold === 1 ? 'pass' : 'passes'} sold
        </span>
      </div>
      {active.length === 0 ? (
        <p className="px-5 pt-2 pb-5 text-sm text-ink-soft">
          {model.retiredAtMs === null ? (
            'The team sells no access now.'
          ) : (
            <>
              Not for sale: the team retired this model on <Day atMs={model.retiredAtMs} />.
            </>
          )}{' '}
          Passes already bought keep their terms.
        </p>
      ) : (
        <ul className="flex flex-col gap-2.5 px-5 pt-3 pb-4">
          {active.map((offer) => (
            <OfferRow
              key={offer.number}
              modelId={model.modelId}
              offer={offer}
              first={offer.number === firstBuyable}
            />
          ))}
        </ul>
      )}
      <Terms model={model} buyable={firstBuyable !== undefined} />
    </section>
  );
}

function OfferRow({
  modelId,
  offer,
  first,
}: {
  modelId: string;
  offer: OfferView;
  first: boolean;
}) {
  const { blockedBy } = offer;
  const isExtendable = blockedBy === 'storage-ends-before-window';
  return (
    <li
      className={cn(
        'flex flex-col gap-2.5 rounded-md border border-line p-3.5',
        blockedBy === null ? 'bg-raised' : 'bg-sunken',
      )}
    >
      <div className="flex items-baseline justify-between gap-3">
        <span className="text-sm font-medium whitespace-nowrap">{windowText(offer.windowMs)}</span>
        <OfferPrice offer={offer} className="min-w-0 text-right text-lg font-semibold" />
      </div>
      <p className="text-xs text-ink-soft">
        {rightsText(offer.rights)} · {iterationsText(offer)}
      </p>
      <OfferChips offer={offer} />
      {offer.refundRule === 'PRO_RATA' && (
        <p className="text-xs text-ink-faint">{offerRefundText(offer)}</p>
      )}
      {blockedBy !== null && <p className="text-xs font-medium text-warn">{blocks[blockedBy]}</p>}
      {(blockedBy === null || isExtendable) && (
        <Link
          href={`/models/${modelId}/buy?offer=${offer.number}`}
          prefetch={false}
          className={cn(buttonStyle({ look: first ? 'primary' : 'plain' }), 'w-full')}
        >
          {isExtendable
            ? 'See what extending costs'
            : `${offer.trial ? 'Try once' : 'Buy'} for ${windowText(offer.windowMs)}`}
        </Link>
      )}
    </li>
  );
}

function Terms({ model, buyable }: { model: ModelDetail; buyable: boolean }) {
  const latest = model.latestIteration;
  return (
    <div className="flex flex-col gap-2 border-t border-line bg-sunken px-5 py-4 text-xs text-ink-soft">
      {buyable && (
        <p className="flex gap-2">
          <ShieldCheck className="mt-px size-3.5 shrink-0 text-tide" aria-hidden />
          <span>
            The window starts when you pay. Price, window, iterations, calls and refund rule are
            frozen into your pass; nothing the team does later touches them.
          </span>
        </p>
      )}
      {latest !== null && (
        <p className="pl-5.5">
          Bytes stored until <Day atMs={latest.storedUntilMs} /> (epoch {latest.endEpoch}).
        </p>
      )}
      <p className="pl-5.5">
        The end of a window ends new keys. A copy decrypted before stays with its holder. Nothing is
        refunded but what an offer says.
      </p>
    </div>
  );
}
