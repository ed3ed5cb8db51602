'use client';

import { createContext, useContext, type ReactNode } from 'react';
import type { PublicConfig } from '@/lib/config/public-config';
import { TidemarkError } from '@/lib/domain';

const NetworkConfig = createContext<PublicConfig | null>(null);

/** Hands the configuration of the network to desk parts that load after the page is painted. */
export function NetworkConfigProvider({
  config,
  children,
}: {
  config: PublicConfig;
  children: ReactNode;
}) {
  return <NetworkConfig value={config}>{children}</NetworkConfig>;
}

export function useNetworkConfig(): PublicConfig {
  const config = useContext(NetworkConfig);
  if (config === null) {
    throw new TidemarkError('invariant_broken', 'A desk part is used outside a desk page.');
  }
  return config;
}
