import 'server-only';
import { z } from 'zod';
import { countEvents, readEventRows, toAuditEvent } from './audit-rows';
import { decodeCursor, encodeCursor } from './page-cursor';
import type { AuditPage, AuditQuery } from './types';

const DEFAULT_LIMIT = 50;
const MAX_COUNTED = 10_000;

/** Numbers of up to 18 digits fit a bigint of the database. */
const cursorSchema = z.tuple([z.string().regex(/^\d{1,18}$/)]);

/**
 * The history, newest first, narrowed by every part of the query that is given.
 * @throws TidemarkError database_unreachable
 */
export async function listAuditEvents(query: AuditQuery): Promise<AuditPage> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const before = decodeCursor(cursorSchema, query.cursor)?.[0];
  const [rows, total] = await Promise.all([
    readEventRows(query, { limit: limit + 1, before }),
    countEvents(query, MAX_COUNTED + 1),
  ]);
  const events = rows.slice(0, limit);
  const last = events.at(-1);
  return {
    events: events.map(toAuditEvent),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor([last.ordinal]) : null,
    total: Math.min(total, MAX_COUNTED),
    totalCapped: total > MAX_COUNTED,
  };
}
