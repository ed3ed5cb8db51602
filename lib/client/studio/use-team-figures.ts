'use client';

import { useQuery } from '@tanstack/react-query';
import { OWN_READS } from '../queries';
import { iterationsSchema, ledgerSchema, revenueSchema } from './figures-schema';
import { buildLedger } from './ledger';
import { readIndex } from './read-index';

const REFETCH_MS = 10_000;

/** Every movement of a team's money with its balances; null while the index has not seen the team. */
export function useTeamLedger(teamId: string) {
  return useQuery({
    queryKey: [OWN_READS, 'team-ledger', teamId],
    queryFn: async () => {
      const index = await readIndex(`/api/teams/${teamId}/ledger`, ledgerSchema);
      return index === null ? null : buildLedger(index);
    },
    refetchInterval: REFETCH_MS,
  });
}

/** Sums by UTC day; null while the index has not seen the team. */
export function useTeamRevenue(teamId: string) {
  return useQuery({
    queryKey: [OWN_READS, 'team-revenue', teamId],
    queryFn: () => readIndex(`/api/teams/${teamId}/revenue`, revenueSchema),
    refetchInterval: REFETCH_MS,
  });
}

/** All iterations of a team with costs and storage; null while the index has not seen the team. */
export function useTeamIterations(teamId: string) {
  return useQuery({
    queryKey: [OWN_READS, 'team-iterations', teamId],
    queryFn: () => readIndex(`/api/teams/${teamId}/iterations`, iterationsSchema),
    refetchInterval: REFETCH_MS,
  });
}
