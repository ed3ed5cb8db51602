'use client';

import { Ticket } from 'lucide-react';
import Link from 'next/link';
import { FailureNotice } from '@/components/chain/failure-notice';
import { buttonStyle } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { passGroup, usePasses, type PassGroup } from '@/lib/client/use-passes';
import { PassCard } from './pass-card';

const groups: { id: PassGroup; title: string }[] = [
  { id: 'ending', title: 'Ending soon' },
  { id: 'active', title: 'Active' },
  { id: 'ended', title: 'Ended' },
];

/** Every pass of the address, by what can be done with it. */
export function PassList({ expanded }: { expanded: string | null }) {
  const { passes, sorted, nowMs } = usePasses();
  if (passes.isError && sorted === undefined) {
    return <FailureNotice error={passes.error} onRetry={() => void passes.refetch()} />;
  }
  if (sorted === undefined || nowMs === null) {
    return (
      <div role="status" aria-label="Reading your passes" className="flex flex-col gap-4">
        <Skeleton className="h-44 rounded-lg" />
        <Skeleton className="h-44 rounded-lg" />
      </div>
    );
  }
  if (sorted.length === 0) {
    return (
      <EmptyState
        Icon={Ticket}
        title="This address holds no pass"
        actions={
          <Link href="/" className={buttonStyle({ look: 'primary' })}>
            Find a model
          </Link>
        }
      >
        A pass appears here the moment its payment is on chain. If you paid with another address,
        switch to it in the wallet menu.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-9">
      {groups.map(({ id, title }) => {
        const members = sorted.filter((pass) => passGroup(pass, nowMs) === id);
        if (members.length === 0) return null;
        return (
          <section key={id} aria-label={title}>
            <h2 className="mb-3 text-base font-semibold">
              {title} <span className="figures font-normal text-ink-faint">{members.length}</span>
            </h2>
            <ul className="flex flex-col gap-4">
              {members.map((pass) => (
                <li key={pass.passId}>
                  <PassCard
                    pass={pass}
                    group={id}
                    nowMs={nowMs}
                    expanded={pass.passId === expanded}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
