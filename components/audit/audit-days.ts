import type { AuditQuery, SearchParameters } from '@/lib/server/queries/types';

const DAY_MS = 86_400_000;

/** `from` and `until` as whole UTC days (2027-03-03), the last one included. */
export function parseDays(search: SearchParameters): Pick<AuditQuery, 'fromMs' | 'untilMs'> {
  const from = startOfDay(search.from);
  const until = startOfDay(search.until);
  return {
    ...(from === null ? {} : { fromMs: from }),
    ...(until === null ? {} : { untilMs: until + DAY_MS }),
  };
}

/** The UTC day of a moment for a date field; empty without one. */
export function dayOf(atMs: number | undefined): string {
  return atMs === undefined ? '' : new Date(atMs).toISOString().slice(0, 10);
}

/** The last day before an exclusive end. */
export function dayBefore(untilMs: number | undefined): string {
  return untilMs === undefined ? '' : dayOf(untilMs - 1);
}

function startOfDay(value: SearchParameters[string]): number | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const atMs = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(atMs) && atMs >= 0 ? atMs : null;
}
