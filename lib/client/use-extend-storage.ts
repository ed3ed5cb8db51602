'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { extendStorage, readIteration, readModel } from '@/lib/chain';
import { storedUntilMs } from '@/lib/domain';
import type { NetworkAccess } from './network-access';
import { useNetwork } from './network-context';
import { marketOptions, OWN_READS } from './queries';
import { mostEpochs } from './studio/extension-limits';
import { useDeed } from './use-deed';
import { planExtension, type StorageExtension } from './verbs/plan-extension';

export type { StorageExtension } from './verbs/plan-extension';

/** How far the storage of one iteration can be extended now. */
export function useStorageLimits(modelId: string, number: number) {
  const network = useNetwork();
  return useQuery({
    queryKey: [OWN_READS, 'storage-limits', modelId, number],
    queryFn: async () => {
      const [iteration, currentEpoch] = await Promise.all([
        iterationOf(network, modelId, number),
        currentEpochOf(network),
      ]);
      return { iteration, most: mostEpochs(currentEpoch, iteration.endEpoch) };
    },
  });
}

/** What so many epochs more cost now; `epochs` null: nothing that can be added was typed. */
export function useStorageExtension(modelId: string, number: number, epochs: number | null) {
  const network = useNetwork();
  return useQuery({
    queryKey: [OWN_READS, 'storage-extension', modelId, number, epochs],
    queryFn: async () => {
      const iteration = await iterationOf(network, modelId, number);
      return planExtension(network, { modelId, iteration }, iteration.endEpoch + (epochs ?? 0));
    },
    enabled: epochs !== null,
    placeholderData: keepPreviousData,
  });
}

/** Earliest moment at which an epoch may start, in ms; null while the market is read. */
export function useEpochStart(epoch: number | undefined): number | null {
  const market = useQuery(marketOptions(useNetwork()));
  if (market.data === undefined || epoch === undefined) return null;
  return Number(storedUntilMs(market.data, epoch));
}

/** Pays Walrus for storing an iteration longer; anyone may. */
export function useExtendStorage() {
  return useDeed<StorageExtension>({
    purpose: ({ input, untilEpoch }) => `extend:${input.modelId}:${input.iteration}:${untilEpoch}`,
    transaction: ({ manifest }, { input }) => extendStorage(manifest, input),
    payFrost: ({ costFrost }) => costFrost,
  });
}

async function iterationOf({ client, manifest }: NetworkAccess, modelId: string, number: number) {
  return readIteration(client, await readModel(client, manifest, modelId), number);
}

async function currentEpochOf({ client, manifest }: NetworkAccess): Promise<number> {
  const { openWalrusDoor, readWalrusEpoch } = await import('@/lib/storage');
  return readWalrusEpoch(openWalrusDoor({ chain: client, network: manifest }));
}
