import { SearchX, Waves } from 'lucide-react';
import Link from 'next/link';
import { buttonStyle } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { CatalogueQuery, FilterRelief } from '@/lib/server/queries/types';
import { catalogueHref, filtersOf, isNarrowed, withoutFilter } from './catalogue-url';
import { filterText, modelsText } from './catalogue-words';

interface NothingFoundProps {
  query: CatalogueQuery;
  reliefs: FilterRelief[];
}

/** Says which filters leave nothing, and what taking each of them away would show. */
export function NothingFound({ query, reliefs }: NothingFoundProps) {
  if (query.cursor !== undefined) return <PastTheEnd query={query} />;
  if (!isNarrowed(query)) return <NothingListed />;
  const useful = reliefs.filter(({ total }) => total > 0);
  return (
    <EmptyState
      Icon={SearchX}
      title="No model matches"
      actions={
        <Link href="/" className={buttonStyle({ look: useful.length === 0 ? 'primary' : 'quiet' })}>
          Show every model
        </Link>
      }
    >
      <p>{reasonOf(query, useful.length)}</p>
      {useful.length > 0 && (
        <ul aria-label="Filters to take away" className="mt-4 flex flex-col gap-1.5 text-left">
          {useful.map((relief) => (
            <li key={relief.filter}>
              <ReliefLink query={query} relief={relief} />
            </li>
          ))}
        </ul>
      )}
    </EmptyState>
  );
}

function ReliefLink({ query, relief }: { query: CatalogueQuery; relief: FilterRelief }) {
  return (
    <Link
      href={catalogueHref(withoutFilter(query, relief.filter))}
      scroll={false}
      prefetch={false}
      className="flex min-h-10 items-center justify-between gap-4 rounded-md border border-line-strong bg-raised px-3 text-sm text-ink shadow-card hover:bg-hover"
    >
      <span className="min-w-0 truncate">Without “{plain(filterText(query, relief.filter))}”</span>
      <span className="figures shrink-0 text-ink-soft">
        {modelsText(relief.total, relief.totalCapped)}
      </span>
    </Link>
  );
}

function reasonOf(query: CatalogueQuery, useful: number): string {
  const filters = filtersOf(query);
  const [only] = filters;
  if (filters.length === 1 && only === 'words') {
    return `Nothing in names, summaries, tasks, tags or teams is spelt like ${filterText(query, only)}. Search for fewer or other words; a model listed seconds ago appears as soon as the index has read it.`;
  }
  if (filters.length === 1 && only !== undefined) {
    return `No model for sale has this: ${filterText(query, only)}.`;
  }
  if (useful > 0) return 'No model matches all filters together. Take one away:';
  return 'No single filter is the reason: take away more than one, or start again.';
}

/** Quotation marks are set by the sentence. */
function plain(text: string): string {
  return text.replace(/^“(.*)”$/, '$1');
}

function PastTheEnd({ query }: { query: CatalogueQuery }) {
  return (
    <EmptyState
      Icon={SearchX}
      title="There is nothing after this page"
      actions={
        <Link
          href={catalogueHref({ ...query, cursor: undefined })}
          className={buttonStyle({ look: 'primary' })}
        >
          First page
        </Link>
      }
    >
      The models that were here have moved to earlier pages.
    </EmptyState>
  );
}

function NothingListed() {
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
