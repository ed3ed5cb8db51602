import type { AuditActivity, AuditKind } from '@/lib/server/queries/types';
import { auditGroups } from './audit-groups';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Bars that stay readable on a narrow screen. */
const MAX_BARS = 48;

export const bucketWords = { hour: 'hour', day: 'day', week: 'week', month: '30 days' } as const;
export type BucketUnit = keyof typeof bucketWords;

const units: readonly { readonly unit: BucketUnit; readonly lengthMs: number }[] = [
  { unit: 'hour', lengthMs: HOUR_MS },
  { unit: 'day', lengthMs: DAY_MS },
  { unit: 'week', lengthMs: 7 * DAY_MS },
  { unit: 'month', lengthMs: 30 * DAY_MS },
];

export interface ActivityBucket {
  readonly startMs: number;
  /** Exclusive. */
  readonly endMs: number;
  readonly total: number;
  /** Events by group, in the order of `auditGroups`. */
  readonly counts: readonly number[];
}

export interface ActivityChartData {
  readonly unit: BucketUnit;
  /** Oldest first, without gaps. */
  readonly buckets: readonly ActivityBucket[];
  readonly peak: number;
}

/** Hours to at most 48 bars of equal length, the smallest unit that fits; null without events. */
export function bucketActivity({ cells }: Pick<AuditActivity, 'cells'>): ActivityChartData | null {
  const first = cells.at(0);
  const last = cells.at(-1);
  if (first === undefined || last === undefined) return null;
  const { unit, lengthMs } = fittingUnit(first.hourMs, last.hourMs);
  const startMs = floorTo(first.hourMs, lengthMs);
  const count = (floorTo(last.hourMs, lengthMs) - startMs) / lengthMs + 1;
  // A history too long for every unit shows its newest bars.
  const shown = Math.min(count, MAX_BARS);
  const fromMs = startMs + (count - shown) * lengthMs;
  const table = Array.from({ length: shown }, () => auditGroups.map(() => 0));
  for (const { hourMs, kind, count: events } of cells) {
    const row = table[Math.floor((hourMs - fromMs) / lengthMs)];
    const group = groupIndex.get(kind);
    if (row !== undefined && group !== undefined) row[group] = (row[group] ?? 0) + events;
  }
  const buckets = table.map((counts, index) => ({
    startMs: fromMs + index * lengthMs,
    endMs: fromMs + (index + 1) * lengthMs,
    total: counts.reduce((sum, events) => sum + events, 0),
    counts,
  }));
  return { unit, buckets, peak: Math.max(...buckets.map(({ total }) => total)) };
}

const groupIndex: ReadonlyMap<AuditKind, number> = new Map(
  auditGroups.flatMap((group, index) => group.kinds.map((kind) => [kind, index] as const)),
);

function fittingUnit(firstMs: number, lastMs: number) {
  const fits = units.find(
    ({ lengthMs }) =>
      (floorTo(lastMs, lengthMs) - floorTo(firstMs, lengthMs)) / lengthMs + 1 <= MAX_BARS,
  );
  return fits ?? { unit: 'month' as const, lengthMs: 30 * DAY_MS };
}

function floorTo(atMs: number, lengthMs: number): number {
  return Math.floor(atMs / lengthMs) * lengthMs;
}
