import type { ModelHistory } from '@/lib/server/queries/types';

const MARGIN = 3.5;

export interface SparkPoint {
  number: number;
  x: number;
  y: number;
}

/**
 * Places in a box of `width` by `height`: a metric by value over evenly spaced iterations (larger
 * is higher, without those that lack it), else the times of publication along the middle.
 */
export function sparkPoints(
  { metric, points }: ModelHistory,
  width: number,
  height: number,
): SparkPoint[] {
  if (metric === null) {
    const times = points.map(({ publishedAtMs }) => publishedAtMs);
    return points.map(({ number, publishedAtMs }) => ({
      number,
      x: between(publishedAtMs, times, width),
      y: height / 2,
    }));
  }
  const known = points.flatMap(({ number, value }) => (value === null ? [] : [{ number, value }]));
  const numbers = known.map(({ number }) => number);
  const values = known.map(({ value }) => value);
  return known.map(({ number, value }) => ({
    number,
    x: between(number, numbers, width),
    y: rounded(height - between(value, values, height)),
  }));
}

/** `value` from MARGIN to size − MARGIN; the middle where all are equal. */
function between(value: number, all: readonly number[], size: number): number {
  const least = Math.min(...all);
  const span = Math.max(...all) - least;
  const part = span > 0 && Number.isFinite(span) ? (value - least) / span : 0.5;
  return rounded(MARGIN + part * (size - 2 * MARGIN));
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}
