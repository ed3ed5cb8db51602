'use client';

import { useCurrentClient } from '@mysten/dapp-kit-react';
import { useNetworkConfig } from './network-config';

/** The configuration of the network and a client of its full node. */
export function useNetwork() {
  const config = useNetworkConfig();
  const client = useCurrentClient();
  return { config, manifest: config.manifest, embedded: config.embedded, client };
}

export type Network = ReturnType<typeof useNetwork>;
