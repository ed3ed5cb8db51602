import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { isObjectId } from '@/lib/domain';
import { database } from '../database';
import { configuredMarketId } from './configured-market';
import { readModelCards } from './model-cards';
import { decodeCursor, encodeCursor } from './page-cursor';
import { Conditions } from './sql-conditions';
import type { CataloguePage, CatalogueQuery, CatalogueSort, FacetValue } from './types';
import { prefixQuery, splitWords } from './words';

const DEFAULT_LIMIT = 24;
/** Ranking every hit of a common word takes seconds: only this many are counted and ranked. */
const MAX_CANDIDATES = 1_000;
const MAX_FACET_VALUES = 12;

type Match = 'exact' | 'similar';

/**
 * Models for sale in this market with at least one iteration, by words and filters. Words match as prefixes; when nothing
 * matches, similar spellings are shown instead and `fuzzy` says so.
 * @throws TidemarkError database_unreachable
 */
export async function searchCatalogue(wanted: CatalogueQuery): Promise<CataloguePage> {
  const query = { ...wanted, marketId: await configuredMarketId() };
  const exact = await readFacets(query, 'exact');
  const isFuzzy = exact.total === 0 && query.words !== undefined;
  const match: Match = isFuzzy ? 'similar' : 'exact';
  const { total, facets } = isFuzzy ? await readFacets(query, 'similar') : exact;
  const { ids, nextCursor } = total === 0 ? emptyIds : await readIds(query, match);
  return {
    cards: await readModelCards(ids),
    total: Math.min(total, MAX_CANDIDATES),
    totalCapped: total > MAX_CANDIDATES,
    nextCursor,
    facets,
    fuzzy: isFuzzy && total > 0,
  };
}

type MarketQuery = CatalogueQuery & { readonly marketId: string };

const emptyIds = { ids: [], nextCursor: null };

const facetSchema = z.object({ facet: z.string(), value: z.string(), count: z.number() });

async function readFacets(query: MarketQuery, match: Match) {
  const { conditions } = narrow(query, match);
  const facet = (name: string, value: string, from = 'hits') =>
    `(SELECT '${name}' AS facet, ${value} AS value, count(*)::int AS count FROM ${from}
      GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT ${MAX_FACET_VALUES})`;
  const rows = await selectRows(
    database().pool,
    facetSchema,
    `WITH hits AS MATERIALIZED (
       SELECT task, tags, licence, data_class, latest_format FROM model
       WHERE ${conditions.text()} LIMIT ${MAX_CANDIDATES + 1})
     SELECT 'total' AS facet, '' AS value, count(*)::int AS count FROM hits
     UNION ALL ${facet('tasks', 'task')}
     UNION ALL ${facet('tags', 'tag', 'hits, unnest(hits.tags) AS tag')}
     UNION ALL ${facet('licences', 'licence')}
     UNION ALL ${facet('dataClasses', 'data_class')}
     UNION ALL ${facet('formats', 'latest_format')}`,
    conditions.values,
  );
  const of = (name: string): FacetValue[] =>
    rows.filter((row) => row.facet === name).map(({ value, count }) => ({ value, count }));
  return {
    total: of('total')[0]?.count ?? 0,
    facets: {
      tasks: of('tasks'),
      tags: of('tags'),
      licences: of('licences'),
      dataClasses: of('dataClasses'),
      formats: of('formats'),
    },
  };
}

const sorts: Record<Exclude<CatalogueSort, 'relevance'>, { key: string; after: string }> = {
  newest: { key: 'changed_at_ms', after: '<' },
  sold: { key: 'passes_sold', after: '<' },
  // Models without an active offer come last.
  price: { key: 'coalesce(min_price, 99999999999999999999)', after: '>' },
};

/** The place of a row: up to 18 digits fit a bigint of the database. */
const keySchema = z.tuple([z.string().regex(/^\d{1,20}$/), z.string().regex(/^\d{1,18}$/)]);
const offsetSchema = z.tuple([z.number().int().min(0).max(MAX_CANDIDATES)]);
const idSchema = z.object({ id: z.string(), key: z.string(), ordinal: z.string() });

