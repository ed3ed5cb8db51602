import type { TeamIteration } from './figures-schema';

/** Days before the end of storage at which a warning grows louder. */
export const WARNING_DAYS = [7, 14, 30] as const;
export type StorageWarning = 'ended' | (typeof WARNING_DAYS)[number] | null;

export interface CalendarLine {
  readonly iteration: TeamIteration;
  readonly leftMs: number;
  readonly warning: StorageWarning;
}

const DAY_MS = 86_400_000;

/** Iterations by the end of their storage, the next to end first and those that ended last. */
export function storageCalendar(
  iterations: readonly TeamIteration[],
  nowMs: number,
): CalendarLine[] {
  return iterations
    .map((iteration) => {
      const leftMs = iteration.storedUntilMs - nowMs;
      return { iteration, leftMs, warning: warningOf(leftMs) };
    })
    .toSorted(
      (left, right) =>
        Number(left.leftMs <= 0) - Number(right.leftMs <= 0) || left.leftMs - right.leftMs,
    );
}

export function warningOf(leftMs: number): StorageWarning {
  if (leftMs <= 0) return 'ended';
  return WARNING_DAYS.find((days) => leftMs <= days * DAY_MS) ?? null;
}
