import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { database } from '../database';
import type { DistributionView, PayoutLine } from './types';

const MAX_DISTRIBUTIONS = 50;

const distributionSchema = z.object({
  at_ms: z.string().transform(Number),
  transaction_digest: z.string(),
  data: z.object({
    total: z.string(),
    lenders: z.array(z.string()),
    repaid: z.array(z.string()),
    recipients: z.array(z.string()),
    amounts: z.array(z.string()),
    held: z.string(),
    by: z.string(),
  }),
});

/** A team's distributions with every line of the waterfall, newest first, at most 50. */
export async function listDistributions(teamId: string): Promise<DistributionView[]> {
  const rows = await selectRows(
    database().pool,
    distributionSchema,
    `SELECT at_ms, transaction_digest, data FROM event
     WHERE team_id = $1 AND kind = 'revenue.distributed'
     ORDER BY ordinal DESC LIMIT ${MAX_DISTRIBUTIONS}`,
    [teamId],
  );
  return rows.map(({ at_ms, transaction_digest, data }) => ({
    atMs: at_ms,
    by: data.by,
    totalFrost: data.total,
    repayments: lines(data.lenders, data.repaid),
    payouts: lines(data.recipients, data.amounts),
    heldFrost: data.held,
    transactionDigest: transaction_digest,
  }));
}

function lines(addresses: readonly string[], amounts: readonly string[]): PayoutLine[] {
  return addresses.map((address, at) => ({ address, amountFrost: amounts[at] ?? '0' }));
}
