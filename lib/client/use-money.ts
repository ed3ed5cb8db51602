'use client';

import { Transaction } from '@mysten/sui/transactions';
import { distribute, setOffer, settleSale, withdrawOffer, type SetOfferInput } from '@/lib/chain';
import { TidemarkError } from '@/lib/domain';
import { useDeed } from './use-deed';

/** Sales settled in one transaction; the rest follows with the next click. */
export const MAX_SETTLED_AT_ONCE = 25;

/** Moves what sales earned into the vault of their team. */
export function useSettle(teamId: string) {
  return useDeed<readonly string[]>({
    purpose: (saleIds) => `settle:${teamId}:${saleIds.slice(0, MAX_SETTLED_AT_ONCE).join()}`,
    transaction: ({ manifest }, saleIds) => {
      const batch = saleIds.slice(0, MAX_SETTLED_AT_ONCE);
      if (batch.length === 0) {
        throw new TidemarkError('contract_refused', 'There is nothing to settle now.');
      }
      const transaction = new Transaction();
      for (const saleId of batch) settleSale(manifest, { saleId, teamId }, transaction);
      return transaction;
    },
  });
}

/** Repays what members advanced and pays the rest of the vault out by the shares. */
export function useDistribute(teamId: string) {
  return useDeed<void>({
    purpose: () => `distribute:${teamId}`,
    transaction: ({ manifest }) => distribute(manifest, { teamId }),
  });
}

export function useSetOffer() {
  return useDeed<SetOfferInput>({
    purpose: (offer) =>
      [
        'offer',
        offer.modelId,
        offer.priceFrost,
        offer.windowMs,
        offer.rights,
        offer.firstIteration,
        offer.lastIteration,
        offer.quota,
        offer.refundRule,
        offer.trial,
      ].join(':'),
    transaction: ({ manifest }, offer) => setOffer(manifest, offer),
  });
}

export function useWithdrawOffer() {
  return useDeed<{ teamCapId: string; modelId: string; offer: number }>({
    purpose: (offer) => `withdraw:${offer.modelId}:${offer.offer}`,
    transaction: ({ manifest }, offer) => withdrawOffer(manifest, offer),
  });
}
