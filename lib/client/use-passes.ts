'use client';

import { useQuery } from '@tanstack/react-query';
import type { AccessPass } from '@/lib/chain';
import { ITERATIONS_AND_LATER, storedUntilMs, windowState } from '@/lib/domain';
import { useChainClock } from './chain-clock';
import { useNetwork } from './network-context';
import { iterationOptions, marketOptions, modelOptions, passesOptions } from './queries';
import { useWallet } from './wallet/use-wallet';

export type { AccessPass } from '@/lib/chain';
export type PassGroup = 'ending' | 'active' | 'ended';

/** "Ending soon" is the last tenth of a window, and never more than a day. */
const ENDING_PART = 10n;
const ENDING_MOST_MS = 86_400_000n;

/** Passes of the connected address, soonest end first. */
export function usePasses() {
  const network = useNetwork();
  const { address } = useWallet();
  const passes = useQuery(passesOptions(network, address));
  const nowMs = useChainClock();
  const sorted = passes.data?.toSorted((left, right) =>
    left.endsAtMs < right.endsAtMs ? -1 : left.endsAtMs > right.endsAtMs ? 1 : 0,
  );
  return { passes, sorted, nowMs };
}

export function passGroup(pass: AccessPass, nowMs: number): PassGroup {
  const now = BigInt(nowMs);
  if (windowState(pass, now) === 'ended') return 'ended';
  const tenth = pass.windowMs / ENDING_PART;
  const soonMs = tenth < ENDING_MOST_MS ? tenth : ENDING_MOST_MS;
  return pass.endsAtMs - now <= soonMs ? 'ending' : 'active';
}

/** Model of a pass, the newest iteration it covers, and how long its bytes are stored. */
export function usePassModel(pass: AccessPass) {
  const network = useNetwork();
  const model = useQuery(modelOptions(network, pass.modelId));
  const market = useQuery(marketOptions(network));
  const newest = newestCovered(pass, model.data?.iterationCount ?? 0);
  const iteration = useQuery({
    ...iterationOptions(network, pass.modelId, newest),
    enabled: newest >= pass.firstIteration && newest > 0,
  });
  const until =
    iteration.data !== undefined && market.data !== undefined
      ? Number(storedUntilMs(market.data, iteration.data.endEpoch))
      : null;
  return { model, newest, iteration, storedUntilMs: until };
}

/** Numbers of the iterations a pass covers that exist, newest first. */
export function coveredIterations(pass: AccessPass, iterationCount: number): number[] {
  const newest = newestCovered(pass, iterationCount);
  const count = Math.max(0, newest - pass.firstIteration + 1);
  return Array.from({ length: count }, (_, index) => newest - index);
}

function newestCovered(pass: AccessPass, iterationCount: number): number {
  return pass.lastIteration === ITERATIONS_AND_LATER
    ? iterationCount
    : Math.min(pass.lastIteration, iterationCount);
}
