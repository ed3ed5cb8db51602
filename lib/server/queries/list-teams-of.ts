import 'server-only';
import { isObjectId } from '@/lib/domain';
import { database } from '../database';
import { configuredMarketId } from './configured-market';
import { toTeamSummary } from './team-summary';
import type { TeamSummary } from './types';

const MAX_TEAMS = 100;

/** Teams that a person manages or is a member of, newest first, at most 100. */
export async function listTeamsOf(person: string): Promise<TeamSummary[]> {
  if (!isObjectId(person)) return [];
  const marketId = await configuredMarketId();
  const teams = await database().prisma.team.findMany({
    where: { marketId, OR: [{ manager: person }, { members: { some: { address: person } } }] },
    include: { members: { orderBy: { position: 'asc' } } },
    orderBy: [{ createdAtMs: 'desc' }, { id: 'asc' }],
    take: MAX_TEAMS,
  });
  return teams.map(toTeamSummary);
}
