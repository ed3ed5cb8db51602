import { z } from 'zod';
import type { MetricView } from './types';

const MAX_METRICS = 32;
const MAX_VALUE_LENGTH = 200;

const metricsSchema = z.record(
  z.string().max(MAX_VALUE_LENGTH),
  z.union([
    z.number(),
    z.string().max(MAX_VALUE_LENGTH),
    z.boolean().transform((value) => (value ? 'yes' : 'no')),
  ]),
);

/**
 * A seller's metrics text as rows: a JSON object of numbers, short texts and truth values, else
 * nothing.
 */
export function readMetrics(text: string): MetricView[] {
  if (text === '') return [];
  try {
    const parsed = metricsSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return [];
    const entries = Object.entries(parsed.data).slice(0, MAX_METRICS);
    return entries.map(([name, value]) => ({ name, value }));
  } catch {
    return [];
  }
}
