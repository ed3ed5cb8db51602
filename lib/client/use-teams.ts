'use client';

import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { TidemarkError } from '@/lib/domain';
import { useNetwork } from './network-context';
import { OWN_READS, teamsOptions } from './queries';
import { useWallet } from './wallet/use-wallet';

const offerSchema = z.object({
  number: z.number(),
  windowMs: z.number(),
  priceFrost: z.string(),
  firstIteration: z.number(),
  lastIteration: z.number().nullable(),
  rights: z.array(z.enum(['DOWNLOAD', 'INVOKE'])),
});
const modelSchema = z.object({
  modelId: z.string(),
  name: z.string(),
  iterationCount: z.number(),
  passesSold: z.number(),
  offers: z.array(offerSchema),
});
const teamSchema = z.object({
  unsettledFrost: z.string(),
  unsettledSales: z.array(
    z.object({
      saleId: z.string(),
      passId: z.string(),
      modelId: z.string(),
      paidFrost: z.string(),
    }),
  ),
  models: z.array(modelSchema),
  distributions: z.array(
    z.object({ atMs: z.number(), totalFrost: z.string(), transactionDigest: z.string() }),
  ),
});

/** The index's part of a team: what the chain cannot be asked for in one question. */
export type TeamIndex = z.output<typeof teamSchema>;
export type TeamModel = TeamIndex['models'][number];

const INDEX_REFETCH_MS = 5_000;

/** Teams the connected address manages, read from the chain. */
export function useTeams() {
  const network = useNetwork();
  const { address } = useWallet();
  return useQuery(teamsOptions(network, address));
}

/** A team as the chain has it, with the cap of the connected address. */
export type ChainTeam = NonNullable<ReturnType<typeof useTeams>['data']>[number];

/** Models, unsettled sales and payouts of a team, read from the index. */
export function useTeamIndex(teamId: string) {
  return useQuery({
    queryKey: [OWN_READS, 'team-index', teamId],
    queryFn: () => readTeamIndex(teamId),
    refetchInterval: INDEX_REFETCH_MS,
  });
}

export function useTeamModels(teamId: string) {
  const index = useTeamIndex(teamId);
  return { ...index, data: index.data?.models };
}

/** null while the index has not seen the team yet. */
async function readTeamIndex(teamId: string): Promise<TeamIndex | null> {
  const response = await fetch(`/api/teams/${teamId}`, { cache: 'no-store' }).catch(
    (cause: unknown) => {
      throw unreadable(cause);
    },
  );
  if (response.status === 404) return null;
  const parsed = teamSchema.safeParse(response.ok ? await response.json() : null);
  if (!parsed.success) throw unreadable(parsed.error);
  return parsed.data;
}

function unreadable(cause: unknown): TidemarkError {
  return new TidemarkError(
    'database_unreachable',
    'The index cannot be read now; money and models are on chain and safe. Try again in a moment.',
    { cause },
  );
}
