'use client';

import { LockKeyhole } from 'lucide-react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { useLockTest } from '@/lib/client/use-lock-test';
import { useWallet } from '@/lib/client/wallet/use-wallet';
import type { ModelDetail } from '@/lib/server/queries/types';

/** Lets a stranger try the lock before paying: the refusal is real, not drawn. */
export function LockTest({ model }: { model: ModelDetail }) {
  const { address } = useWallet();
  const test = useLockTest(model.modelId);
  if (model.latestIteration === null) return null;
  return (
    <Section
      title="Try the lock without a pass"
      hint="Asks the real key servers for the key as you are now. They should say no."
    >
      <div className="flex flex-col items-start gap-3">
        <Button disabled={address === null} busy={test.isPending} onClick={() => test.mutate()}>
          <LockKeyhole aria-hidden /> Ask the key servers
        </Button>
        {address === null && (
          <p className="text-xs text-ink-faint">Connect a wallet to ask in its name.</p>
        )}
        {test.data === 'refused' && (
          <Notice tone="good" title="The key servers refused, as they should" className="w-full">
            Without a pass this address gets no key for iteration {model.latestIteration.number}. It
            shows that the policy works now, not that no copy was ever made.
          </Notice>
        )}
        {test.data === 'released' && (
          <Notice title="The key came: this address belongs to the team" className="w-full">
            Members and operators may open their own model. Switch to another address to try the
            lock.
          </Notice>
        )}
        {test.isError && <FailureNotice error={test.error} />}
      </div>
    </Section>
  );
}
