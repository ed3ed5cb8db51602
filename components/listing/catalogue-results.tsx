import { ArrowRight, SearchX, Waves } from 'lucide-react';
import Link from 'next/link';
import { buttonStyle } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { groupDigits } from '@/lib/domain';
import type { CataloguePage, CatalogueQuery, CatalogueSort } from '@/lib/server/queries/types';
import { catalogueHref, firstPageOf, isNarrowed } from './catalogue-url';
import { ModelCard } from './model-card';

const sorts: { value: CatalogueSort; label: string }[] = [
  { value: 'relevance', label: 'Relevance' },
  { value: 'newest', label: 'Newest' },
  { value: 'price', label: 'Price' },
  { value: 'sold', label: 'Most sold' },
];

interface ResultsProps {
  query: CatalogueQuery;
  page: CataloguePage;
}

export function CatalogueResults({ query, page }: ResultsProps) {
  if (page.cards.length === 0) return <NothingFound query={query} />;
  return (
    <>
      {page.fuzzy && (
        <Notice title={`Nothing is spelt “${query.words ?? ''}”.`} className="mb-4">
          These models are spelt alike.
        </Notice>
      )}
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {page.cards.map((card) => (
          <li key={card.modelId} className="flex min-w-0 *:flex-1">
            <ModelCard card={card} />
          </li>
        ))}
      </ul>
      <Pager query={query} nextCursor={page.nextCursor} />
    </>
  );
}

/** Count of hits and the order, as links. */
export function ResultsHead({ query, page }: ResultsProps) {
  const current = query.sort ?? (query.words === undefined ? 'newest' : 'relevance');
  const total = groupDigits(String(page.total), 'en-GB');
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <p className="figures text-sm text-ink-soft" role="status">
        {page.totalCapped ? `More than ${total}` : total} {page.total === 1 ? 'model' : 'models'}
      </p>
      <nav aria-label="Order" className="-mx-2 flex overflow-x-auto">
        {sorts
          .filter((sort) => sort.value !== 'relevance' || query.words !== undefined)
          .map((sort) => (
            <Link
              key={sort.value}
              href={catalogueHref({ ...firstPageOf(query), sort: sort.value })}
              scroll={false}
              prefetch={false}
              aria-current={sort.value === current ? 'true' : undefined}
              className="rounded-md px-2 py-1 text-sm whitespace-nowrap text-ink-faint hover:text-ink aria-[current]:font-medium aria-[current]:text-ink"
            >
              {sort.label}
            </Link>
          ))}
      </nav>
    </div>
  );
}

function Pager({ query, nextCursor }: { query: CatalogueQuery; nextCursor: string | null }) {
  if (nextCursor === null && query.cursor === undefined) return null;
  return (
    <nav aria-label="Pages" className="mt-8 flex items-center justify-center gap-2">
      {query.cursor !== undefined && (
        <Link href={catalogueHref(firstPageOf(query))} className={buttonStyle({ look: 'quiet' })}>
          First page
        </Link>
      )}
      {nextCursor !== null && (
        <Link
          href={catalogueHref({ ...query, cursor: nextCursor })}
          className={buttonStyle({ look: 'plain' })}
        >
          Next page <ArrowRight aria-hidden />
        </Link>
      )}
    </nav>
  );
}

function NothingFound({ query }: { query: CatalogueQuery }) {
  if (isNarrowed(query)) {
    return (
      <EmptyState
        Icon={SearchX}
        title="No model matches"
        actions={
          <Link href="/" className={buttonStyle({ look: 'primary' })}>
            Show every model
          </Link>
        }
      >
        Take away a filter or search for fewer words. A model that was listed seconds ago appears as
        soon as the index has read it.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      Icon={Waves}
      title="No model is listed yet"
      actions={
        <Link href="/publish" prefetch={false} className={buttonStyle({ look: 'primary' })}>
          Publish the first one
        </Link>
      }
    >
      A team uploads a file, sets an offer, and the model appears here with its history.
    </EmptyState>
  );
}
