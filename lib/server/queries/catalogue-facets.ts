import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { database } from '../database';
import {
  endEpochSql,
  FOR_SALE,
  hasFilter,
  narrow,
  opinionsOn,
  priceConditions,
  RUNS_IN_BROWSER,
  windowConditions,
  withoutFilter,
  type MarketQuery,
  type Match,
} from './catalogue-conditions';
import { rememberBriefly } from './remember-briefly';
import type { Conditions } from './sql-conditions';
import type { CatalogueFacets, CatalogueFilter, FilterRelief } from './types';

/** Ranking every hit of a common word takes seconds: only this many are counted and ranked. */
export const MAX_CANDIDATES = 1_000;
const MAX_FACET_VALUES = 12;
const DAY_MS = 86_400_000;
const FROST_PER_WAL = 1_000_000_000n;
const MOST_FROST = 99_999_999_999_999_999_999n;
const PRICE_STEPS_WAL = [1n, 5n, 20n, 100n];
const WINDOW_DAYS = [1, 7, 30, 90];
const STORAGE_DAYS = [30, 90, 180, 365];

/** Filters that have counts, in the order in which pages show them. */
const facetFilters = [
  'runsInBrowser',
  'hasOpinion',
  'task',
  'price',
  'minWindowMs',
  'minStorageDays',
  'format',
  'licence',
  'dataClass',
  'tag',
] as const satisfies readonly CatalogueFilter[];

type FacetFilter = (typeof facetFilters)[number];

const prices = priceRanges();
const rowSchema = z.object({ facet: z.string(), value: z.string(), count: z.number() });
type FacetRow = z.output<typeof rowSchema>;

interface Counted {
  total: number;
  facets: CatalogueFacets;
}

/**
 * Counts of every facet over the hits, and their number, up to one more than MAX_CANDIDATES. A
 * filter that is set is counted by a statement of its own that leaves it out.
 */
export async function readFacets(query: MarketQuery, match: Match): Promise<Counted> {
  // Order and page change nothing here, so that every page of a view shares one answer; the next
  // indexed event gives another, so that counts never lag the cards they stand beside.
  const view = { ...query, cursor: undefined, sort: undefined, limit: undefined };
  const key = JSON.stringify([await indexOrdinal(), view, match]);
  return remembered(key, () => countFacets(view, match));
}

async function indexOrdinal(): Promise<string> {
  const [row] = await selectRows(
    database().pool,
    z.object({ ordinal: z.string() }),
    'SELECT ordinal::text FROM index_cursor WHERE id = 1',
  );
  return row?.ordinal ?? '';
}

const remembered = rememberBriefly<Counted>();

async function countFacets(query: MarketQuery, match: Match): Promise<Counted> {
  const set = facetFilters.filter((filter) => hasFilter(query, filter));
  const unset = facetFilters.filter((filter) => !set.includes(filter));
  const [own = [], ...others] = await Promise.all([
    readCounts(query, match, unset),
    ...set.map((filter) => readCounts(withoutFilter(query, filter), match, [filter])),
  ]);
  const rows = [...own, ...others.flat().filter(({ facet }) => facet !== 'total')];
  return { total: own.find(({ facet }) => facet === 'total')?.count ?? 0, facets: toFacets(rows) };
}

/** What taking away each filter that is set would show, most first. */
export async function readReliefs(
  query: MarketQuery,
  filters: readonly CatalogueFilter[],
): Promise<FilterRelief[]> {
  const set = filters.filter((filter) => hasFilter(query, filter));
  const reliefs = await Promise.all(
    set.map(async (filter) => {
      const rows = await readCounts(withoutFilter(query, filter), 'exact', []);
      const total = rows[0]?.count ?? 0;
      const totalCapped = total > MAX_CANDIDATES;
      return { filter, total: Math.min(total, MAX_CANDIDATES), totalCapped };
    }),
  );
  return reliefs.sort((left, right) => right.total - left.total);
}

async function readCounts(
  query: MarketQuery,
  match: Match,
  filters: readonly FacetFilter[],
): Promise<FacetRow[]> {
  const { conditions } = narrow(query, match);
  const where = conditions.text();
  const counts = filters.map((filter) => `UNION ALL (${countSql(filter, conditions, query)})`);
  return selectRows(
    database().pool,
    rowSchema,
    `WITH hits AS MATERIALIZED (
       SELECT row_number() OVER () AS place, id, team_id, task, tags, licence, data_class, latest_format,
         iteration_count, retired_at_ms FROM model
       WHERE ${where} LIMIT ${MAX_CANDIDATES + 1})
     SELECT 'total' AS facet, '' AS value, count(*)::int AS count FROM hits
     ${counts.join('\n')}`,
    conditions.values,
  );
}

