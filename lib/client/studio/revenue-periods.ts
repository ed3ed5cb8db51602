import type { RevenueDay } from './figures-schema';

export type PeriodLength = 'day' | 'week';
export const revenueMeasures = [
  'paidFrost',
  'settledFrost',
  'refundedFrost',
  'feeFrost',
  'distributedFrost',
] as const;
export type RevenueMeasure = (typeof revenueMeasures)[number];

/** Sums of one day or of one week from Monday, by UTC. */
export type RevenuePeriod = Readonly<Record<RevenueMeasure, bigint>> & {
  readonly startsAtMs: number;
};

/** Shown at a time: a month of days, half a year of weeks. */
export const PERIODS_SHOWN: Readonly<Record<PeriodLength, number>> = { day: 30, week: 26 };

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday. */
const MONDAY_OFFSET_DAYS = 3;

/**
 * The newest periods up to the one of `nowMs`, oldest first, those without a movement included.
 * `earlier` sums up the days before them, so that nothing of the history is left out.
 */
export function revenuePeriods(
  days: readonly RevenueDay[],
  length: PeriodLength,
  nowMs: number,
): { periods: RevenuePeriod[]; earlier: Readonly<Record<RevenueMeasure, bigint>> } {
  const newestDay = Math.max(Math.floor(nowMs / DAY_MS), days.at(-1)?.day ?? 0);
  const daysEach = length === 'day' ? 1 : 7;
  const lastStart = startOf(newestDay, length);
  const firstStart = lastStart - daysEach * (PERIODS_SHOWN[length] - 1);
  const periods = Array.from({ length: PERIODS_SHOWN[length] }, (_, at) => ({
    startsAtMs: (firstStart + at * daysEach) * DAY_MS,
    ...sumOf(days.filter(({ day }) => startOf(day, length) === firstStart + at * daysEach)),
  }));
  return { periods, earlier: sumOf(days.filter(({ day }) => day < firstStart)) };
}

function startOf(day: number, length: PeriodLength): number {
  return length === 'day' ? day : day - ((day + MONDAY_OFFSET_DAYS) % 7);
}

function sumOf(days: readonly RevenueDay[]): Record<RevenueMeasure, bigint> {
  const sum = (measure: RevenueMeasure) => days.reduce((total, day) => total + day[measure], 0n);
  return {
    paidFrost: sum('paidFrost'),
    settledFrost: sum('settledFrost'),
    refundedFrost: sum('refundedFrost'),
    feeFrost: sum('feeFrost'),
    distributedFrost: sum('distributedFrost'),
  };
}
