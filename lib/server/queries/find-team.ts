import 'server-only';
import { isObjectId } from '@/lib/domain';
import { database } from '../database';
import { toGrantView } from './audit-views';
import { readChainNowMs } from './chain-now';
import { configuredMarketId } from './configured-market';
import { listDistributions } from './list-distributions';
import { listOpenSales } from './list-open-sales';
import { readModelCards } from './model-cards';
import { toTeamSummary } from './team-summary';
import type { GrantView, TeamView } from './types';

const MAX_MODELS = 100;
const MAX_GRANTS = 100;

/**
 * A team with its models and its money; null when the index knows no such team of this market.
 * @throws TidemarkError database_unreachable
 */
export async function findTeam(teamId: string): Promise<TeamView | null> {
  if (!isObjectId(teamId)) return null;
  const [team, marketId] = await Promise.all([readTeam(teamId), configuredMarketId()]);
  if (team === null || team.marketId !== marketId) return null;
  const [models, distributions, openSales, unsettledFrost, grants] = await Promise.all([
    readModels(teamId),
    listDistributions(teamId),
    readChainNowMs().then((nowMs) => listOpenSales(teamId, nowMs)),
    readUnsettledFrost(teamId),
    readGrants(teamId),
  ]);
  const owed = team.advances.map((advance) => BigInt(advance.owed.toFixed(0)));
  return {
    ...toTeamSummary(team),
    collectedFrost: team.collected.toFixed(0),
    distributedFrost: team.distributed.toFixed(0),
    heldFrost: team.collected.minus(team.distributed).toFixed(0),
    advances: team.advances.map(({ address, owed: amount }) => ({
      address,
      owedFrost: amount.toFixed(0),
    })),
    owedFrost: owed.reduce((sum, amount) => sum + amount, 0n).toString(),
    unsettledFrost,
    models,
    distributions,
    openSales,
    grants,
  };
}

function readTeam(teamId: string) {
  return database().prisma.team.findUnique({
    where: { id: teamId },
    include: {
      members: { orderBy: { position: 'asc' } },
      advances: { orderBy: { position: 'asc' } },
    },
  });
}

async function readModels(teamId: string): Promise<TeamView['models']> {
  const models = await database().prisma.model.findMany({
    where: { teamId },
    select: { id: true },
    orderBy: { ordinal: 'desc' },
    take: MAX_MODELS,
  });
  return readModelCards(models.map(({ id }) => id));
}

async function readUnsettledFrost(teamId: string): Promise<string> {
  const { _sum } = await database().prisma.sale.aggregate({
    where: { teamId },
    _sum: { held: true },
  });
  return _sum.held?.toFixed(0) ?? '0';
}

async function readGrants(teamId: string): Promise<GrantView[]> {
  const grants = await database().prisma.auditGrant.findMany({
    where: { teamId },
    include: { model: { select: { name: true, team: { select: { name: true } } } } },
    orderBy: { ordinal: 'desc' },
    take: MAX_GRANTS,
  });
  return grants.map(toGrantView);
}