// OFFSET 0 keeps the planner to look-ups by key: it would rather read every offer of the market.
const OFFERS = `hits CROSS JOIN LATERAL (SELECT o.price, o.window_ms FROM offer o
  WHERE o.model_id = hits.id AND ${FOR_SALE} AND hits.retired_at_ms IS NULL OFFSET 0) AS o`;
const LATEST = `hits JOIN iteration i ON i.model_id = hits.id AND i.number = hits.iteration_count`;

/** One select of (facet, value, count). */
function countSql(filter: FacetFilter, conditions: Conditions, query: MarketQuery): string {
  const most = (column: string, from = 'hits') =>
    `SELECT '${filter}' AS facet, ${column} AS value, count(*)::int AS count FROM ${from}
     GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT ${MAX_FACET_VALUES}`;
  const among = (parts: string[]) => ['TRUE', ...parts].join(' AND ');
  switch (filter) {
    case 'task':
      return most('task');
    case 'licence':
      return most('licence');
    case 'dataClass':
      return most('data_class');
    case 'format':
      return most('latest_format');
    case 'tag':
      return most('tag', 'hits, unnest(hits.tags) AS tag');
    case 'price':
      return `SELECT 'price', range.place::text, count(DISTINCT hits.place)::int
        FROM ${OFFERS} JOIN (VALUES ${priceValues()}) AS range(place, least, most)
          ON o.price BETWEEN range.least AND range.most
        WHERE ${among(windowConditions(conditions, query))} GROUP BY 2`;
    case 'minWindowMs':
      return `SELECT 'minWindowMs', step.days::text, count(DISTINCT hits.place)::int
        FROM ${OFFERS} JOIN (VALUES ${dayValues(WINDOW_DAYS)}) AS step(days)
          ON o.window_ms >= step.days::bigint * ${DAY_MS}
        WHERE ${among(priceConditions(conditions, query))} GROUP BY 2`;
    case 'minStorageDays': {
      const endEpoch = endEpochSql(conditions, query.marketId, 'wanted.days');
      return `SELECT 'minStorageDays', step.days::text, count(*)::int
        FROM ${LATEST} JOIN (SELECT wanted.days, ${endEpoch} AS end_epoch
            FROM (VALUES ${dayValues(STORAGE_DAYS)}) AS wanted(days)) AS step
          ON i.end_epoch >= step.end_epoch GROUP BY 2`;
    }
    case 'runsInBrowser':
      return `SELECT 'runsInBrowser', '', count(*)::int FROM ${LATEST} WHERE ${RUNS_IN_BROWSER}`;
    case 'hasOpinion':
      return `SELECT 'hasOpinion', '', count(*)::int FROM hits
        CROSS JOIN LATERAL (SELECT 1 FROM ${opinionsOn('hits')} LIMIT 1) AS judged`;
  }
}

function toFacets(rows: readonly FacetRow[]): CatalogueFacets {
  const of = (filter: FacetFilter) =>
    rows.filter(({ facet }) => facet === filter).map(({ value, count }) => ({ value, count }));
  const countOf = (filter: FacetFilter, value: string) =>
    of(filter).find((facet) => facet.value === value)?.count ?? 0;
  return {
    tasks: of('task'),
    tags: of('tag'),
    licences: of('licence'),
    dataClasses: of('dataClass'),
    formats: of('format'),
    prices: prices.map((range, place) => ({ ...range, count: countOf('price', String(place)) })),
    windows: WINDOW_DAYS.map((days) => ({
      atLeast: days * DAY_MS,
      count: countOf('minWindowMs', String(days)),
    })),
    storage: STORAGE_DAYS.map((days) => ({
      atLeast: days,
      count: countOf('minStorageDays', String(days)),
    })),
    runsInBrowser: countOf('runsInBrowser', ''),
    hasOpinion: countOf('hasOpinion', ''),
  };
}

/** Ranges that meet at their ends: a price of exactly 5 WAL is found in both. */
function priceRanges(): { minPriceFrost: string | null; maxPriceFrost: string | null }[] {
  const steps = PRICE_STEPS_WAL.map((wal) => String(wal * FROST_PER_WAL));
  return [null, ...steps].map((minPriceFrost, place) => ({
    minPriceFrost,
    maxPriceFrost: steps[place] ?? null,
  }));
}

function priceValues(): string {
  return prices
    .map(({ minPriceFrost, maxPriceFrost }, place) => {
      return `(${place}, ${minPriceFrost ?? 0}::numeric, ${maxPriceFrost ?? MOST_FROST}::numeric)`;
    })
    .join(', ');
}

function dayValues(days: readonly number[]): string {
  return days.map((count) => `(${count})`).join(', ');
}
