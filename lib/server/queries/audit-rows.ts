import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { recogniseText } from '@/lib/domain';
import { database } from '../database';
import { Conditions } from './sql-conditions';
import { auditKinds, type AuditEvent, type AuditQuery, type JsonValue } from './types';
import { prefixQuery, splitWords } from './words';

/** Names that fit the words; more would not narrow anything. */
const MAX_NAMES = 500;

const ms = z.string().transform(Number);
const json: z.ZodType<JsonValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(json),
    z.record(z.string(), json),
  ]),
);

const eventRowSchema = z.object({
  ordinal: z.string(),
  transaction_digest: z.string(),
  event_index: z.number(),
  checkpoint: z.string(),
  kind: z.enum(auditKinds),
  sender: z.string(),
  at_ms: ms,
  model_id: z.string().nullable(),
  team_id: z.string().nullable(),
  pass_id: z.string().nullable(),
  iteration: z.number().nullable(),
  amount: z.string().nullable(),
  data: z.record(z.string(), json),
  model_name: z.string().nullable(),
  team_name: z.string().nullable(),
});

export type EventRow = z.output<typeof eventRowSchema>;

/** Columns of an event with the names of its model and team. */
const SELECT_EVENT = `SELECT e.ordinal, e.transaction_digest, e.event_index, e.checkpoint, e.kind,
    e.sender, e.at_ms, e.model_id, e.team_id, e.pass_id, e.iteration, e.amount, e.data,
    m.name AS model_name, t.name AS team_name
  FROM event e LEFT JOIN model m ON m.id = e.model_id LEFT JOIN team t ON t.id = e.team_id`;

/**
 * Rows of the query, newest first, at most `limit`; `before` is the ordinal to go on from.
 * @throws TidemarkError database_unreachable
 */
export async function readEventRows(
  query: AuditQuery,
  { limit, before }: { readonly limit: number; readonly before?: string | undefined },
): Promise<EventRow[]> {
  const conditions = narrowEvents(query);
  if (before !== undefined) conditions.add(`e.ordinal < ${conditions.value(before)}::bigint`);
  return selectRows(
    database().pool,
    eventRowSchema,
    `${SELECT_EVENT} WHERE ${conditions.text()}
     ORDER BY e.ordinal DESC LIMIT ${conditions.value(limit)}`,
    conditions.values,
  );
}

const bytesSchema = z.instanceof(Uint8Array);

/** One event with its bytes as on chain. @throws TidemarkError database_unreachable */
export async function readEventRow(
  transactionDigest: string,
  eventIndex: number,
): Promise<{ readonly event: AuditEvent; readonly contentsHex: string } | null> {
  const [row] = await selectRows(
    database().pool,
    eventRowSchema.extend({ contents: bytesSchema }),
    `${SELECT_EVENT.replace('e.data,', 'e.data, e.contents,')}
     WHERE e.transaction_digest = $1 AND e.event_index = $2`,
    [transactionDigest, eventIndex],
  );
  if (row === undefined) return null;
  return { event: toAuditEvent(row), contentsHex: Buffer.from(row.contents).toString('hex') };
}

/** How many events match, counted up to `most`. @throws TidemarkError database_unreachable */
export async function countEvents(query: AuditQuery, most: number): Promise<number> {
  const conditions = narrowEvents(query);
  const [row] = await selectRows(
    database().pool,
    z.object({ count: z.number() }),
    `SELECT count(*)::int AS count FROM (
       SELECT 1 FROM event e WHERE ${conditions.text()} LIMIT ${most}) AS hits`,
    conditions.values,
  );
  return row?.count ?? 0;
}

/** The conditions of every part of the query that is given; the events are `e`. */
export function narrowEvents(query: AuditQuery): Conditions {
  const conditions = new Conditions();
  if (query.kinds !== undefined) conditions.add(`e.kind = ANY(${conditions.value(query.kinds)})`);
  if (query.modelId !== undefined) {
    conditions.add(`e.model_id = ${conditions.value(query.modelId)}`);
  }
  if (query.teamId !== undefined) conditions.add(`e.team_id = ${conditions.value(query.teamId)}`);
  if (query.passId !== undefined) addReference(conditions, query.passId);
  if (query.person !== undefined) addReference(conditions, query.person);
  if (query.fromMs !== undefined) {
    conditions.add(`e.at_ms >= ${conditions.value(query.fromMs)}::bigint`);
  }
  if (query.untilMs !== undefined) {
    conditions.add(`e.at_ms < ${conditions.value(query.untilMs)}::bigint`);
  }
  if (query.words !== undefined) addWords(conditions, query.words.trim());
  return conditions;
}

function addReference(conditions: Conditions, reference: string): void {
  conditions.add(`e.refs @> ARRAY[${conditions.value(reference)}]::text[]`);
}

/** An id, address, digest or blob id is looked up as such; anything else is a name. */
function addWords(conditions: Conditions, text: string): void {
  const recognised = recogniseText(text);
  if (recognised.kind !== 'words') {
    addReference(conditions, recognised.reference);
    if (recognised.kind === 'event') {
      conditions.add(`e.event_index = ${conditions.value(recognised.eventIndex)}`);
    }
    return;
  }
  const words = splitWords(text);
  if (words.length === 0) return conditions.add('FALSE');
  const query = conditions.value(prefixQuery(words));
  const similar = conditions.value(words.join(' '));
  // Arrays are read once, before the events: a subquery behind OR would be asked of every event.
  conditions.add(
    `e.model_id = ANY(ARRAY(SELECT id FROM model WHERE search @@ to_tsquery('simple', ${query})
       OR ${similar}::text <% search_text LIMIT ${MAX_NAMES}))
     OR e.team_id = ANY(ARRAY(SELECT id FROM team WHERE ${similar}::text <% search_text
       LIMIT ${MAX_NAMES}))`,
  );
}

export function toAuditEvent(row: EventRow): AuditEvent {
  return {
    id: `${row.transaction_digest}:${row.event_index}`,
    kind: row.kind,
    modelId: row.model_id,
    modelName: row.model_name,
    teamId: row.team_id,
    teamName: row.team_name,
    passId: row.pass_id,
    iteration: row.iteration,
    amountFrost: row.amount,
    actor: row.sender,
    atMs: row.at_ms,
    transactionDigest: row.transaction_digest,
    eventIndex: row.event_index,
    checkpoint: row.checkpoint,
    data: row.data,
  };
}
