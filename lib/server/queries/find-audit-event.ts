import 'server-only';
import { parseEventId } from '@/lib/domain';
import { readEventRow } from './audit-rows';
import type { AuditEventDetail } from './types';

/**
 * One event by its id `<digest>:<index>` with its bytes; null when the index knows none.
 * @throws TidemarkError database_unreachable
 */
export async function findAuditEvent(eventId: string): Promise<AuditEventDetail | null> {
  // The colon of an address may arrive escaped.
  const id = parseEventId(eventId.replace(/%3a/i, ':'));
  return id === null ? null : readEventRow(id.transactionDigest, id.eventIndex);
}
