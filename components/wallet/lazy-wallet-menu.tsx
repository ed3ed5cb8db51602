'use client';

import { Skeleton } from '@/components/ui/skeleton';
import { lazyDesk } from './lazy-desk';

/** The wallet at the right of the header, with the questions of the development wallet. */
export const LazyWalletMenu = lazyDesk(
  async () => (await import('./desk-wallet')).DeskWallet,
  () => <Skeleton className="h-9 w-32" />,
);
