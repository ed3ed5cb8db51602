import { readMetrics } from './read-metrics';
import type { ModelHistory } from './types';

export interface Publication {
  readonly number: number;
  readonly publishedAtMs: number;
  readonly metricsText: string;
}

/**
 * Publications (oldest first) with the one number that tells how they went: of the numbers that the
 * newest iteration has, the first that most others have too.
 */
export function toModelHistory(publications: readonly Publication[]): ModelHistory {
  const metrics = publications.map(({ metricsText }) => numbersOf(metricsText));
  const counted = [...(metrics.at(-1)?.keys() ?? [])].map((name) => ({
    name,
    count: metrics.filter((values) => values.has(name)).length,
  }));
  const most = Math.max(0, ...counted.map(({ count }) => count));
  const metric = most < 2 ? null : (counted.find(({ count }) => count === most)?.name ?? null);
  return {
    metric,
    points: publications.map(({ number, publishedAtMs }, place) => ({
      number,
      publishedAtMs,
      value: metric === null ? null : (metrics[place]?.get(metric) ?? null),
    })),
  };
}

function numbersOf(metricsText: string): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const { name, value } of readMetrics(metricsText)) {
    if (typeof value === 'number' && Number.isFinite(value)) numbers.set(name, value);
  }
  return numbers;
}
