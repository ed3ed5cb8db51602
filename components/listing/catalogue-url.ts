import {
  catalogueFilters,
  type CatalogueFilter,
  type CatalogueQuery,
} from '@/lib/server/queries/types';

/** The address of a catalogue view; the inverse of parseCatalogueQuery. */
export function catalogueHref(query: CatalogueQuery): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '/' : `/?${text}`;
}

/** The same view from its first page. */
export function firstPageOf(query: CatalogueQuery): CatalogueQuery {
  return { ...query, cursor: undefined };
}

/** Parameters that change the view and not what is in it. */
const viewOnly: ReadonlySet<string> = new Set(['cursor', 'sort', 'limit']);

/** True when anything narrows the catalogue. */
export function isNarrowed(query: CatalogueQuery): boolean {
  return Object.entries(query).some(
    ([name, value]) => !viewOnly.has(name) && value !== undefined && value !== '',
  );
}

/** The parameters of each filter: a price range has two. */
const parametersOf = (filter: CatalogueFilter): readonly (keyof CatalogueQuery)[] =>
  filter === 'price' ? ['minPriceFrost', 'maxPriceFrost'] : [filter];

/** The filters that are set, in the order in which pages show them. */
export function filtersOf(query: CatalogueQuery): CatalogueFilter[] {
  return catalogueFilters.filter((filter) =>
    parametersOf(filter).some((name) => query[name] !== undefined),
  );
}

/** The first page of the same view without one filter. */
export function withoutFilter(query: CatalogueQuery, filter: CatalogueFilter): CatalogueQuery {
  const cleared = parametersOf(filter).map((name) => [name, undefined]);
  return { ...firstPageOf(query), ...Object.fromEntries(cleared) };
}
