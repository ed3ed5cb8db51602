import type { AuditEvent, AuditQuery } from '@/lib/server/queries/types';

/** The address of an audit view; the inverse of parseAuditQuery. */
export function auditHref(query: AuditQuery): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) {
      for (const item of value) parameters.append(name, String(item));
    } else if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '/audit' : `/audit?${text}`;
}

/** The address of one event, to be sent to somebody; it stays the same. */
export function eventHref(event: Pick<AuditEvent, 'id'>): string {
  return `/audit/${event.id}`;
}

/** Every page of a view as one file. */
export function exportHref(query: AuditQuery, format: 'csv' | 'json'): string {
  const [, parameters] = auditHref({ ...newestOf(query), limit: undefined }).split('?');
  return `/api/audit/export?${[`format=${format}`, parameters].filter(Boolean).join('&')}`;
}

/** The page of a view that follows, as JSON. */
export function pageHref(query: AuditQuery): string {
  return `/api${auditHref(query)}`;
}

/** The same view from its newest event. */
export function newestOf(query: AuditQuery): AuditQuery {
  return { ...query, cursor: undefined };
}

export function isFiltered(query: AuditQuery): boolean {
  return Object.entries(query).some(
    ([name, value]) => name !== 'cursor' && name !== 'limit' && value !== undefined,
  );
}
