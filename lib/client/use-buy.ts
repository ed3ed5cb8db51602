'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNetwork } from './network-context';
import { OWN_READS } from './queries';
import { buyPass } from './verbs/buy-pass';
import { checkPurchase } from './verbs/check-purchase';
import type { StorageExtension } from './verbs/plan-extension';
import { useSubmitter } from './wallet/use-submitter';
import type { SubmitPhase } from './wallet/submit-transaction';

export type { BoughtPass } from './verbs/buy-pass';
export type { PurchaseChecks } from './verbs/check-purchase';

const CHECK_REFETCH_MS = 20_000;

export interface BuyQuestion {
  readonly modelId: string;
  readonly offer: number;
  readonly priceFrost: bigint;
  /** Stores the bytes longer first, in the same transaction. */
  readonly extension?: StorageExtension;
}

/** What is looked at before the wallet opens; refreshed while the page is open. */
export function usePurchaseChecks(question: BuyQuestion, address: string) {
  const { client, manifest } = useNetwork();
  const { modelId, offer, priceFrost } = question;
  return useQuery({
    queryKey: [OWN_READS, 'purchase-checks', address, modelId, offer, `${priceFrost}`],
    queryFn: () =>
      checkPurchase(
        { client, manifest },
        { modelId, offer, expectedPriceFrost: priceFrost, address },
      ),
    refetchInterval: CHECK_REFETCH_MS,
  });
}

/** Buys a pass and says how far it is. */
export function useBuy() {
  const submitter = useSubmitter();
  const queryClient = useQueryClient();
  const [phase, setPhase] = useState<SubmitPhase | null>(null);
  const buy = useMutation({
    mutationFn: ({ priceFrost, ...question }: BuyQuestion) =>
      buyPass(submitter(), { ...question, expectedPriceFrost: priceFrost, onPhase: setPhase }),
    onMutate: () => setPhase('checking'),
    onSettled: (_bought, _error, { modelId }) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: [OWN_READS] }),
        // Its storage may have been extended on the way.
        queryClient.invalidateQueries({ queryKey: ['iteration', modelId] }),
      ]),
  });
  return { buy, phase };
}
