'use client';

import { lazyDesk } from '@/components/wallet/lazy-desk';

export const LazyStudioDesk = lazyDesk(async () => (await import('./studio-desk')).StudioDesk);
