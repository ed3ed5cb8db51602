import type { MetricView } from '@/lib/server/queries/types';

const SIGNIFICANT_DIGITS = 4;

/** A seller's figure as text: whole numbers in full, others to four significant digits. */
export function metricText(value: MetricView['value']): string {
  if (typeof value === 'string') return value;
  return Number.isInteger(value)
    ? String(value)
    : String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
}
