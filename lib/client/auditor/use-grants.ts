'use client';

import { queryOptions, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { listGrants, readGrantRevoked, readModel, type AuditGrant } from '@/lib/chain';
import { useChainClock } from '../chain-clock';
import type { NetworkAccess } from '../network-access';
import { useNetwork } from '../network-context';
import { OWN_READS } from '../queries';
import { readIndex } from '../studio/read-index';
import { useOpenSession } from '../use-open-session';
import { useWallet } from '../wallet/use-wallet';
import { sortGrants } from './grant-state';

const GRANTS_REFETCH_MS = 15_000;
const OPINIONS_REFETCH_MS = 5_000;

/** A grant as the chain holds it, with what its model says about it. */
export interface HeldGrant extends AuditGrant {
  readonly revoked: boolean;
  readonly iterationCount: number;
}

const opinionSchema = z.object({
  opinionId: z.string(),
  modelId: z.string(),
  iteration: z.number(),
  verdict: z.enum(['SUPPORTS', 'SUPPORTS_WITH_RESERVATIONS', 'DOES_NOT_SUPPORT']),
  scope: z.string(),
  statement: z.string(),
  evidenceHashHex: z.string(),
  supersedes: z.string().nullable(),
  supersededBy: z.string().nullable(),
  signedAtMs: z.number(),
  transactionDigest: z.string(),
});
const indexedGrants = z.array(
  z.object({ modelName: z.string(), opinions: z.array(opinionSchema) }),
);

export interface OwnOpinion extends z.output<typeof opinionSchema> {
  readonly modelName: string;
}

/** Grants of the connected address, straight from the chain, usable ones first. */
export function useGrants() {
  const network = useNetwork();
  const { address } = useWallet();
  const grants = useQuery(grantsOptions(network, address));
  const nowMs = useChainClock();
  const sorted =
    grants.data === undefined || nowMs === null ? undefined : sortGrants(grants.data, nowMs);
  return { grants, sorted, nowMs };
}

/** What the connected address signed about models it holds a grant for, from the index. */
export function useOwnOpinions() {
  const { address } = useWallet();
  return useQuery({
    queryKey: [OWN_READS, 'own-opinions', address],
    queryFn: async () => {
      const grants = await readIndex(`/api/grants?auditor=${address ?? ''}`, indexedGrants);
      return uniqueOpinions(grants ?? []);
    },
    enabled: address !== null,
    refetchInterval: OPINIONS_REFETCH_MS,
  });
}

/** Opens the weights under a grant; the key never leaves this page. */
export function useAuditSession(grantId: string) {
  return useOpenSession(async (own, iteration, tools) => {
    const { openAudit } = await import('../verbs/open-audit');
    return openAudit(own, { ...tools, grantId, iteration });
  });
}

/** Several grants of one model bring the same opinions; each is shown once, newest first. */
function uniqueOpinions(grants: z.output<typeof indexedGrants>): OwnOpinion[] {
  const byId = new Map(
    grants.flatMap(({ modelName, opinions }) =>
      opinions.map((opinion) => [opinion.opinionId, { ...opinion, modelName }] as const),
    ),
  );
  return [...byId.values()].toSorted((left, right) => right.signedAtMs - left.signedAtMs);
}

function grantsOptions({ client, manifest }: NetworkAccess, address: string | null) {
  return queryOptions({
    queryKey: [OWN_READS, 'grants', address],
    queryFn: async (): Promise<HeldGrant[]> => {
      const grants = await listGrants(client, manifest, address ?? '');
      return Promise.all(
        grants.map(async (grant) => {
          const model = await readModel(client, manifest, grant.modelId);
          const revoked = await readGrantRevoked(client, model, grant.grantId);
          return { ...grant, revoked: revoked ?? true, iterationCount: model.iterationCount };
        }),
      );
    },
    enabled: address !== null,
    refetchInterval: GRANTS_REFETCH_MS,
  });
}
