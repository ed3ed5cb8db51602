import { WalrusClient } from '@mysten/walrus';
import type { ClientWithCoreApi } from '@mysten/sui/client';
import { z } from 'zod';
import { isTidemarkError, normalizeObjectId, TidemarkError } from '../domain';
import { RELAY_TIMEOUT_MS } from './limits';
import { watchNodes, type NodeWatch } from './node-census';
import { fetchWithProgress, type SentProgress } from './fetch-with-progress';

/** The part of a network manifest that storage needs. */
export interface WalrusNetwork {
  readonly objects: { readonly walrusSystem: string; readonly walrusStaking: string };
  readonly walrus: {
    readonly aggregatorUrl: string;
    readonly uploadRelayUrl: string;
    /** Highest tip in MIST a relay may ask; without it no tip is paid. */
    readonly relayMaxTipMist?: number;
  };
}

export interface WalrusDoor {
  readonly client: WalrusClient;
  readonly chain: ClientWithCoreApi;
  readonly aggregatorUrl: string;
  /** True when the relay wants its payment in the transaction that registers the blob. */
  readonly isRelayTipped: boolean;
  readonly nodes: NodeWatch;
  readonly fetch: typeof globalThis.fetch;
  /** Called with the bytes sent of the running upload. */
  onSent: SentProgress | null;
}

export interface WalrusDoorOptions {
  readonly chain: ClientWithCoreApi;
  readonly network: WalrusNetwork;
  /** Where the page serves walrus_wasm_bg.wasm; not needed in Node. */
  readonly wasmUrl?: string;
  readonly fetch?: typeof globalThis.fetch;
}

const hostText = z.string().regex(/^https?:\/\//);

/** Opens the one door to Walrus for a network. @throws TidemarkError config_invalid */
export function openWalrusDoor(options: WalrusDoorOptions): WalrusDoor {
  const { chain, network, wasmUrl } = options;
  const underlying = options.fetch ?? globalThis.fetch.bind(globalThis);
  const nodes = watchNodes(underlying);
  const relayUrl = checkedUrl(network.walrus.uploadRelayUrl);
  const maxTip = network.walrus.relayMaxTipMist;
  const sending: { onSent: SentProgress | null } = { onSent: null };
  const client = new WalrusClient({
    packageConfig: {
      systemObjectId: normalizeObjectId(network.objects.walrusSystem),
      stakingPoolId: normalizeObjectId(network.objects.walrusStaking),
    },
    suiClient: chain,
    wasmUrl,
    // Storage nodes without TLS exist only beside a relay without TLS: the embedded network.
    storageNodeUrlScheme: relayUrl.startsWith('http://') ? 'http' : 'https',
    storageNodeClientOptions: { fetch: nodes.fetch },
    uploadRelay: {
      host: relayUrl,
      timeout: RELAY_TIMEOUT_MS,
      fetch: fetchWithProgress(underlying, (sent) => sending.onSent?.(sent)),
      ...(maxTip === undefined ? {} : { sendTip: { max: maxTip } }),
    },
  });
  return Object.assign(sending, {
    client,
    chain,
    aggregatorUrl: checkedUrl(network.walrus.aggregatorUrl),
    isRelayTipped: maxTip !== undefined,
    nodes,
    fetch: underlying,
  });
}

/** Reads the chain through the SDK; failures become chain_unreachable. */
export async function askChain<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (caught) {
    if (isTidemarkError(caught)) throw caught;
    throw new TidemarkError(
      'chain_unreachable',
      'The chain could not be read; try again in a moment.',
      { cause: caught },
    );
  }
}

function checkedUrl(url: string): string {
  const parsed = hostText.safeParse(url);
  if (!parsed.success) {
    throw new TidemarkError('config_invalid', 'The address of the Walrus service is malformed.', {
      details: { url },
    });
  }
  return parsed.data.replace(/\/+$/, '');
}
