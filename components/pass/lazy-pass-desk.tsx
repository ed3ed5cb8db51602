'use client';

import { lazyDesk } from '@/components/wallet/lazy-desk';

export const LazyPassDesk = lazyDesk(async () => (await import('./pass-desk')).PassDesk);
