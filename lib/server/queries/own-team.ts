import 'server-only';
import { isObjectId } from '@/lib/domain';
import { database } from '../database';
import { configuredMarketId } from './configured-market';

/** Whether the index knows this team and it belongs to the configured market. */
export async function isTeamHere(teamId: string): Promise<boolean> {
  if (!isObjectId(teamId)) return false;
  const marketId = await configuredMarketId();
  return (await database().prisma.team.count({ where: { id: teamId, marketId } })) > 0;
}
