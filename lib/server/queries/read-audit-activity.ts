import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { database } from '../database';
import { narrowEvents } from './audit-rows';
import { auditKinds, type AuditActivity, type AuditQuery } from './types';

const HOUR_MS = 3_600_000;
/** Events that are charted: the newest of the query, so the cost never grows with the history. */
const MAX_CHARTED = 20_000;

const cellSchema = z.object({
  hour: z.string().transform(Number),
  kind: z.enum(auditKinds),
  count: z.number(),
});

/**
 * How many of the query's newest events fell into which hour, by kind; oldest hour first.
 * @throws TidemarkError database_unreachable
 */
export async function readAuditActivity(query: AuditQuery): Promise<AuditActivity> {
  const conditions = narrowEvents(query);
  const rows = await selectRows(
    database().pool,
    cellSchema,
    `SELECT at_ms / ${HOUR_MS} AS hour, kind, count(*)::int AS count FROM (
       SELECT e.at_ms, e.kind FROM event e WHERE ${conditions.text()}
       ORDER BY e.ordinal DESC LIMIT ${MAX_CHARTED}) AS newest
     GROUP BY 1, 2 ORDER BY 1, 2`,
    conditions.values,
  );
  const charted = rows.reduce((sum, row) => sum + row.count, 0);
  return {
    cells: rows.map(({ hour, kind, count }) => ({ hourMs: hour * HOUR_MS, kind, count })),
    charted,
    isCapped: charted === MAX_CHARTED,
  };
}
