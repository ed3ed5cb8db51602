'use client';

import { createDAppKit } from '@mysten/dapp-kit-react';
import { connectChain } from '@/lib/chain';
import type { PublicConfig } from '@/lib/config/public-config';

export type TidemarkDAppKit = ReturnType<typeof makeDAppKit>;

declare module '@mysten/dapp-kit-react' {
  interface Register {
    dAppKit: TidemarkDAppKit;
  }
}

let browserKit: { key: string; kit: TidemarkDAppKit } | undefined;

/** One kit per network and page load; on the server a fresh one per render. */
export function dAppKitFor(config: PublicConfig): TidemarkDAppKit {
  if (typeof window === 'undefined') return makeDAppKit(config);
  const key = `${config.manifest.network} ${config.manifest.rpcUrl}`;
  if (browserKit?.key !== key) browserKit = { key, kit: makeDAppKit(config) };
  return browserKit.kit;
}

function makeDAppKit({ manifest, embedded }: PublicConfig) {
  const inBrowser = typeof window !== 'undefined';
  return createDAppKit({
    networks: [manifest.network],
    createClient: () => connectChain(manifest),
    // The Slush web wallet asks a server on the internet: only where its network is reachable.
    slushWalletConfig: inBrowser && !embedded ? { appName: 'Tidemark' } : null,
    walletInitializers: inBrowser && embedded ? [developmentWallet(manifest)] : [],
  });
}

function developmentWallet(manifest: PublicConfig['manifest']) {
  return {
    id: 'tidemark-development-wallet',
    // Loaded on the embedded network only; no other page ever downloads it.
    initialize: async () => {
      const { registerDevelopmentWallet } = await import('./development-wallet/register');
      return registerDevelopmentWallet(manifest);
    },
  };
}
