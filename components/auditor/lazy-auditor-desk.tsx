'use client';

import { lazyDesk } from '@/components/wallet/lazy-desk';

export const LazyAuditorDesk = lazyDesk(async () => (await import('./auditor-desk')).AuditorDesk);
