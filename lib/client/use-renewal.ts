'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNetwork } from './network-context';
import { OWN_READS } from './queries';
import { checkRenewal } from './verbs/check-renewal';
import type { StorageExtension } from './verbs/plan-extension';
import { renewPass } from './verbs/renew-pass';
import { useSubmitter } from './wallet/use-submitter';
import type { SubmitPhase } from './wallet/submit-transaction';
import { useWallet } from './wallet/use-wallet';

export type { RenewalChecks } from './verbs/check-renewal';
export type { RenewedPass } from './verbs/renew-pass';

const CHECK_REFETCH_MS = 20_000;

export interface Renewal {
  readonly passId: string;
  readonly offer: number;
  /** The price the person saw; the contract takes no more. */
  readonly priceFrost: bigint;
  readonly extension?: StorageExtension;
}

/** What renewing would do and cost now; `renewal` null: nothing can be chosen. */
export function useRenewalChecks(renewal: Renewal | null) {
  const { client, manifest } = useNetwork();
  const { address } = useWallet();
  const { passId, offer, priceFrost } = renewal ?? { passId: '', offer: 0, priceFrost: 0n };
  return useQuery({
    queryKey: [OWN_READS, 'renewal-checks', address, passId, offer, `${priceFrost}`],
    queryFn: () =>
      checkRenewal(
        { client, manifest },
        { passId, offer, maxPriceFrost: priceFrost, address: address ?? '' },
      ),
    enabled: renewal !== null && address !== null,
    refetchInterval: CHECK_REFETCH_MS,
  });
}

/** Renews a pass and says how far it is. */
export function useRenew(modelId: string) {
  const submitter = useSubmitter();
  const queryClient = useQueryClient();
  const [phase, setPhase] = useState<SubmitPhase | null>(null);
  const renew = useMutation({
    mutationFn: ({ priceFrost, ...renewal }: Renewal) =>
      renewPass(submitter(), { ...renewal, maxPriceFrost: priceFrost, onPhase: setPhase }),
    onMutate: () => setPhase('checking'),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: [OWN_READS] }),
        // Its storage may have been extended on the way.
        queryClient.invalidateQueries({ queryKey: ['iteration', modelId] }),
      ]),
  });
  return { renew, phase };
}