async function readIds(query: MarketQuery, match: Match) {
  const sort = query.sort ?? (query.words === undefined ? 'newest' : 'relevance');
  const limit = query.limit ?? DEFAULT_LIMIT;
  if (sort === 'relevance') return readByRelevance(query, match, limit);
  const { key, after } = sorts[sort];
  const { conditions } = narrow(query, match);
  const from = decodeCursor(keySchema, query.cursor);
  if (from !== undefined) {
    const [last, ordinal] = from.map((value) => conditions.value(value));
    conditions.add(
      `${key} ${after} ${last}::numeric OR (${key} = ${last}::numeric AND ordinal < ${ordinal}::bigint)`,
    );
  }
  const rows = await selectRows(
    database().pool,
    idSchema,
    `SELECT id, (${key})::text AS key, ordinal FROM model WHERE ${conditions.text()}
     ORDER BY ${key} ${after === '<' ? 'DESC' : 'ASC'}, ordinal DESC
     LIMIT ${conditions.value(limit + 1)}`,
    conditions.values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    ids: page.map((row) => row.id),
    nextCursor:
      rows.length > limit && last !== undefined ? encodeCursor([last.key, last.ordinal]) : null,
  };
}

async function readByRelevance(query: MarketQuery, match: Match, limit: number) {
  const { conditions, rank } = narrow(query, match);
  const [offset] = decodeCursor(offsetSchema, query.cursor) ?? [0];
  const rows = await selectRows(
    database().pool,
    z.object({ id: z.string() }),
    `SELECT id FROM (
       SELECT id, ordinal, ${rank} AS rank FROM model WHERE ${conditions.text()}
       LIMIT ${MAX_CANDIDATES}) AS candidates
     ORDER BY rank DESC, ordinal DESC
     LIMIT ${conditions.value(limit + 1)} OFFSET ${conditions.value(offset)}`,
    conditions.values,
  );
  return {
    ids: rows.slice(0, limit).map((row) => row.id),
    nextCursor: rows.length > limit ? encodeCursor([offset + limit]) : null,
  };
}

/** The conditions of a query, and how well a row fits its words (larger is better). */
function narrow(query: MarketQuery, match: Match): { conditions: Conditions; rank: string } {
  const conditions = new Conditions();
  conditions.add('iteration_count > 0');
  conditions.add(`market_id = ${conditions.value(query.marketId)}`);
  if (query.includeRetired !== true) conditions.add('retired_at_ms IS NULL');
  const rank = query.words === undefined ? '0' : addWords(conditions, query.words, match);
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) conditions.add(`${column} = ${conditions.value(value)}`);
  };
  equal('task', query.task);
  equal('licence', query.licence);
  equal('data_class', query.dataClass);
  equal('latest_format', query.format);
  equal('team_id', query.teamId);
  if (query.tag !== undefined) conditions.add(`${conditions.value(query.tag)} = ANY(tags)`);
  if (query.maxPriceFrost !== undefined || query.minWindowMs !== undefined) {
    const price = conditions.value(query.maxPriceFrost ?? null);
    const windowMs = conditions.value(query.minWindowMs ?? null);
    conditions.add(
      `EXISTS (SELECT 1 FROM offer o WHERE o.model_id = model.id AND o.active AND NOT o.trial
         AND model.retired_at_ms IS NULL
         AND (${price}::numeric IS NULL OR o.price <= ${price}::numeric)
         AND (${windowMs}::bigint IS NULL OR o.window_ms >= ${windowMs}::bigint))`,
    );
  }
  return { conditions, rank };
}

function addWords(conditions: Conditions, text: string, match: Match): string {
  const id = text.trim().toLowerCase();
  if (isObjectId(id)) {
    const value = conditions.value(id);
    conditions.add(`id = ${value} OR team_id = ${value}`);
    return '0';
  }
  const words = splitWords(text);
  if (words.length === 0) {
    conditions.add('FALSE');
    return '0';
  }
  if (match === 'exact') {
    const value = conditions.value(prefixQuery(words));
    const tsquery = `(to_tsquery('simple', ${value}) || to_tsquery('english', ${value}))`;
    conditions.add(`search @@ ${tsquery}`);
    return `ts_rank(search, ${tsquery})`;
  }
  const similar = words.map((word) => conditions.value(word));
  for (const value of similar) conditions.add(`${value}::text <% search_text`);
  return similar.map((value) => `word_similarity(${value}::text, search_text)`).join(' + ');
}
