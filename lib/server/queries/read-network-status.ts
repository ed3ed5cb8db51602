import 'server-only';
import { z } from 'zod';
import { cachedNetworkManifest } from '@/lib/config/load-network-manifest';
import { isEmbedded } from '@/lib/config/network-manifest';
import { selectRows } from '@/lib/db/database';
import type { Market } from '@/lib/db/generated/client';
import { database } from '../database';
import { readConfiguredMarket } from './configured-market';
import type { IndexerState, MarketView, NetworkStatus } from './types';

/** Without a sign of life for this long the indexer counts as silent. */
const SILENT_AFTER_MS = 10_000;
const ONE = { where: { id: 1 } } as const;

/**
 * Which network this is and how far the index follows it.
 * @throws TidemarkError database_unreachable, chain_unreachable
 */
export async function readNetworkStatus(): Promise<NetworkStatus> {
  const { prisma } = database();
  const [manifest, heartbeat, seed, counts, market] = await Promise.all([
    cachedNetworkManifest(),
    prisma.indexHeartbeat.findUnique(ONE),
    prisma.seedProgress.findUnique(ONE),
    readCounts(),
    readConfiguredMarket(),
  ]);
  const nowMs = Date.now();
  const lastSeenMs = heartbeat === null ? null : Number(heartbeat.atMs);
  const completeAtMs = heartbeat?.completeAtMs ?? null;
  return {
    network: manifest.network,
    chainId: manifest.chainId,
    embedded: isEmbedded(manifest),
    packageId: manifest.packages.tidemark,
    marketId: manifest.objects.market,
    indexer: {
      state: stateOf(heartbeat?.state, lastSeenMs, nowMs),
      reason: heartbeat?.reason ?? null,
      heartbeatAtMs: lastSeenMs,
      indexedCheckpoint: heartbeat?.indexedCheckpoint?.toString() ?? null,
      tipCheckpoint: heartbeat?.tipCheckpoint?.toString() ?? null,
      lagMs: completeAtMs === null ? null : Math.max(0, nowMs - Number(completeAtMs)),
    },
    counts,
    seeding:
      seed === null || seed.done
        ? null
        : { step: seed.step, steps: seed.steps, text: seed.text, failed: seed.failed },
    walrusEpochMs: market === null ? null : Number(market.epochMs),
    market: market === null ? null : toMarketView(market),
  };
}

function toMarketView(market: Market): MarketView {
  return {
    minWindowMs: Number(market.minWindowMs),
    maxWindowMs: Number(market.maxWindowMs),
    sessionMs: Number(market.sessionMs),
    maxMembers: market.maxMembers,
    storageCeilingFrost: market.storageCeiling.toFixed(0),
    feeBps: market.feeBps,
    feeRecipient: market.feeRecipient,
  };
}

function stateOf(
  state: string | undefined,
  lastSeenMs: number | null,
  nowMs: number,
): IndexerState {
  if (state === undefined || lastSeenMs === null) return 'never-started';
  if (state === 'halted') return 'halted';
  if (nowMs - lastSeenMs > SILENT_AFTER_MS) return 'silent';
  return state === 'live' ? 'live' : 'catching-up';
}

const countsSchema = z.object({
  events: z.number(),
  models: z.number(),
  iterations: z.number(),
  passes: z.number(),
  teams: z.number(),
});

async function readCounts(): Promise<NetworkStatus['counts']> {
  // Events are numbered without a gap, so their count needs no scan.
  const [row] = await selectRows(
    database().pool,
    countsSchema,
    `SELECT (SELECT coalesce(max(ordinal), 0)::int FROM event) AS events,
       (SELECT count(*)::int FROM model) AS models,
       (SELECT coalesce(sum(iteration_count), 0)::int FROM model) AS iterations,
       (SELECT coalesce(sum(passes_sold), 0)::int FROM model) AS passes,
       (SELECT count(*)::int FROM team) AS teams`,
  );
  return row ?? { events: 0, models: 0, iterations: 0, passes: 0, teams: 0 };
}
