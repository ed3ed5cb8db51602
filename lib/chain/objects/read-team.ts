import type { ClientWithCoreApi } from '@mysten/sui/client';
import type { Advance } from '@/lib/domain';
import { typeNameOfCoin, type Deployment } from '../deployment';
import { teamLayout } from '../object-layouts';
import { readObject } from './read-object';

export interface Team {
  readonly teamId: string;
  readonly marketId: string;
  readonly name: string;
  readonly members: readonly { readonly address: string; readonly shareBps: number }[];
  readonly operators: readonly string[];
  /** In the vault now. */
  readonly heldFrost: bigint;
  /** All that sales ever paid in. */
  readonly collectedFrost: bigint;
  readonly distributedFrost: bigint;
  /** Costs still to be repaid before anything is shared, oldest first. */
  readonly advances: readonly Advance[];
}

/** @throws TidemarkError not_found, chain_unreachable, chain_data_malformed */
export async function readTeam(
  client: ClientWithCoreApi,
  deployment: Deployment,
  teamId: string,
): Promise<Team> {
  const team = await readObject(client, teamId, {
    type: typeNameOfCoin(deployment, 'team::Team'),
    layout: teamLayout,
  });
  return {
    teamId: team.id,
    marketId: team.market,
    name: team.name,
    members: team.members.map((address, at) => ({ address, shareBps: team.shares_bps[at] ?? 0 })),
    operators: team.operators,
    heldFrost: team.vault,
    collectedFrost: team.collected,
    distributedFrost: team.distributed,
    advances: team.advances.map(({ member, amount }) => ({ member, amountFrost: amount })),
  };
}
