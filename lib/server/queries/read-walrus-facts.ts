import 'server-only';
import { connectChain } from '@/lib/chain/connect';
import {
  readCoinSupply,
  readWalrusStaking,
  readWalrusSystem,
  type WalrusStaking,
  type WalrusSystem,
} from '@/lib/chain/objects/read-walrus-system';
import { readClockMs } from '@/lib/chain/objects/read-clock';
import { cachedNetworkManifest } from '@/lib/config/load-network-manifest';
import type { NetworkManifest } from '@/lib/config/network-manifest';
import type { WalrusFacts } from './types';

/** Many readers, one question to the chain. */
const CACHE_MS = 5_000;

let cached: { chainId: string; atMs: number; facts: Promise<WalrusFacts> } | undefined;

/**
 * What Walrus's own objects say now; parts that this node does not tell are null.
 * @throws TidemarkError chain_unreachable, not_found, chain_data_malformed, config_invalid
 */
export async function readWalrusFacts(): Promise<WalrusFacts> {
  const manifest = await cachedNetworkManifest();
  const nowMs = performance.now();
  if (cached?.chainId === manifest.chainId && nowMs - cached.atMs < CACHE_MS) return cached.facts;
  const facts = readFromChain(manifest);
  cached = { chainId: manifest.chainId, atMs: nowMs, facts };
  // A failure is not remembered: the next reader asks again.
  facts.catch(() => (cached = undefined));
  return facts;
}

async function readFromChain(manifest: NetworkManifest): Promise<WalrusFacts> {
  const chain = connectChain(manifest);
  const { walrusSystem, walrusStaking } = manifest.objects;
  const [system, staking, supplyFrost, clockMs] = await Promise.all([
    readWalrusSystem(chain, walrusSystem),
    readWalrusStaking(chain, walrusStaking).catch(() => null),
    readCoinSupply(chain, manifest.walType).catch(() => null),
    readClockMs(chain),
  ]);
  return toFacts(manifest, { system, staking, supplyFrost, clockMs });
}

interface ChainParts {
  readonly system: WalrusSystem;
  readonly staking: WalrusStaking | null;
  readonly supplyFrost: bigint | null;
  readonly clockMs: bigint;
}

function toFacts(manifest: NetworkManifest, parts: ChainParts): WalrusFacts {
  const { system, staking, supplyFrost, clockMs } = parts;
  return {
    systemId: system.systemId,
    stakingId: manifest.objects.walrusStaking,
    coinType: manifest.walType,
    readAtMs: Number(clockMs),
    epoch: system.epoch,
    epochMs: staking === null ? null : Number(staking.epochMs),
    shards: system.shards,
    totalCapacityBytes: system.totalCapacityBytes.toString(),
    usedCapacityBytes: system.usedCapacityBytes.toString(),
    storagePriceFrost: system.storagePriceFrost.toString(),
    writePriceFrost: system.writePriceFrost.toString(),
    committee: system.committee.map((member) => ({ ...member })),
    supplyFrost: supplyFrost?.toString() ?? null,
  };
}
