'use client';

import { useQuery } from '@tanstack/react-query';
import { epochAt, storedUntilMs } from '@/lib/domain';
import { useChainClock } from '../chain-clock';
import { useNetwork } from '../network-context';
import { marketOptions } from '../queries';

/** Until when bytes registered now for so many epochs are stored; null while it is read. */
export function useStorageSpan(epochs: number): { endEpoch: number; storedUntilMs: number } | null {
  const network = useNetwork();
  const market = useQuery(marketOptions(network));
  const nowMs = useChainClock();
  if (market.data === undefined || nowMs === null) return null;
  const endEpoch = epochAt(market.data, BigInt(nowMs)) + epochs;
  return { endEpoch, storedUntilMs: Number(storedUntilMs(market.data, endEpoch)) };
}
