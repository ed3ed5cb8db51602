'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import type { AccessPass } from '@/lib/chain';
import { ITERATIONS_AND_LATER, REFUND_PRO_RATA, storedUntilMs } from '@/lib/domain';
import { useChainClock } from './chain-clock';
import { useNetwork } from './network-context';
import { passGroup, type PassGroup } from './pass/pass-group';
import {
  iterationOptions,
  marketOptions,
  modelOptions,
  passesOptions,
  salesOfPassOptions,
} from './queries';
import { useWallet } from './wallet/use-wallet';

export type { AccessPass } from '@/lib/chain';
export { isUsable, type PassGroup } from './pass/pass-group';

export interface GroupedPass {
  readonly pass: AccessPass;
  readonly group: PassGroup;
}

/** Passes of the connected address with what can be done with each, soonest end first. */
export function usePasses() {
  const network = useNetwork();
  const { address } = useWallet();
  const passes = useQuery(passesOptions(network, address));
  const nowMs = useChainClock();
  const sorted = passes.data?.toSorted((left, right) =>
    left.endsAtMs < right.endsAtMs ? -1 : left.endsAtMs > right.endsAtMs ? 1 : 0,
  );
  const refunded = useRefundedPasses(sorted ?? []);
  const grouped =
    nowMs === null
      ? undefined
      : sorted?.map<GroupedPass>((pass) => ({
          pass,
          group: passGroup(pass, { closed: refunded.has(pass.passId) }, BigInt(nowMs)),
        }));
  return { passes, grouped, nowMs };
}

/**
 * Ids of the passes whose newest sale was refunded. Only a pass that was last bought or renewed with
 * a refund can be one; every other is not asked about.
 */
function useRefundedPasses(passes: readonly AccessPass[]): Set<string> {
  const network = useNetwork();
  const candidates = passes.filter((pass) => pass.refundRule === REFUND_PRO_RATA);
  const closed = useQueries({
    queries: candidates.map((pass) => salesOfPassOptions(network, pass)),
    combine: (results) => results.map(({ data }) => data?.[0]?.closed === true),
  });
  return new Set(candidates.filter((_, at) => closed[at] === true).map(({ passId }) => passId));
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
