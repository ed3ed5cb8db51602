'use client';

import { useQuery } from '@tanstack/react-query';
import { useNetwork } from './network-context';
import { OWN_READS, teamsOptions } from './queries';
import { readIndex } from './studio/read-index';
import { teamSchema } from './studio/team-schema';
import { useWallet } from './wallet/use-wallet';

export type {
  TeamDistribution,
  TeamGrant,
  TeamIndex,
  TeamModel,
  TeamSale,
} from './studio/team-schema';

const INDEX_REFETCH_MS = 5_000;

/** Teams the connected address manages, read from the chain. */
export function useTeams() {
  const network = useNetwork();
  const { address } = useWallet();
  return useQuery(teamsOptions(network, address));
}

/** A team as the chain has it, with the cap of the connected address. */
export type ChainTeam = NonNullable<ReturnType<typeof useTeams>['data']>[number];

/**
 * Models, open sales, payouts and grants of a team: what the chain cannot be asked for in one
 * question. null while the index has not seen the team yet.
 */
export function useTeamIndex(teamId: string) {
  return useQuery({
    queryKey: [OWN_READS, 'team-index', teamId],
    queryFn: () => readIndex(`/api/teams/${teamId}`, teamSchema),
    refetchInterval: INDEX_REFETCH_MS,
  });
}

/** Models that may still get iterations: retired ones are left out. */
export function useTeamModels(teamId: string) {
  const index = useTeamIndex(teamId);
  return { ...index, data: index.data?.models.filter((model) => model.retiredAtMs === null) };
}
