import type { Pool } from 'pg';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import type { ChainEvent, Position } from './chain-event';
import type { ModelRow, OfferRow, PassRow, TeamRow } from './rows';
import { eventKey, neededKeys, offerKey, START, type IndexState } from './state';

const big = z.string().transform((text) => BigInt(text));

const cursorRow = z.object({
  network: z.string(),
  chain_id: z.string(),
  package_id: z.string(),
  cursor: z.instanceof(Uint8Array).nullable(),
  ordinal: big,
  checkpoint: big,
  transaction_index: big,
  event_index: z.number(),
});

const teamRow: z.ZodType<TeamRow> = z.object({
  id: z.string(),
  name: z.string(),
  creator: z.string(),
  created_at_ms: big,
  operators: z.array(z.string()),
  collected: big,
  distributed: big,
  transaction_digest: z.string(),
  search_text: z.string(),
});

const modelRow: z.ZodType<ModelRow> = z.object({
  id: z.string(),
  team_id: z.string(),
  name: z.string(),
  summary: z.string(),
  task: z.string(),
  tags: z.array(z.string()),
  licence: z.string(),
  data_class: z.string(),
  lister: z.string(),
  listed_at_ms: big,
  changed_at_ms: big,
  transaction_digest: z.string(),
  iteration_count: z.number(),
  offer_count: z.number(),
  latest_format: z.string(),
  passes_sold: z.number(),
  opens: big,
  paid: big,
  settled: big,
  ordinal: big,
  search_text: z.string(),
});

const offerRow: z.ZodType<OfferRow> = z.object({
  model_id: z.string(),
  number: z.number(),
  rights: z.number(),
  window_ms: big,
  price: big,
  first_iteration: big,
  last_iteration: big,
  active: z.boolean(),
  set_by: z.string(),
  set_at_ms: big,
  withdrawn_at_ms: big.nullable(),
  sold: z.number(),
});

const passRow: z.ZodType<PassRow> = z.object({
  id: z.string(),
  sale_id: z.string(),
  model_id: z.string(),
  team_id: z.string(),
  offer: z.number(),
  buyer: z.string(),
  price: big,
  rights: z.number(),
  window_ms: big,
  first_iteration: big,
  last_iteration: big,
  starts_at_ms: big,
  ends_at_ms: big,
  opened_until_ms: big,
  opens: big,
  settled: big,
  transaction_digest: z.string(),
  ordinal: big,
});

export interface StoredCursor {
  readonly network: string;
  readonly chainId: string;
  readonly packageId: string;
  readonly cursor: Uint8Array | null;
  readonly ordinal: bigint;
  readonly position: Position;
}

/** How far the index is; undefined in a new database. */
export async function loadCursor(pool: Pool): Promise<StoredCursor | undefined> {
  const [row] = await selectRows(pool, cursorRow, 'SELECT * FROM index_cursor WHERE id = 1');
  if (row === undefined) return undefined;
  return {
    network: row.network,
    chainId: row.chain_id,
    packageId: row.package_id,
    cursor: row.cursor,
    ordinal: row.ordinal,
    position:
      row.ordinal === 0n
        ? START
        : {
            checkpoint: row.checkpoint,
            transactionIndex: row.transaction_index,
            eventIndex: row.event_index,
          },
  };
}

/** Every row that a fold over these events looks at. There is one writer, so reads may be apart. */
export async function loadState(
  pool: Pool,
  stored: Pick<StoredCursor, 'ordinal' | 'position'>,
  events: readonly ChainEvent[],
): Promise<IndexState> {
  const keys = neededKeys(events);
  const byId = (table: string) => `SELECT * FROM ${table} WHERE id = ANY($1)`;
  const [teams, models, passes, offers, known] = await Promise.all([
    selectRows(pool, teamRow, byId('team'), [keys.teams]),
    selectRows(pool, modelRow, byId('model'), [keys.models]),
    selectRows(pool, passRow, byId('pass'), [keys.passes]),
    selectRows(
      pool,
      offerRow,
      `SELECT * FROM offer WHERE (model_id, number) IN
         (SELECT * FROM unnest($1::text[], $2::int[]))`,
      [keys.offers.map((key) => key.modelId), keys.offers.map((key) => key.number)],
    ),
    selectRows(
      pool,
      z.object({ transaction_digest: z.string(), event_index: z.number() }),
      `SELECT transaction_digest, event_index FROM event WHERE transaction_digest = ANY($1)`,
      [[...new Set(events.map((event) => event.transactionDigest))]],
    ),
  ]);
  return {
    ordinal: stored.ordinal,
    position: stored.position,
    teams: new Map(teams.map((row) => [row.id, row])),
    models: new Map(models.map((row) => [row.id, row])),
    passes: new Map(passes.map((row) => [row.id, row])),
    offers: new Map(offers.map((row) => [offerKey(row.model_id, row.number), row])),
    known: new Set(
      known.map((row) =>
        eventKey({ transactionDigest: row.transaction_digest, eventIndex: row.event_index }),
      ),
    ),
  };
}
