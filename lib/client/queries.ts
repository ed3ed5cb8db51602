import { queryOptions } from '@tanstack/react-query';
import {
  listPasses,
  listTeamCaps,
  readClockMs,
  readFunds,
  readIteration,
  readMarket,
  readModel,
  readOffer,
  readSalesOfPass,
  readTeam,
  type AccessPass,
} from '@/lib/chain';
import type { NetworkAccess } from './network-access';

const CLOCK_REFETCH_MS = 15_000;
const PASSES_REFETCH_MS = 20_000;
/** Offers of one model that a pass is compared with; older ones are long withdrawn or the same. */
const MAX_OFFERS_READ = 32;

/** First part of every key of reads that a transaction of the person may change. */
export const OWN_READS = 'own';

export function fundsOptions({ client, manifest }: NetworkAccess, address: string | null) {
  return queryOptions({
    queryKey: [OWN_READS, 'funds', address],
    queryFn: () => readFunds(client, manifest, address ?? ''),
    enabled: address !== null,
  });
}

/** Straight from the chain: an index that lags never hides what was paid for. */
export function passesOptions({ client, manifest }: NetworkAccess, address: string | null) {
  return queryOptions({
    queryKey: [OWN_READS, 'passes', address],
    queryFn: () => listPasses(client, manifest, address ?? ''),
    enabled: address !== null,
    refetchInterval: PASSES_REFETCH_MS,
  });
}

/** The teams an address manages, with cap, money and members. */
export function teamsOptions({ client, manifest }: NetworkAccess, address: string | null) {
  return queryOptions({
    queryKey: [OWN_READS, 'teams', address],
    queryFn: async () => {
      const caps = await listTeamCaps(client, manifest, address ?? '');
      return Promise.all(
        caps.map(async (cap) => ({ ...cap, ...(await readTeam(client, manifest, cap.teamId)) })),
      );
    },
    enabled: address !== null,
  });
}

export function marketOptions({ client, manifest }: NetworkAccess) {
  return queryOptions({
    queryKey: ['market', manifest.objects.market],
    queryFn: () => readMarket(client, manifest),
  });
}

/** The chain's time in ms and the local moment at which it was read. */
export function clockOptions({ client }: NetworkAccess) {
  return queryOptions({
    queryKey: ['clock'],
    queryFn: async () => ({
      chainMs: Number(await readClockMs(client)),
      readAt: performance.now(),
    }),
    refetchInterval: CLOCK_REFETCH_MS,
  });
}

export function modelOptions({ client, manifest }: NetworkAccess, modelId: string) {
  return queryOptions({
    queryKey: ['model', modelId],
    queryFn: () => readModel(client, manifest, modelId),
  });
}

export function iterationOptions(access: NetworkAccess, modelId: string, number: number) {
  return queryOptions({
    queryKey: ['iteration', modelId, number],
    queryFn: async () => {
      const model = await readModel(access.client, access.manifest, modelId);
      return readIteration(access.client, model, number);
    },
  });
}

/**
 * The periods of a pass that stand, newest first, and the refunded first one. The key carries what
 * an opening, a renewal or a refund changes in the pass, wherever it was done.
 */
export function salesOfPassOptions({ client, manifest }: NetworkAccess, pass: AccessPass) {
  const { passId, saleId, opens, endsAtMs } = pass;
  return queryOptions({
    queryKey: [OWN_READS, 'sales-of-pass', passId, saleId, `${opens}`, `${endsAtMs}`],
    queryFn: () => readSalesOfPass(client, manifest, { passId, saleId }),
    refetchInterval: PASSES_REFETCH_MS,
  });
}

/** A model and its offers as they are on chain now: the newest 32, and `own` whatever its age. */
export function offersOptions(access: NetworkAccess, modelId: string, own: number) {
  return queryOptions({
    queryKey: [OWN_READS, 'offers', modelId, own],
    queryFn: async () => {
      const model = await readModel(access.client, access.manifest, modelId);
      const oldest = Math.max(1, model.offerCount - MAX_OFFERS_READ + 1);
      const newest = Array.from({ length: model.offerCount - oldest + 1 }, (_, at) => oldest + at);
      const numbers = own >= 1 && own < oldest ? [own, ...newest] : newest;
      const offers = await Promise.all(
        numbers.map((number) => readOffer(access.client, model, number)),
      );
      return { model, offers };
    },
  });
}
