import { connectChain } from '@/lib/chain/connect';
import { originalPackageId } from '@/lib/chain/deployment';
import { openEventSource, type EventSource } from '@/lib/chain/event-source';
import type { NetworkManifest } from '@/lib/config/network-manifest';
import type { IndexIdentity } from './identity';

/** The configured network as an indexer sees it. */
export function openNetwork(manifest: NetworkManifest): {
  source: EventSource;
  identity: IndexIdentity;
} {
  return {
    source: openEventSource(connectChain(manifest), manifest),
    identity: {
      network: manifest.network,
      chainId: manifest.chainId,
      packageId: originalPackageId(manifest),
    },
  };
}
