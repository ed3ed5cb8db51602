'use client';

import dynamic from 'next/dynamic';
import type { ComponentType } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { WalletSkeleton } from './wallet-skeleton';

/**
 * A part of a desk page whose code (wallet, chain, keys: some 250 KB) is loaded after the page
 * around it is painted. Until then, and in the server's HTML, `Waiting` stands in its place; code
 * that cannot be loaded leaves the rest of the page as it is.
 */
export function lazyDesk<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType = WalletSkeleton,
): ComponentType<Props> {
  return dynamic<Props>(
    async () => {
      try {
        const [{ DeskProviders }, Part] = await Promise.all([
          import('@/lib/client/desk-providers'),
          load(),
        ]);
        return function DeskPart(props: Props) {
          return (
            <DeskProviders>
              <Part {...props} />
            </DeskProviders>
          );
        };
      } catch (cause) {
        console.error('A part of this page did not load.', cause);
        return NotLoaded;
      }
    },
    { ssr: false, loading: () => <Waiting /> },
  );
}

/** A module that failed once stays failed for this page, so only a reload can help. */
function NotLoaded() {
  return (
    <button type="button" onClick={() => location.reload()} className={buttonStyle({ size: 'sm' })}>
      Did not load: reload the page
    </button>
  );
}
