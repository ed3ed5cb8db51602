import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { buttonStyle } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { CataloguePage, CatalogueQuery, CatalogueSort } from '@/lib/server/queries/types';
import { catalogueHref, firstPageOf } from './catalogue-url';
import { modelsText } from './catalogue-words';
import { CopyViewLink } from './copy-view-link';
import { ModelCard } from './model-card';
import { NothingFound } from './nothing-found';

const sorts: { value: CatalogueSort; label: string }[] = [
  { value: 'relevance', label: 'Relevance' },
  { value: 'newest', label: 'Newest' },
  { value: 'price', label: 'Lowest price' },
  { value: 'sold', label: 'Most sold' },
];

interface ResultsProps {
  query: CatalogueQuery;
  page: CataloguePage;
}

export function CatalogueResults({ query, page }: ResultsProps) {
  if (page.cards.length === 0) return <NothingFound query={query} reliefs={page.reliefs} />;
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

/** Count of hits, a link to the view, and the order as links. */
export function ResultsHead({ query, page }: ResultsProps) {
  const current = query.sort ?? (query.words === undefined ? 'newest' : 'relevance');
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <p className="figures text-sm text-ink-soft" role="status">
        {page.totalCapped && 'More than '}
        {modelsText(page.total)}
      </p>
      <div className="-mx-2 flex max-w-full flex-wrap items-center gap-x-3">
        <nav aria-label="Order" className="flex overflow-x-auto">
          {sorts
            .filter((sort) => sort.value !== 'relevance' || query.words !== undefined)
            .map((sort) => (
              <Link
                key={sort.value}
                href={catalogueHref({ ...firstPageOf(query), sort: sort.value })}
                scroll={false}
                prefetch={false}
                rel="nofollow"
                aria-current={sort.value === current ? 'true' : undefined}
                className="inline-flex min-h-8 items-center rounded-md px-2 text-sm whitespace-nowrap text-ink-faint hover:text-ink aria-[current]:font-medium aria-[current]:text-ink"
              >
                {sort.label}
              </Link>
            ))}
        </nav>
        <CopyViewLink href={catalogueHref(firstPageOf(query))} />
      </div>
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
