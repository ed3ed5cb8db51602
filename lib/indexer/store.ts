import type { Pool, PoolClient } from 'pg';
import { databaseError } from '@/lib/db/database';
import { isTidemarkError, TidemarkError, bytesToHex } from '@/lib/domain';
import type { IndexChanges } from './state';

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
  markets: { name: 'market', key: ['id'], changing: [] },
  teams: { name: 'team', key: ['id'], changing: ['operators', 'collected', 'distributed'] },
  members: { name: 'member', key: ['team_id', 'position'], changing: [] },
  models: {
    name: 'model',
    key: ['id'],
    changing: [
      'changed_at_ms',
      'iteration_count',
      'offer_count',
      'latest_format',
      'passes_sold',
      'opens',
      'paid',
      'settled',
    ],
    computed: { search: MODEL_SEARCH },
  },
  iterations: { name: 'iteration', key: ['model_id', 'number'], changing: [] },
  offers: {
    name: 'offer',
    key: ['model_id', 'number'],
    changing: ['active', 'withdrawn_at_ms', 'sold'],
  },
  passes: { name: 'pass', key: ['id'], changing: ['opened_until_ms', 'opens', 'settled'] },
  events: { name: 'event', key: ['ordinal'], changing: [] },
} as const satisfies Record<string, Table>;

/** Order matters: a row comes after the row it refers to. */
const writingOrder = [
  'markets',
  'teams',
  'members',
  'models',
  'iterations',
  'offers',
  'passes',
  'events',
] as const;

const MIN_PRICE = `
  UPDATE model SET min_price = cheapest.price
  FROM (SELECT id, (SELECT min(price) FROM offer WHERE model_id = id AND active) AS price
        FROM unnest($1::text[]) AS id) AS cheapest
  WHERE model.id = cheapest.id`;

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
    for (const part of writingOrder) await write(client, tables[part], changes[part]);
    const repriced = [...new Set(changes.offers.map((offer) => offer.model_id))];
    if (repriced.length > 0) await client.query(MIN_PRICE, [repriced]);
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
