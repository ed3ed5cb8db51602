import { describe, expect, test } from 'vitest';
import type { ModelHistory } from '@/lib/server/queries/types';
import { sparkText } from './iteration-sparkline';
import { sparkPoints } from './spark-points';

const history = (metric: string | null, ...values: (number | null)[]): ModelHistory => ({
  metric,
  points: values.map((value, place) => ({
    number: place + 1,
    publishedAtMs: Date.UTC(2026, 10, 1 + place * place),
    value,
  })),
});

describe('sparkline', () => {
  test('draws a metric from low to high and leaves gaps out', () => {
    const points = sparkPoints(history('auc', 0.5, null, 1), 96, 24);
    expect(points).toEqual([
      { number: 1, x: 3.5, y: 20.5 },
      { number: 3, x: 92.5, y: 3.5 },
    ]);
    expect(sparkText(history('auc', 0.5, null, 1))).toBe('auc over 2 iterations: from 0.5 to 1');
  });

  test('draws times where no metric is shared', () => {
    const points = sparkPoints(history(null, null, null, null), 96, 24);
    expect(points.map(({ x }) => x)).toEqual([3.5, 25.75, 92.5]);
    expect(points.every(({ y }) => y === 12)).toBe(true);
    expect(sparkText(history(null, null, null, null))).toBe(
      '3 iterations published from 1 Nov 2026 to 5 Nov 2026',
    );
  });

  test('equal and huge values stay inside the box', () => {
    for (const values of [
      [2, 2, 2],
      [-1e308, 1e308, 0],
    ]) {
      for (const { x, y } of sparkPoints(history('m', ...values), 96, 24)) {
        expect(x >= 0 && x <= 96 && y >= 0 && y <= 24).toBe(true);
      }
    }
  });
});
