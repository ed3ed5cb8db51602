import { Disclosure } from '@/components/ui/disclosure';
import type {
  CatalogueFacets,
  CatalogueFilter,
  CatalogueQuery,
  FacetValue,
} from '@/lib/server/queries/types';
import { FilterLink } from './catalogue-filter-link';
import { catalogueHref, filtersOf, firstPageOf, withoutFilter } from './catalogue-url';
import { daysText, priceText } from './catalogue-words';

const DAY_MS = 86_400_000;
const MAX_VALUES = 8;

interface FiltersProps {
  query: CatalogueQuery;
  facets: CatalogueFacets;
}

interface Choice {
  /** Unique in its group. */
  key: string;
  text: string;
  count: number;
  /** What choosing it sets. */
  sets: CatalogueQuery;
  active: boolean;
}

/** Facets as links: every choice is an address that can be sent to somebody. */
export function CatalogueFilters({ query, facets }: FiltersProps) {
  const group = (filter: CatalogueFilter, title: string, choices: Choice[]) => (
    <FilterGroup query={query} filter={filter} title={title} choices={choices} />
  );
  return (
    <div className="flex flex-col gap-5">
      {group('runsInBrowser', 'Only models that', flagChoices(query, facets))}
      {group('task', 'Task', valueChoices(query, 'task', facets.tasks))}
      {group('price', 'Price of a window', priceChoices(query, facets))}
      {group('minWindowMs', 'Window of at least', windowChoices(query, facets))}
      {group('minStorageDays', 'Stored for at least', storageChoices(query, facets))}
      {group('format', 'Format', valueChoices(query, 'format', facets.formats))}
      {group('licence', 'Licence', valueChoices(query, 'licence', facets.licences))}
      {group('dataClass', 'Data class', valueChoices(query, 'dataClass', facets.dataClasses))}
      {group('tag', 'Tag', valueChoices(query, 'tag', facets.tags))}
    </div>
  );
}

/** The same filters folded away, for narrow screens. */
export function FoldedFilters(props: FiltersProps) {
  const { length } = filtersOf(props.query).filter((filter) => filter !== 'words');
  return (
    <Disclosure
      summary={length === 0 ? 'Filters' : `Filters (${length} set)`}
      className="lg:hidden"
      open={false}
    >
      <div className="rounded-lg border border-line bg-surface p-4">
        <CatalogueFilters {...props} />
      </div>
    </Disclosure>
  );
}

function FilterGroup({
  query,
  filter,
  title,
  choices,
}: {
  query: CatalogueQuery;
  filter: CatalogueFilter;
  title: string;
  choices: Choice[];
}) {
  if (!choices.some(({ active, count }) => active || count > 0)) return null;
  return (
    <section aria-label={title}>
      <h2 className="mb-1.5 text-xs font-medium text-ink-faint">{title}</h2>
      <ul className="flex flex-col">
        {choices.map(({ key, text, count, sets, active }) => {
          const cleared =
            filter === 'runsInBrowser' ? firstPageOf(query) : withoutFilter(query, filter);
          return (
            <li key={key}>
              <FilterLink
                href={catalogueHref({ ...cleared, ...sets })}
                active={active}
                text={text}
                count={count}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type ValueFilter = 'task' | 'format' | 'licence' | 'dataClass' | 'tag';

function valueChoices(query: CatalogueQuery, name: ValueFilter, values: FacetValue[]): Choice[] {
  const chosen = query[name];
  const shown = values.filter(({ value }) => value !== '').slice(0, MAX_VALUES);
  if (chosen !== undefined && !shown.some((facet) => facet.value === chosen)) {
    shown.unshift(values.find((facet) => facet.value === chosen) ?? { value: chosen, count: 0 });
  }
  return shown.map(({ value, count }) => {
    const active = value === chosen;
    return { key: value, text: value, count, active, sets: active ? {} : { [name]: value } };
  });
}

/** Two switches in one group; each sets or clears only itself. */
function flagChoices(query: CatalogueQuery, facets: CatalogueFacets): Choice[] {
  return (['runsInBrowser', 'hasOpinion'] as const).map((name) => {
    const active = query[name] === true;
    const text = name === 'runsInBrowser' ? 'Run in the browser' : 'Have an opinion';
    return {
      key: name,
      text,
      count: facets[name],
      active,
      sets: { [name]: active ? undefined : true },
    };
  });
}

function priceChoices(query: CatalogueQuery, { prices }: CatalogueFacets): Choice[] {
  const choices = prices.map(({ minPriceFrost, maxPriceFrost, count }) => {
    const range = {
      minPriceFrost: minPriceFrost ?? undefined,
      maxPriceFrost: maxPriceFrost ?? undefined,
    };
    const active =
      (minPriceFrost !== null || maxPriceFrost !== null) &&
      query.minPriceFrost === range.minPriceFrost &&
      query.maxPriceFrost === range.maxPriceFrost;
    const text = priceText(minPriceFrost, maxPriceFrost);
    return { key: text, text, count, active, sets: active ? {} : range };
  });
  return useful(choices);
}

function windowChoices(query: CatalogueQuery, { windows }: CatalogueFacets): Choice[] {
  const choices = windows.map(({ atLeast, count }) => {
    const active = query.minWindowMs === atLeast;
    const sets = active ? {} : { minWindowMs: atLeast };
    return { key: String(atLeast), text: daysText(atLeast / DAY_MS), count, active, sets };
  });
  return useful(choices);
}

function storageChoices(query: CatalogueQuery, { storage }: CatalogueFacets): Choice[] {
  const choices = storage.map(({ atLeast, count }) => {
    const active = query.minStorageDays === atLeast;
    const sets = active ? {} : { minStorageDays: atLeast };
    return { key: String(atLeast), text: daysText(atLeast), count, active, sets };
  });
  return useful(choices);
}

/** Choices that reach nothing are left out, unless chosen. */
function useful(choices: Choice[]): Choice[] {
  return choices.filter(({ count, active }) => active || count > 0);
}
