import type { AuditQuery } from '@/lib/server/queries/types';

const HOUR_MS = 3_600_000;

const spans = [
  { label: 'Last 24 hours', hours: 24 },
  { label: 'Last 7 days', hours: 7 * 24 },
  { label: 'Last 30 days', hours: 30 * 24 },
] as const;

export interface AuditRange {
  readonly label: string;
  readonly fromMs: number | undefined;
  readonly isChosen: boolean;
}

/** Ranges up to now, from full hours, so that a link means the same for a while. */
export function auditRanges(query: AuditQuery, nowMs: number): AuditRange[] {
  const untilNow = query.untilMs === undefined;
  const hourMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
  const ranges = spans.map(({ label, hours }) => {
    const fromMs = hourMs - hours * HOUR_MS;
    return { label, fromMs, isChosen: untilNow && query.fromMs === fromMs };
  });
  const isWhole = untilNow && query.fromMs === undefined;
  return [{ label: 'All time', fromMs: undefined, isChosen: isWhole }, ...ranges];
}
