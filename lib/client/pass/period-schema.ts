import { z } from 'zod';
import type { RefundedPeriod } from './pass-periods';

/** FROST as decimal digits of a u64. */
const frost = z
  .string()
  .regex(/^\d{1,20}$/)
  .transform((digits) => BigInt(digits));
const moment = z.number().transform((atMs) => BigInt(atMs));

const saleSchema = z.object({
  saleId: z.string(),
  passId: z.string(),
  startsAtMs: moment,
  endsAtMs: moment,
  priceFrost: frost,
  refundedFrost: frost,
  refundedAtMs: z.number().nullable(),
});

/** What `/api/passes?holder=` answers, as far as the list of periods reads it. */
export const passesOfHolderSchema = z.array(z.object({ sales: z.array(saleSchema) }));

/** The refunded periods of every pass of a holder. */
export function refundedPeriods(passes: z.output<typeof passesOfHolderSchema>): RefundedPeriod[] {
  return passes
    .flatMap(({ sales }) => sales)
    .filter((sale) => sale.refundedAtMs !== null)
    .map(({ saleId, passId, startsAtMs, endsAtMs, priceFrost, refundedFrost }) => ({
      saleId,
      passId,
      startsAtMs,
      endsAtMs,
      paidFrost: priceFrost,
      refundedFrost,
    }));
}
