'use client';

import { CloudOff } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { EmptyState } from '@/components/ui/empty-state';

/** A page that could not be read; nothing was changed by it. */
export function PageFailure({ retry }: { retry: () => void }) {
  const router = useRouter();
  // The page was made on the server: forgetting the error alone would show it again.
  const readAgain = () =>
    startTransition(() => {
      router.refresh();
      retry();
    });
  return (
    <EmptyState
      isPage
      Icon={CloudOff}
      title="This page cannot be read now"
      className="mx-auto mt-12 max-w-xl"
      actions={
        <>
          <button type="button" onClick={readAgain} className={buttonStyle({ look: 'primary' })}>
            Try again
          </button>
          {/* A whole load: what failed here may be the code of this page. */}
          <a href="/network" className={buttonStyle()}>
            See what is down
          </a>
        </>
      }
    >
      The index or the network does not answer. Nothing you own changed: passes and money are on
      chain.
    </EmptyState>
  );
}
