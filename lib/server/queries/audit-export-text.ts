import { csvRecord } from '@/lib/domain';
import { maxExportedEvents, type AuditEvent, type AuditQuery } from './types';

export const exportFormats = ['csv', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const columns = [
  'id',
  'at_utc',
  'at_ms',
  'kind',
  'model_id',
  'model_name',
  'team_id',
  'team_name',
  'pass_id',
  'iteration',
  'amount_frost',
  'sender',
  'transaction_digest',
  'event_index',
  'checkpoint',
  'fields_json',
] as const;

/**
 * The text of an export in pieces: CSV with a head (RFC 4180), or one JSON object with the query,
 * the events as in `/api/audit`, and whether they are all that match.
 */
export async function* auditExportText(
  format: ExportFormat,
  query: AuditQuery,
  pages: AsyncIterable<readonly AuditEvent[]>,
  isTruncated: boolean,
): AsyncGenerator<string> {
  if (format === 'csv') {
    yield csvRecord(columns);
    for await (const events of pages) yield events.map(csvOfEvent).join('');
    return;
  }
  const head = { query, limit: maxExportedEvents, truncated: isTruncated };
  yield `${JSON.stringify(head).slice(0, -1)},"events":[`;
  let separator = '\n';
  for await (const events of pages) {
    for (const event of events) {
      yield separator + JSON.stringify(event);
      separator = ',\n';
    }
  }
  // Last on purpose: a file that was cut off does not parse.
  yield '\n]}\n';
}

/** `tidemark-audit.csv`; the name says when older events are missing. */
export function exportFileName(format: ExportFormat, isTruncated: boolean): string {
  return `tidemark-audit${isTruncated ? `-newest-${maxExportedEvents}` : ''}.${format}`;
}

function csvOfEvent(event: AuditEvent): string {
  return csvRecord([
    event.id,
    new Date(event.atMs).toISOString(),
    event.atMs,
    event.kind,
    event.modelId,
    event.modelName,
    event.teamId,
    event.teamName,
    event.passId,
    event.iteration,
    event.amountFrost,
    event.actor,
    event.transactionDigest,
    event.eventIndex,
    event.checkpoint,
    JSON.stringify(event.data),
  ]);
}
