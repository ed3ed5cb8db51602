import type { Pool } from 'pg';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import type { ChainEvent, Position } from './chain-event';
import { aliasKey, eventKey, neededKeys, numberKey, type NeededKeys, type Numbered } from './keys';
import * as schemas from './row-schemas';
import { START, type IndexState, type StateRows } from './state';

const { big } = schemas;

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
  const [rows, known] = await Promise.all([
    loadRows(pool, neededKeys(events)),
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
    rows,
    known: new Set(
      known.map((row) =>
        eventKey({ transactionDigest: row.transaction_digest, eventIndex: row.event_index }),
      ),
    ),
  };
}

async function loadRows(pool: Pool, keys: NeededKeys): Promise<StateRows> {
  const [markets, teams, models, passes, sales, grants, opinions] = await Promise.all([
    loadById(pool, 'market', schemas.marketRow, keys.markets),
    loadById(pool, 'team', schemas.teamRow, keys.teams),
    loadById(pool, 'model', schemas.modelRow, keys.models),
    loadById(pool, 'pass', schemas.passRow, keys.passes),
    loadById(pool, 'sale', schemas.saleRow, keys.sales),
    loadById(pool, 'audit_grant', schemas.grantRow, keys.grants),
    loadById(pool, 'opinion', schemas.opinionRow, keys.opinions),
  ]);
  const [members, advances, iterations, offers, aliases] = await Promise.all([
    loadLists(pool, 'member', schemas.memberRow, keys.teams),
    loadLists(pool, 'advance', schemas.advanceRow, keys.teams),
    loadNumbered(pool, 'iteration', schemas.iterationRow, keys.iterations),
    loadNumbered(pool, 'offer', schemas.offerRow, keys.offers),
    loadAliases(pool, keys.aliases),
  ]);
  return {
    markets,
    teams,
    members,
    advances,
    models,
    iterations,
    aliases,
    offers,
    passes,
    sales,
    grants,
    opinions,
  };
}

async function loadById<Row extends { id: string }>(
  pool: Pool,
  table: string,
  schema: z.ZodType<Row>,
  ids: readonly string[],
): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map();
  const rows = await selectRows(pool, schema, `SELECT * FROM ${table} WHERE id = ANY($1)`, [ids]);
  return new Map(rows.map((row) => [row.id, row] as const));
}

async function loadLists<Row extends { team_id: string }>(
  pool: Pool,
  table: string,
  schema: z.ZodType<Row>,
  teamIds: readonly string[],
): Promise<Map<string, Row[]>> {
  if (teamIds.length === 0) return new Map();
  const rows = await selectRows(
    pool,
    schema,
    `SELECT * FROM ${table} WHERE team_id = ANY($1) ORDER BY team_id, position`,
    [teamIds],
  );
  const lists = new Map<string, Row[]>();
  for (const row of rows) lists.set(row.team_id, [...(lists.get(row.team_id) ?? []), row]);
  return lists;
}

async function loadNumbered<Row extends { model_id: string; number: number }>(
  pool: Pool,
  table: string,
  schema: z.ZodType<Row>,
  keys: readonly Numbered[],
): Promise<Map<string, Row>> {
  if (keys.length === 0) return new Map();
  const rows = await selectRows(
    pool,
    schema,
    `SELECT * FROM ${table} WHERE (model_id, number) IN
       (SELECT * FROM unnest($1::text[], $2::int[]))`,
    [keys.map((key) => key.modelId), keys.map((key) => key.number)],
  );
  return new Map(rows.map((row) => [numberKey(row.model_id, row.number), row] as const));
}

async function loadAliases(pool: Pool, keys: NeededKeys['aliases']): Promise<StateRows['aliases']> {
  if (keys.length === 0) return new Map();
  const rows = await selectRows(
    pool,
    schemas.aliasRow,
    `SELECT * FROM alias WHERE (model_id, name_hex) IN
       (SELECT * FROM unnest($1::text[], $2::text[]))`,
    [keys.map((key) => key.modelId), keys.map((key) => key.nameHex)],
  );
  return new Map(rows.map((row) => [aliasKey(row.model_id, row.name_hex), row] as const));
}
