import type { Pool, PoolClient } from 'pg';
import { databaseError } from '@/lib/db/database';
import { isTidemarkError, TidemarkError, bytesToHex } from '@/lib/domain';
import type { TableName } from './rows';
import type { IndexChanges, StateRows } from './state';

type ListName = 'members' | 'advances';

interface Table {
  readonly name: string;
  readonly key: readonly string[];
  /** Columns that may change after the row was first written; none: the row is written once. */
  readonly changing: readonly string[];
  /** Columns computed from the row while writing. */
  readonly computed?: Readonly<Record<string, string>>;
}

/** Words of a model: name first, then tags, task and team, then the summary. */
const MODEL_SEARCH = `
  setweight(to_tsvector('simple', r.name), 'A') ||
  setweight(to_tsvector('simple', r.search_text), 'B') ||
  setweight(to_tsvector('english', r.summary), 'C')`;

const tables = {
  markets: {
    name: 'market',
    key: ['id'],
    changing: [
      'min_window_ms',
      'max_window_ms',
      'session_ms',
      'max_members',
      'storage_ceiling',
      'fee_bps',
      'fee_recipient',
      'version',
    ],
  },
  teams: {
    name: 'team',
    key: ['id'],
    changing: ['manager', 'operators', 'collected', 'distributed'],
  },
  models: {
    name: 'model',
    key: ['id'],
    changing: [
      'name',
      'summary',
      'task',
      'tags',
      'licence',
      'data_class',
      'search_text',
      'search',
      'changed_at_ms',
      'retired_at_ms',
      'iteration_count',
      'offer_count',
      'latest_format',
      'passes_sold',
      'renewals',
      'opens',
      'calls',
      'paid',
      'settled',
      'fees',
      'refunded',
      'grants_given',
    ],
    computed: { search: MODEL_SEARCH },
  },
  iterations: {
    name: 'iteration',
    key: ['model_id', 'number'],
    changing: ['end_epoch', 'note_kind', 'note_text', 'note_disclosed_at_ms', 'note_disclosed_by'],
  },
  aliases: {
    name: 'alias',
    key: ['model_id', 'name_hex'],
    changing: ['iteration', 'moved_at_ms'],
  },
  offers: {
    name: 'offer',
    key: ['model_id', 'number'],
    changing: ['active', 'withdrawn_at_ms', 'sold'],
  },
  passes: {
    name: 'pass',
    key: ['id'],
    changing: [
      'sale_id',
      'trial',
      'first_iteration',
      'last_iteration',
      'ends_at_ms',
      'opened_until_ms',
      'opened_iteration',
      'opens',
    ],
  },
  sales: {
    name: 'sale',
    key: ['id'],
    changing: [
      'settled',
      'fee',
      'refunded',
      'held',
      'refunded_at_ms',
      'opens',
      'opened_until_ms',
      'used',
    ],
  },
  grants: {
    name: 'audit_grant',
    key: ['id'],
    changing: ['revoked_at_ms', 'opened_until_ms', 'opened_iteration', 'opens'],
  },
  opinions: { name: 'opinion', key: ['id'], changing: ['superseded_by_id'] },
} as const satisfies Record<Exclude<TableName, ListName>, Table>;

/** Lists of a team: written as a whole. */
const lists = {
  members: { name: 'member', key: ['team_id', 'position'], changing: [] },
  advances: { name: 'advance', key: ['team_id', 'position'], changing: [] },
} as const satisfies Record<ListName, Table>;

const eventTable: Table = { name: 'event', key: ['ordinal'], changing: [] };

/** Order matters: a row comes after the row it refers to. */
const writingOrder = [
  'markets',
  'teams',
  'models',
  'iterations',
  'aliases',
  'offers',
  'passes',
  'sales',
  'grants',
  'opinions',
] as const satisfies readonly (keyof typeof tables)[];

/** A retired model is not for sale, and what a trial costs is no price. */
const MIN_PRICE = `
  UPDATE model SET min_price = cheapest.price
  FROM (SELECT id, (SELECT min(price) FROM offer WHERE model_id = id AND active AND NOT trial) AS price
        FROM unnest($1::text[]) AS id) AS cheapest
  WHERE model.id = cheapest.id`;
