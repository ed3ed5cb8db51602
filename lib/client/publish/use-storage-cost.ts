'use client';

import { useQuery } from '@tanstack/react-query';
import { useNetwork } from '../network-context';
import type { NetworkAccess } from '../network-access';

/** A manifest of a few parts is about this long; the exact length is known after encryption. */
const MANIFEST_GUESS_BYTES = 2_048;

/** What storing a file costs at today's price, in FROST: parts and manifest together. */
export function useStorageCost(sizeBytes: number | null, epochs: number) {
  const { client, manifest } = useNetwork();
  return useQuery({
    queryKey: ['storage-cost', sizeBytes, epochs],
    queryFn: () => readCost({ client, manifest }, sizeBytes ?? 0, epochs),
    enabled: sizeBytes !== null,
  });
}

async function readCost(
  { client, manifest }: NetworkAccess,
  sizeBytes: number,
  epochs: number,
): Promise<bigint> {
  const { openWalrusDoor, planFile } = await import('@/lib/storage');
  const door = openWalrusDoor({ chain: client, network: manifest });
  const sizes = [...planFile(sizeBytes).parts.map((part) => part.sizeBytes), MANIFEST_GUESS_BYTES];
  // A file has at most 64 parts and one manifest.
  const costs = await Promise.all(sizes.map((size) => door.client.storageCost(size, epochs)));
  return costs.reduce((sum, cost) => sum + cost.totalCost, 0n);
}
