import 'server-only';
import { readEventRows, toAuditEvent } from './audit-rows';
import { maxExportedEvents, type AuditEvent, type AuditQuery } from './types';

const PAGE_EVENTS = 1_000;

/**
 * Every event of the query, newest first and page by page, at most `maxExportedEvents`. Events that
 * arrive meanwhile are not part of it.
 * @throws TidemarkError database_unreachable
 */
export async function* exportAuditEvents(query: AuditQuery): AsyncGenerator<AuditEvent[]> {
  let before: string | undefined;
  for (let sent = 0; sent < maxExportedEvents;) {
    const limit = Math.min(PAGE_EVENTS, maxExportedEvents - sent);
    const rows = await readEventRows(query, { limit, before });
    if (rows.length > 0) yield rows.map(toAuditEvent);
    if (rows.length < limit) return;
    sent += rows.length;
    before = rows.at(-1)?.ordinal;
  }
}
