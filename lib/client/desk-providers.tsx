'use client';

import { DAppKitProvider } from '@mysten/dapp-kit-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { isTidemarkError } from '@/lib/domain';
import { dAppKitFor } from './dapp-kit';
import { useNetworkConfig } from './network-config';

const MAX_READ_RETRIES = 2;
const FRESH_MS = 5_000;

let browserQueries: QueryClient | undefined;

/**
 * Everything a desk part needs around it: wallet and reads. Several parts of one page each have
 * their own providers, and all of them share one wallet kit and one cache of reads.
 */
export function DeskProviders({ children }: { children: ReactNode }) {
  const config = useNetworkConfig();
  const [queryClient] = useState(sharedQueries);
  const [kit] = useState(() => dAppKitFor(config));
  return (
    <QueryClientProvider client={queryClient}>
      <DAppKitProvider dAppKit={kit}>{children}</DAppKitProvider>
    </QueryClientProvider>
  );
}

/** One per page load; on the server a fresh one per render, so that people never share reads. */
function sharedQueries(): QueryClient {
  if (typeof window === 'undefined') return makeQueryClient();
  return (browserQueries ??= makeQueryClient());
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The browser's idea of being offline is no reason to wait in silence: the embedded network
      // answers without any connection, and every other one fails with a sentence.
      queries: {
        networkMode: 'always',
        refetchOnReconnect: true,
        staleTime: FRESH_MS,
        retry: (failures, error) =>
          failures < MAX_READ_RETRIES && (!isTidemarkError(error) || error.retryable),
      },
      // A verb is repeated by a person, never by a timer.
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
