import type { ClientWithCoreApi } from '@mysten/sui/client';
import type { NetworkManifest } from '@/lib/config/network-manifest';

/** What every read and every verb needs: a client of the full node and the network's ids. */
export interface NetworkAccess {
  readonly client: ClientWithCoreApi;
  readonly manifest: NetworkManifest;
}
