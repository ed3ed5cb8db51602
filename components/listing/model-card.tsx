import Link from 'next/link';
import { OfferPrice } from '@/components/offer/offer-price';
import { windowText } from '@/components/offer/rights-text';
import { Day } from '@/components/time/moment';
import { formatBytes } from '@/lib/domain';
import type { ModelCard as ModelCardView } from '@/lib/server/queries/types';
import { CardMarks } from './card-marks';
import { IterationSparkline } from './iteration-sparkline';
import { ModelGlyph } from './model-glyph';

/** What, who, how much, how long, how fresh. */
export function ModelCard({ card }: { card: ModelCardView }) {
  const latest = card.latestIteration;
  return (
    <article className="group relative flex min-w-0 flex-col rounded-lg border border-line bg-surface shadow-card transition-[border-color,box-shadow] hover:border-line-strong hover:shadow-lift has-[a:focus-visible]:border-tide">
      <div className="flex gap-3.5 p-4 pb-3">
        <ModelGlyph modelId={card.modelId} />
        <div className="min-w-0 flex-1">
          <h2 className="text-base font-semibold">
            <Link
              href={`/models/${card.modelId}`}
              className="line-clamp-2 break-words outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-tide"
            >
              {card.name}
            </Link>
          </h2>
          <p className="truncate text-sm text-ink-soft">{card.teamName}</p>
        </div>
      </div>
      <p className="line-clamp-2 min-h-10 px-4 text-sm break-words text-ink-soft">{card.summary}</p>
      <CardMarks card={card} />
      {card.history.points.length > 1 && (
        <div className="px-4 pb-3">
          <IterationSparkline history={card.history} />
        </div>
      )}
      <div className="mt-auto border-t border-line px-4 py-3">
        <CardPrice card={card} />
        {latest !== null && (
          <p className="figures mt-1 truncate text-xs text-ink-faint">
            Iteration {latest.number} · {formatBytes(BigInt(latest.plainBytes))} ·{' '}
            <Day atMs={latest.publishedAtMs} />
          </p>
        )}
        {latest !== null && (
          <p className="figures truncate text-xs text-ink-faint">
            Stored until <Day atMs={latest.storedUntilMs} /> (epoch {latest.endEpoch})
          </p>
        )}
      </div>
    </article>
  );
}

function CardPrice({ card }: { card: ModelCardView }) {
  const [cheapest] = card.offers;
  if (cheapest === undefined) {
    return <p className="py-0.5 text-sm text-ink-faint">Not for sale now</p>;
  }
  const more = card.offers.length - 1;
  return (
    <p className="flex min-h-6 items-baseline gap-2">
      <span className="min-w-0 text-lg font-semibold tracking-tight">
        <OfferPrice offer={cheapest} />
      </span>
      <span className="text-sm whitespace-nowrap text-ink-soft">
        for {windowText(cheapest.windowMs)}
      </span>
      {more > 0 && (
        <span className="ml-auto text-xs whitespace-nowrap text-ink-faint">+{more} more</span>
      )}
    </p>
  );
}
