import 'server-only';
import { connection } from 'next/server';
import { cache } from 'react';
import { loadPublicConfig, type PublicConfig } from '@/lib/config/public-config';
import { readNetworkStatus } from '@/lib/server/queries/read-network-status';
import type { NetworkStatus } from '@/lib/server/queries/types';

export interface ShellData {
  status: NetworkStatus | null;
  config: PublicConfig | null;
}

/** What every page's frame needs; a part that cannot be read now is null, the page still shows. */
export const readShellData = cache(async (): Promise<ShellData> => {
  await connection();
  const [status, config] = await Promise.allSettled([readNetworkStatus(), loadPublicConfig()]);
  return {
    status: status.status === 'fulfilled' ? status.value : null,
    config: config.status === 'fulfilled' ? config.value : null,
  };
});
