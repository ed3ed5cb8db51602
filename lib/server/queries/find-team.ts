import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { isObjectId } from '@/lib/domain';
import { database } from '../database';
import { toTeamSummary } from './find-model';
import { readModelCards } from './model-cards';
import type { DistributionView, TeamView } from './types';

const MAX_MODELS = 100;
const MAX_ROWS = 50;

/**
 * A team with its models and its money; null when the index knows no such team.
 * @throws TidemarkError database_unreachable
 */
export async function findTeam(teamId: string): Promise<TeamView | null> {
  if (!isObjectId(teamId)) return null;
  const { prisma } = database();
  const [team, models, distributions, unsettled, sales] = await Promise.all([
    prisma.team.findUnique({
      where: { id: teamId },
      include: { members: { orderBy: { position: 'asc' } } },
    }),
    prisma.model.findMany({
      where: { teamId },
      select: { id: true },
      orderBy: { ordinal: 'desc' },
      take: MAX_MODELS,
    }),
    readDistributions(teamId),
    readUnsettledFrost(teamId),
    readUnsettledSales(teamId),
  ]);
  if (team === null) return null;
  return {
    ...toTeamSummary(team),
    collectedFrost: team.collected.toFixed(0),
    distributedFrost: team.distributed.toFixed(0),
    heldFrost: team.collected.minus(team.distributed).toFixed(0),
    unsettledFrost: unsettled,
    models: await readModelCards(models.map(({ id }) => id)),
    distributions,
    unsettledSales: sales,
  };
}

async function readUnsettledFrost(teamId: string): Promise<string> {
  const [row] = await selectRows(
    database().pool,
    z.object({ unsettled: z.string() }),
    'SELECT coalesce(sum(price - settled), 0)::text AS unsettled FROM pass WHERE team_id = $1',
    [teamId],
  );
  return row?.unsettled ?? '0';
}

async function readUnsettledSales(teamId: string): Promise<TeamView['unsettledSales']> {
  const rows = await selectRows(
    database().pool,
    z.object({ sale_id: z.string(), id: z.string(), model_id: z.string(), paid: z.string() }),
    `SELECT sale_id, id, model_id, price::text AS paid FROM pass
     WHERE team_id = $1 AND settled < price ORDER BY ordinal LIMIT ${MAX_ROWS}`,
    [teamId],
  );
  return rows.map((row) => ({
    saleId: row.sale_id,
    passId: row.id,
    modelId: row.model_id,
    paidFrost: row.paid,
  }));
}

const distributionSchema = z.object({
  at_ms: z.string().transform(Number),
  transaction_digest: z.string(),
  data: z.object({
    total: z.string(),
    held: z.string(),
    recipients: z.array(z.string()),
    amounts: z.array(z.string()),
  }),
});

async function readDistributions(teamId: string): Promise<DistributionView[]> {
  const rows = await selectRows(
    database().pool,
    distributionSchema,
    `SELECT at_ms, transaction_digest, data FROM event
     WHERE team_id = $1 AND kind = 'revenue.distributed' ORDER BY ordinal DESC LIMIT ${MAX_ROWS}`,
    [teamId],
  );
  return rows.map(({ at_ms, transaction_digest, data }) => ({
    atMs: at_ms,
    totalFrost: data.total,
    heldFrost: data.held,
    payouts: data.recipients.map((address, at) => ({
      address,
      amountFrost: data.amounts[at] ?? '0',
    })),
    transactionDigest: transaction_digest,
  }));
}
