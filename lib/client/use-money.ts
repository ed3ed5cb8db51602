'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { distribute, setOffer, settleSale, withdrawOffer, type SetOfferInput } from '@/lib/chain';
import { TidemarkError } from '@/lib/domain';
import { Transaction } from '@mysten/sui/transactions';
import { OWN_READS } from './queries';
import { submitTransaction } from './wallet/submit-transaction';
import { useSubmitter } from './wallet/use-submitter';

/** Sales settled in one transaction; the rest follows with the next click. */
export const MAX_SETTLED_AT_ONCE = 25;

/** Moves what sales earned into the vault of their team. */
export function useSettle(teamId: string) {
  const submitter = useSubmitter();
  return useMoneyMutation(async (saleIds: readonly string[]) => {
    const batch = saleIds.slice(0, MAX_SETTLED_AT_ONCE);
    if (batch.length === 0) {
      throw new TidemarkError('contract_refused', 'There is nothing to settle now.');
    }
    const own = submitter();
    return submitTransaction(own, {
      purpose: `settle:${teamId}`,
      transaction: () => {
        const transaction = new Transaction();
        for (const saleId of batch) settleSale(own.manifest, { saleId, teamId }, transaction);
        return transaction;
      },
    });
  });
}

/** Pays the vault out by the shares. */
export function useDistribute(teamId: string) {
  const submitter = useSubmitter();
  return useMoneyMutation(async () => {
    const own = submitter();
    return submitTransaction(own, {
      purpose: `distribute:${teamId}`,
      transaction: () => distribute(own.manifest, { teamId }),
    });
  });
}

export function useSetOffer() {
  const submitter = useSubmitter();
  return useMoneyMutation(async (offer: SetOfferInput) => {
    const own = submitter();
    return submitTransaction(own, {
      purpose: [
        'offer',
        offer.modelId,
        offer.priceFrost,
        offer.windowMs,
        offer.rights,
        offer.firstIteration,
        offer.lastIteration,
      ].join(':'),
      transaction: () => setOffer(own.manifest, offer),
    });
  });
}

export function useWithdrawOffer() {
  const submitter = useSubmitter();
  return useMoneyMutation(async (offer: { teamCapId: string; modelId: string; offer: number }) => {
    const own = submitter();
    return submitTransaction(own, {
      purpose: `withdraw:${offer.modelId}:${offer.offer}`,
      transaction: () => withdrawOffer(own.manifest, offer),
    });
  });
}

function useMoneyMutation<Input, Output>(work: (input: Input) => Promise<Output>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSettled: () => queryClient.invalidateQueries({ queryKey: [OWN_READS] }),
  });
}
