'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AccessPass } from '@/lib/chain';
import { useNetwork } from './network-context';
import { passesOfHolderSchema, refundedPeriods } from './pass/period-schema';
import { offersOptions, OWN_READS, salesOfPassOptions } from './queries';
import { readIndex } from './studio/read-index';
import { useWallet } from './wallet/use-wallet';

export type { Offer, Sale } from '@/lib/chain';

const OFFERS_REFETCH_MS = 20_000;
const INDEX_REFETCH_MS = 10_000;

/** The periods of a pass as the chain keeps them, newest first. */
export function usePassSales(pass: AccessPass) {
  const network = useNetwork();
  return useQuery({ ...salesOfPassOptions(network, pass), placeholderData: keepPreviousData });
}

/** The model of a pass with what its team offers now. */
export function useOffersToday(pass: AccessPass) {
  const network = useNetwork();
  return useQuery({
    ...offersOptions(network, pass.modelId, pass.offer),
    refetchInterval: OFFERS_REFETCH_MS,
  });
}

/** Refunded periods of the connected address, which the chain itself no longer lists. */
export function useRefundedPeriods() {
  const { address } = useWallet();
  return useQuery({
    queryKey: [OWN_READS, 'refunded-periods', address],
    queryFn: async () => {
      const passes = await readIndex(`/api/passes?holder=${address ?? ''}`, passesOfHolderSchema);
      return refundedPeriods(passes ?? []);
    },
    enabled: address !== null,
    refetchInterval: INDEX_REFETCH_MS,
  });
}
