import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { isBlobId, isDigest, normalizeObjectId } from '@/lib/domain';
import { database } from '../database';
import { decodeCursor, encodeCursor } from './page-cursor';
import { Conditions } from './sql-conditions';
import {
  auditKinds,
  type AuditEvent,
  type AuditPage,
  type AuditQuery,
  type JsonValue,
} from './types';
import { prefixQuery, splitWords } from './words';

const DEFAULT_LIMIT = 50;
const MAX_COUNTED = 10_000;
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

const eventSchema = z.object({
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

/** Numbers of up to 18 digits fit a bigint of the database. */
const cursorSchema = z.tuple([z.string().regex(/^\d{1,18}$/)]);

/**
 * The history, newest first, narrowed by every part of the query that is given.
 * @throws TidemarkError database_unreachable
 */
export async function listAuditEvents(query: AuditQuery): Promise<AuditPage> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const [rows, total] = await Promise.all([readRows(query, limit), countRows(query)]);
  const events = rows.slice(0, limit);
  const last = events.at(-1);
  return {
    events: events.map(toAuditEvent),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor([last.ordinal]) : null,
    total: Math.min(total, MAX_COUNTED),
    totalCapped: total > MAX_COUNTED,
  };
}

async function readRows(query: AuditQuery, limit: number) {
  const conditions = narrow(query);
  const from = decodeCursor(cursorSchema, query.cursor);
  if (from !== undefined) conditions.add(`e.ordinal < ${conditions.value(from[0])}::bigint`);
  return selectRows(
    database().pool,
    eventSchema,
    `SELECT e.ordinal, e.transaction_digest, e.event_index, e.checkpoint, e.kind, e.sender,
       e.at_ms, e.model_id, e.team_id, e.pass_id, e.iteration, e.amount, e.data,
       m.name AS model_name, t.name AS team_name
     FROM event e LEFT JOIN model m ON m.id = e.model_id LEFT JOIN team t ON t.id = e.team_id
     WHERE ${conditions.text()} ORDER BY e.ordinal DESC LIMIT ${conditions.value(limit + 1)}`,
    conditions.values,
  );
}

async function countRows(query: AuditQuery): Promise<number> {
  const conditions = narrow(query);
  const [row] = await selectRows(
    database().pool,
    z.object({ count: z.number() }),
    `SELECT count(*)::int AS count FROM (
       SELECT 1 FROM event e WHERE ${conditions.text()} LIMIT ${MAX_COUNTED + 1}) AS hits`,
    conditions.values,
  );
  return row?.count ?? 0;
}

function narrow(query: AuditQuery): Conditions {
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
  if (/^0x[0-9a-fA-F]{1,64}$/.test(text)) return addReference(conditions, normalizeObjectId(text));
  if (isDigest(text) || isBlobId(text)) return addReference(conditions, text);
  const words = splitWords(text);
  if (words.length === 0) return conditions.add('FALSE');
  const query = conditions.value(prefixQuery(words));
  const similar = conditions.value(words.join(' '));
  conditions.add(
    `e.model_id IN (SELECT id FROM model WHERE search @@ to_tsquery('simple', ${query})
       OR ${similar}::text <% search_text LIMIT ${MAX_NAMES})
     OR e.team_id IN (SELECT id FROM team WHERE ${similar}::text <% search_text LIMIT ${MAX_NAMES})`,
  );
}

function toAuditEvent(row: z.output<typeof eventSchema>): AuditEvent {
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
