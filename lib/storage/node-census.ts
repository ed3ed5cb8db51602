import type { WalrusClient } from '@mysten/walrus';
import { CENSUS_TIMEOUT_MS, PROBE_TIMEOUT_MS } from './limits';
import { withTimeout } from './with-timeout';

type NodeFetch = (url: RequestInfo, init?: RequestInit) => Promise<Response>;

/** A fetch for storage nodes that remembers their addresses: the SDK keeps them to itself. */
export interface NodeWatch {
  readonly fetch: NodeFetch;
  readonly addresses: ReadonlySet<string>;
}

export interface NodeCensus {
  readonly answering: number;
  readonly total: number;
  /** Nodes that must store a blob before it can be certified. */
  readonly neededToWrite: number;
  /** Nodes whose pieces suffice to put a blob together. */
  readonly neededToRead: number;
}

export function watchNodes(underlying: typeof globalThis.fetch): NodeWatch {
  const addresses = new Set<string>();
  const watched: NodeFetch = (url, init) => {
    addresses.add((typeof url === 'string' ? url : url.url).split('/v1/')[0] ?? '');
    return underlying(url, init);
  };
  return { fetch: watched, addresses };
}

/** Asks every storage node for the status of a blob and counts who answers; null: no chain. */
export async function countNodes(
  client: WalrusClient,
  nodes: NodeWatch,
  blobId: string,
): Promise<NodeCensus | null> {
  try {
    const { committee } = await client.systemState();
    // This asks every node of the committee; its own verdict may come before all have answered.
    await withTimeout(CENSUS_TIMEOUT_MS, (signal) =>
      client.getVerifiedBlobStatus({ blobId, signal }),
    ).catch(() => undefined);
    const probes = [...nodes.addresses].map((address) => isAnswering(nodes.fetch, address, blobId));
    const total = committee.members.length;
    const faulty = Math.floor((committee.n_shards - 1) / 3);
    const shardsPerNode = committee.n_shards / Math.max(1, total);
    return {
      answering: (await Promise.all(probes)).filter(Boolean).length,
      total,
      neededToWrite: Math.ceil((committee.n_shards - faulty) / shardsPerNode),
      neededToRead: Math.ceil((committee.n_shards - 2 * faulty + 1) / shardsPerNode),
    };
  } catch {
    // A census only makes a sentence better; the failure it explains is reported either way.
    return null;
  }
}

async function isAnswering(fetch: NodeFetch, address: string, blobId: string): Promise<boolean> {
  try {
    const response = await withTimeout(PROBE_TIMEOUT_MS, (signal) =>
      fetch(`${address}/v1/blobs/${blobId}/status`, { signal }),
    );
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    return false;
  }
}
