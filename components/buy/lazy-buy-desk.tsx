'use client';

import { Skeleton } from '@/components/ui/skeleton';
import { lazyDesk } from '@/components/wallet/lazy-desk';

export const LazyCheckout = lazyDesk(async () => (await import('./checkout-desk')).CheckoutDesk);

export const LazyLockTest = lazyDesk(
  async () => (await import('./lock-test')).LockTest,
  () => <Skeleton className="h-28 rounded-lg" />,
);
