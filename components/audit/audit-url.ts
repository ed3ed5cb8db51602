import type { AuditQuery } from '@/lib/server/queries/types';

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

/** The same view from its newest event. */
export function newestOf(query: AuditQuery): AuditQuery {
  return { ...query, cursor: undefined };
}

export function isFiltered(query: AuditQuery): boolean {
  return Object.entries(query).some(
    ([name, value]) => name !== 'cursor' && name !== 'limit' && value !== undefined,
  );
}
