import Link from 'next/link';
import { Disclosure } from '@/components/ui/disclosure';
import type { CataloguePage, CatalogueQuery, FacetValue } from '@/lib/server/queries/types';
import { catalogueHref, firstPageOf, isNarrowed } from './catalogue-url';

const DAY_MS = 86_400_000;
const MAX_VALUES = 8;

type FacetName = 'task' | 'format' | 'tag' | 'licence' | 'dataClass';

interface FiltersProps {
  query: CatalogueQuery;
  facets: CataloguePage['facets'];
}

/** Facets as links: every choice is an address that can be sent to somebody. */
export function CatalogueFilters({ query, facets }: FiltersProps) {
  const groups: { name: FacetName; title: string; values: FacetValue[] }[] = [
    { name: 'task', title: 'Task', values: facets.tasks },
    { name: 'format', title: 'Format', values: facets.formats },
    { name: 'licence', title: 'Licence', values: facets.licences },
    { name: 'dataClass', title: 'Data class', values: facets.dataClasses },
    { name: 'tag', title: 'Tag', values: facets.tags },
  ];
  return (
    <div className="flex flex-col gap-5">
      {isNarrowed(query) && (
        <Link
          href={catalogueHref(query.sort === undefined ? {} : { sort: query.sort })}
          className="w-fit rounded-sm text-sm font-medium text-tide hover:text-tide-strong"
        >
          Clear all filters
        </Link>
      )}
      {groups.map(
        (group) =>
          (group.values.length > 0 || query[group.name] !== undefined) && (
            <FacetGroup key={group.name} query={query} {...group} />
          ),
      )}
      <WindowGroup query={query} />
    </div>
  );
}

/** The same filters folded away, for narrow screens. */
export function FoldedFilters(props: FiltersProps) {
  return (
    <Disclosure summary="Filters" className="lg:hidden" open={false}>
      <div className="rounded-lg border border-line bg-surface p-4">
        <CatalogueFilters {...props} />
      </div>
    </Disclosure>
  );
}

function FacetGroup({
  query,
  name,
  title,
  values,
}: {
  query: CatalogueQuery;
  name: FacetName;
  title: string;
  values: FacetValue[];
}) {
  const chosen = query[name];
  const shown = values.slice(0, MAX_VALUES);
  if (chosen !== undefined && !shown.some((facet) => facet.value === chosen)) {
    shown.unshift(values.find((facet) => facet.value === chosen) ?? { value: chosen, count: 0 });
  }
  return (
    <section aria-label={title}>
      <h2 className="mb-1.5 text-xs font-medium text-ink-faint">{title}</h2>
      <ul className="flex flex-col">
        {shown.map((facet) => {
          const active = facet.value === chosen;
          const next = { ...firstPageOf(query), [name]: active ? undefined : facet.value };
          return (
            <li key={facet.value}>
              <FilterLink href={catalogueHref(next)} active={active} text={facet.value}>
                <span className="figures text-xs text-ink-faint">{facet.count}</span>
              </FilterLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function WindowGroup({ query }: { query: CatalogueQuery }) {
  const choices = [1, 7, 30, 90];
  return (
    <section aria-label="Window">
      <h2 className="mb-1.5 text-xs font-medium text-ink-faint">Window of at least</h2>
      <ul className="flex flex-col">
        {choices.map((days) => {
          const active = query.minWindowMs === days * DAY_MS;
          const minWindowMs = active ? undefined : days * DAY_MS;
          const next = { ...firstPageOf(query), minWindowMs };
          return (
            <li key={days}>
              <FilterLink
                href={catalogueHref(next)}
                active={active}
                text={days === 1 ? '1 day' : `${days} days`}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function FilterLink({
  href,
  active,
  text,
  children,
}: {
  href: string;
  active: boolean;
  text: string;
  children?: React.ReactNode;
}) {
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      aria-current={active ? 'true' : undefined}
      className="-mx-2 flex min-h-8 items-center justify-between gap-2 rounded-md px-2 text-sm text-ink-soft hover:bg-hover hover:text-ink aria-[current]:bg-tide-soft aria-[current]:font-medium aria-[current]:text-tide-strong"
    >
      <span className="truncate">{text}</span>
      {children}
    </Link>
  );
}
