import type { ClientWithCoreApi } from '@mysten/sui/client';
import { parseExactly } from '../bcs';
import { typeName, type Deployment } from '../deployment';
import { teamCapLayout } from '../object-layouts';
import { listOwned } from './list-owned';

export interface TeamCap {
  readonly teamCapId: string;
  readonly teamId: string;
}

/** The teams an address manages. */
export async function listTeamCaps(
  client: ClientWithCoreApi,
  deployment: Deployment,
  owner: string,
): Promise<TeamCap[]> {
  const contents = await listOwned(client, owner, typeName(deployment, 'team::TeamCap'));
  return contents
    .map((bytes) => parseExactly(teamCapLayout, bytes))
    .map((cap) => ({ teamCapId: cap.id, teamId: cap.team }));
}