const NO_PRICE = 'UPDATE model SET min_price = NULL WHERE id = ANY($1)';

const MOVE_CURSOR = `
  UPDATE index_cursor
  SET cursor = $1, ordinal = $2, checkpoint = $3, transaction_index = $4, event_index = $5
  WHERE id = 1 AND ordinal = $6`;

/**
 * Writes what a fold asks for and the cursor it stands for in one transaction: after a crash at
 * any moment either all of it is there or nothing.
 * `previousOrdinal` is the number of events the caller started from.
 * @throws TidemarkError invariant_broken when another indexer wrote meanwhile, database_unreachable
 */
export async function store(
  pool: Pool,
  changes: IndexChanges,
  cursor: Uint8Array | null,
  previousOrdinal: bigint,
): Promise<void> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw databaseError(cause);
  });
  let broken = true;
  try {
    await client.query('BEGIN');
    await writeAll(client, changes);
    await writePrices(client, changes.rows);
    const { checkpoint, transactionIndex, eventIndex } = changes.position;
    const moved = await client.query(MOVE_CURSOR, [
      cursor === null ? null : Buffer.from(cursor),
      `${changes.ordinal}`,
      `${checkpoint}`,
      `${transactionIndex}`,
      eventIndex,
      `${previousOrdinal}`,
    ]);
    if (moved.rowCount !== 1) throw otherWriter();
    await client.query('COMMIT');
    broken = false;
  } catch (error) {
    broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw isTidemarkError(error) ? error : databaseError(error);
  } finally {
    client.release(broken);
  }
}

async function writeAll(client: PoolClient, { rows, events }: IndexChanges): Promise<void> {
  for (const name of writingOrder) await write(client, tables[name], [...rows[name].values()]);
  for (const name of ['members', 'advances'] as const) {
    const table = lists[name];
    const teamIds = [...rows[name].keys()];
    if (teamIds.length === 0) continue;
    await client.query(`DELETE FROM ${table.name} WHERE team_id = ANY($1)`, [teamIds]);
    await write(client, table, [...rows[name].values()].flat());
  }
  await write(client, eventTable, events);
}

async function writePrices(client: PoolClient, rows: StateRows): Promise<void> {
  const repriced = [...new Set([...rows.offers.values()].map((offer) => offer.model_id))];
  if (repriced.length > 0) await client.query(MIN_PRICE, [repriced]);
  const models = [...rows.models.values()];
  const retired = models.filter((model) => model.retired_at_ms !== null).map(({ id }) => id);
  if (retired.length > 0) await client.query(NO_PRICE, [retired]);
}

async function write(client: PoolClient, table: Table, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const computed = Object.entries(table.computed ?? {});
  const targets = [...columns, ...computed.map(([column]) => column)];
  const values = [...columns.map((column) => `r.${column}`), ...computed.map(([, sql]) => sql)];
  // A row that never changes must not be there yet: a conflict is a broken invariant and ends
  // the transaction.
  const onConflict =
    table.changing.length === 0
      ? ''
      : `ON CONFLICT (${table.key.join(', ')}) DO UPDATE SET ${table.changing
          .map((column) => `${column} = excluded.${column}`)
          .join(', ')}`;
  await client.query(
    `INSERT INTO ${table.name} (${targets.join(', ')})
     SELECT ${values.join(', ')} FROM jsonb_populate_recordset(NULL::${table.name}, $1::jsonb) AS r
     ${onConflict}`,
    [JSON.stringify(rows, columnValue)],
  );
}

/** u64 as decimal text, bytes in PostgreSQL's hex form. */
function columnValue(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof Uint8Array ? `\\x${bytesToHex(value)}` : value;
}

function otherWriter(): TidemarkError {
  return new TidemarkError(
    'invariant_broken',
    'Another indexer wrote to this database meanwhile; nothing was counted twice.',
    // The cursor is read anew before each step, so both go on from what is stored.
    { retryable: true },
  );
}
