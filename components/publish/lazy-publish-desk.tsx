'use client';

import { lazyDesk } from '@/components/wallet/lazy-desk';

export const LazyPublishDesk = lazyDesk(async () => (await import('./publish-desk')).PublishDesk);
