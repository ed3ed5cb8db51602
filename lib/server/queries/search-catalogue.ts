import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { database } from '../database';
import { narrow, type MarketQuery, type Match } from './catalogue-conditions';
import { MAX_CANDIDATES, readFacets, readReliefs } from './catalogue-facets';
import { configuredMarketId } from './configured-market';
import { readModelCards } from './model-cards';
import { decodeCursor, encodeCursor } from './page-cursor';
import type { Conditions } from './sql-conditions';
import {
  catalogueFilters,
  type CataloguePage,
  type CatalogueQuery,
  type CatalogueSort,
  type ModelCard,
} from './types';

const DEFAULT_LIMIT = 24;

/**
 * Models for sale in this market with at least one iteration, by words and filters. Words match as
 * prefixes; when nothing matches, similar spellings are shown instead and `fuzzy` says so.
 * @throws TidemarkError database_unreachable
 */
export async function searchCatalogue(wanted: CatalogueQuery): Promise<CataloguePage> {
  const query = { ...wanted, marketId: await configuredMarketId() };
  const exact = await readPage(query, 'exact');
  if (exact.total > 0) return { ...exact, fuzzy: false, reliefs: [] };
  const similar = query.words === undefined ? exact : await readPage(query, 'similar');
  if (similar.total > 0) return { ...similar, fuzzy: true, reliefs: [] };
  return { ...exact, fuzzy: false, reliefs: await readReliefs(query, catalogueFilters) };
}

async function readPage(query: MarketQuery, match: Match) {
  const [{ total, facets }, { cards, nextCursor }] = await Promise.all([
    readFacets(query, match),
    readCards(query, match),
  ]);
  return {
    cards,
    // Counts may be a few seconds older than the cards.
    total: Math.max(Math.min(total, MAX_CANDIDATES), cards.length),
    totalCapped: total > MAX_CANDIDATES,
    nextCursor,
    facets,
  };
}

async function readCards(
  query: MarketQuery,
  match: Match,
): Promise<{ cards: ModelCard[]; nextCursor: string | null }> {
  const { ids, nextCursor } = await readIds(query, match);
  return { cards: await readModelCards(ids), nextCursor };
}

/**
 * Orders that an index gives row by row. Models without an active offer come last by price, where
 * their place is written as the empty key.
 */
const sorts: Record<Exclude<CatalogueSort, 'relevance'>, { key: string; direction: string }> = {
  newest: { key: 'changed_at_ms', direction: 'DESC' },
  sold: { key: 'passes_sold', direction: 'DESC' },
  price: { key: 'min_price', direction: 'ASC' },
};

/** The place of a row: up to 18 digits fit a bigint of the database. */
const keySchema = z.tuple([z.string().regex(/^\d{0,20}$/), z.string().regex(/^\d{1,18}$/)]);
const offsetSchema = z.tuple([z.number().int().min(0).max(MAX_CANDIDATES)]);
const idSchema = z.object({ id: z.string(), key: z.string(), ordinal: z.string() });

async function readIds(query: MarketQuery, match: Match) {
  const sort = query.sort ?? (query.words === undefined ? 'newest' : 'relevance');
  const limit = query.limit ?? DEFAULT_LIMIT;
  if (sort === 'relevance') return readByRelevance(query, match, limit);
  const { key, direction } = sorts[sort];
  const { conditions } = narrow(query, match);
  addPlace(conditions, sort, decodeCursor(keySchema, query.cursor));
  const rows = await selectRows(
    database().pool,
    idSchema,
    `SELECT id, coalesce((${key})::text, '') AS key, ordinal FROM model
     WHERE ${conditions.text()} ORDER BY ${key} ${direction}, ordinal DESC
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

/** Goes on after a row; rows compare as pairs so that the index finds the place at once. */
function addPlace(
  conditions: Conditions,
  sort: Exclude<CatalogueSort, 'relevance'>,
  from: z.output<typeof keySchema> | undefined,
): void {
  if (from === undefined) return;
  const [last, ordinal] = from;
  if (sort !== 'price') {
    // 19 digits and more are no time and no count that a row can have.
    if (!/^\d{1,18}$/.test(last)) return;
    conditions.add(
      `(${sorts[sort].key}, ordinal) < (${conditions.value(last)}::bigint, ${conditions.value(ordinal)}::bigint)`,
    );
    return;
  }
  const before = `ordinal < ${conditions.value(ordinal)}::bigint`;
  if (last === '') {
    conditions.add(`min_price IS NULL AND ${before}`);
    return;
  }
  const price = `${conditions.value(last)}::numeric`;
  conditions.add(
    `min_price > ${price} OR min_price IS NULL OR (min_price = ${price} AND ${before})`,
  );
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
