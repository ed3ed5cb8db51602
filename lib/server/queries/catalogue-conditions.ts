import { isObjectId } from '@/lib/domain';
import { MAX_BROWSER_BYTES } from './browser-limit';
import { Conditions } from './sql-conditions';
import type { CatalogueFilter, CatalogueQuery } from './types';
import { prefixQuery, splitWords } from './words';

const DAY_MS = 86_400_000;

/** How words are matched: as prefixes, or by similar spelling. */
export type Match = 'exact' | 'similar';

export type MarketQuery = CatalogueQuery & { readonly marketId: string };

/** The conditions of a query, and how well a row fits its words (larger is better). */
export function narrow(query: MarketQuery, match: Match): { conditions: Conditions; rank: string } {
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
  if (query.tag !== undefined) conditions.add(`tags @> ARRAY[${conditions.value(query.tag)}]`);
  const offers = [...priceConditions(conditions, query), ...windowConditions(conditions, query)];
  if (offers.length > 0) {
    conditions.add(
      `retired_at_ms IS NULL AND EXISTS (SELECT 1 FROM offer o WHERE o.model_id = model.id
         AND ${FOR_SALE} AND ${offers.join(' AND ')})`,
    );
  }
  addIteration(conditions, query);
  if (query.hasOpinion === true) conditions.add(`EXISTS (SELECT 1 FROM ${opinionsOn('model')})`);
  return { conditions, rank };
}

/** An offer `o` that anyone can buy; trials are for one try and set no price. */
export const FOR_SALE = 'o.active AND NOT o.trial';

/**
 * Standing opinions `p` about a row with `id` and `team_id`, of people outside its team: one of a
 * member says nothing new.
 */
export function opinionsOn(row: 'model' | 'hits' | 'm'): string {
  return `opinion p WHERE p.model_id = ${row}.id AND p.superseded_by_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM member s
      WHERE s.team_id = ${row}.team_id AND s.address = p.auditor)`;
}

/** True of an iteration `i` that a browser can run. */
export const RUNS_IN_BROWSER = `lower(i.format) = 'onnx' AND i.plain_bytes <= ${MAX_BROWSER_BYTES}`;

/** What the price range asks of an offer `o`. */
export function priceConditions(conditions: Conditions, query: CatalogueQuery): string[] {
  const { minPriceFrost, maxPriceFrost } = query;
  return [
    ...(minPriceFrost === undefined
      ? []
      : [`o.price >= ${conditions.value(minPriceFrost)}::numeric`]),
    ...(maxPriceFrost === undefined
      ? []
      : [`o.price <= ${conditions.value(maxPriceFrost)}::numeric`]),
  ];
}

/** What the window asks of an offer `o`. */
export function windowConditions(conditions: Conditions, query: CatalogueQuery): string[] {
  if (query.minWindowMs === undefined) return [];
  return [`o.window_ms >= ${conditions.value(query.minWindowMs)}::bigint`];
}

/**
 * SQL of the earliest end epoch that keeps bytes stored for `days` (SQL) from now on. Now is the
 * chain's clock as far as the index knows it, which a moved clock puts ahead of the server's.
 */
export function endEpochSql(conditions: Conditions, marketId: string, days: string): string {
  const serverMs = conditions.value(Date.now());
  return `(SELECT anchor_epoch + ceil((greatest(${serverMs}::bigint,
      (SELECT chain_at_ms FROM index_heartbeat WHERE id = 1)) + ${days}::bigint * ${DAY_MS}
      - anchor_ms)::numeric / epoch_ms)::bigint
    FROM market WHERE id = ${conditions.value(marketId)})`;
}

/** The query without one of its filters, from the first page. */
export function withoutFilter(query: MarketQuery, filter: CatalogueFilter): MarketQuery {
  const cleared: CatalogueQuery =
    filter === 'price'
      ? { minPriceFrost: undefined, maxPriceFrost: undefined }
      : { [filter]: undefined };
  return { ...query, ...cleared, cursor: undefined };
}

export function hasFilter(query: CatalogueQuery, filter: CatalogueFilter): boolean {
  return filter === 'price'
    ? query.minPriceFrost !== undefined || query.maxPriceFrost !== undefined
    : query[filter] !== undefined;
}

/** Conditions on the newest iteration: one look-up by key for both. */
function addIteration(conditions: Conditions, query: MarketQuery): void {
  const parts: string[] = [];
  if (query.runsInBrowser === true) parts.push(RUNS_IN_BROWSER);
  if (query.minStorageDays !== undefined) {
    const days = conditions.value(query.minStorageDays);
    parts.push(`i.end_epoch >= ${endEpochSql(conditions, query.marketId, days)}`);
  }
  if (parts.length === 0) return;
  conditions.add(
    `EXISTS (SELECT 1 FROM iteration i WHERE i.model_id = model.id
       AND i.number = model.iteration_count AND ${parts.join(' AND ')})`,
  );
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
