import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { database } from '../database';
import type { ModelMoney, MoneyPeriodLength } from './types';

const MAX_PERIODS = 366;

const periodSchema = z.object({
  starts_at_ms: z.string().transform(Number),
  sold: z.number(),
  paid: z.string(),
  settled: z.string(),
  fees: z.string(),
  refunded: z.string(),
});

/**
 * What buyers paid for a model and where it went, per UTC day or month, newest first: sums over
 * events, so all periods together equal the model's totals.
 * @throws TidemarkError database_unreachable
 */
export async function readModelMoney(
  modelId: string,
  length: MoneyPeriodLength,
): Promise<ModelMoney> {
  const rows = await selectRows(
    database().pool,
    periodSchema,
    `SELECT (extract(epoch FROM date_trunc($2, to_timestamp(at_ms / 1000), 'UTC'))::bigint * 1000)
         ::text AS starts_at_ms,
       count(*) FILTER (WHERE kind IN ('pass.bought', 'pass.renewed'))::int AS sold,
       coalesce(sum(amount) FILTER (WHERE kind IN ('pass.bought', 'pass.renewed')), 0)::text AS paid,
       coalesce(sum(amount) FILTER (WHERE kind = 'sale.settled'), 0)::text AS settled,
       coalesce(sum((data->>'fee')::numeric) FILTER (WHERE kind = 'sale.settled'), 0)::text AS fees,
       coalesce(sum(amount) FILTER (WHERE kind = 'sale.refunded'), 0)::text AS refunded
     FROM event
     WHERE model_id = $1
       AND kind IN ('pass.bought', 'pass.renewed', 'sale.settled', 'sale.refunded')
     GROUP BY 1 ORDER BY min(at_ms) DESC LIMIT ${MAX_PERIODS + 1}`,
    [modelId, length],
  );
  return {
    length,
    periods: rows.slice(0, MAX_PERIODS).map((row) => ({
      startsAtMs: row.starts_at_ms,
      sold: row.sold,
      paidFrost: row.paid,
      settledFrost: row.settled,
      feesFrost: row.fees,
      refundedFrost: row.refunded,
    })),
    capped: rows.length > MAX_PERIODS,
  };
}
