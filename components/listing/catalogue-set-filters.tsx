import Link from 'next/link';
import type { CatalogueQuery } from '@/lib/server/queries/types';
import { catalogueHref, filtersOf, withoutFilter } from './catalogue-url';
import { filterText } from './catalogue-words';

/** Every filter that is set, as a link that takes it away. */
export function SetFilters({
  query,
  teamName,
}: {
  query: CatalogueQuery;
  teamName: string | null;
}) {
  const filters = filtersOf(query);
  if (filters.length === 0) return null;
  return (
    <ul aria-label="Filters that are set" className="mb-4 flex flex-wrap items-center gap-1.5">
      {filters.map((filter) => {
        const isTeam = filter === 'teamId' && teamName !== null;
        const text = isTeam ? `Team ${teamName}` : filterText(query, filter);
        return (
          <li key={filter} className="flex min-w-0">
            <Link
              href={catalogueHref(withoutFilter(query, filter))}
              scroll={false}
              prefetch={false}
              aria-label={`Take away: ${text}`}
              className="inline-flex min-h-7 min-w-0 items-center gap-1.5 rounded-sm bg-tide-soft px-2 text-xs font-medium text-tide-strong ring-1 ring-tide-line ring-inset hover:ring-tide"
            >
              <span className="truncate">{text}</span>
              <span aria-hidden>×</span>
            </Link>
          </li>
        );
      })}
      {filters.length > 1 && (
        <li>
          <Link
            href={catalogueHref(query.sort === undefined ? {} : { sort: query.sort })}
            scroll={false}
            prefetch={false}
            className="rounded-sm px-1.5 text-xs font-medium text-tide hover:text-tide-strong"
          >
            Clear all filters
          </Link>
        </li>
      )}
    </ul>
  );
}
