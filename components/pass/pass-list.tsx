'use client';

import { Ticket } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { buttonStyle } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { usePasses, type GroupedPass, type PassGroup } from '@/lib/client/use-passes';
import { EndedNotices } from './ended-notices';
import { PassCard } from './pass-card';
import { PassDialog, type PassDeed } from './pass-dialog';

const groups: { id: PassGroup; title: string }[] = [
  { id: 'ending', title: 'Ending soon' },
  { id: 'active', title: 'Active' },
  { id: 'ended', title: 'Ended' },
  { id: 'refunded', title: 'Refunded' },
];

/** Every pass of the address, by what can be done with it. */
export function PassList({ expanded }: { expanded: string | null }) {
  const { passes, grouped, nowMs } = usePasses();
  if (passes.isError && grouped === undefined) {
    return <FailureNotice error={passes.error} onRetry={() => void passes.refetch()} />;
  }
  if (grouped === undefined || nowMs === null) {
    return (
      <div role="status" aria-label="Reading your passes" className="flex flex-col gap-4">
        <Skeleton className="h-44 rounded-lg" />
        <Skeleton className="h-44 rounded-lg" />
      </div>
    );
  }
  if (grouped.length === 0) return <NoPass />;
  return <Groups passes={grouped} nowMs={nowMs} expanded={expanded} />;
}

interface GroupsProps {
  passes: readonly GroupedPass[];
  nowMs: number;
  expanded: string | null;
}

/** The dialog lives here and not in a card: what it does may move its card to another group. */
function Groups({ passes, nowMs, expanded }: GroupsProps) {
  const [asked, setAsked] = useState<{ passId: string; deed: PassDeed } | null>(null);
  const subject = passes.find(({ pass }) => pass.passId === asked?.passId);
  return (
    <div className="flex flex-col gap-9">
      <EndedNotices passes={passes} onRenew={(passId) => setAsked({ passId, deed: 'renew' })} />
      {groups.map(({ id, title }) => {
        const members = passes.filter(({ group }) => group === id);
        if (members.length === 0) return null;
        return (
          <section key={id} aria-label={title}>
            <h2 className="mb-3 text-base font-semibold">
              {title} <span className="figures font-normal text-ink-faint">{members.length}</span>
            </h2>
            <ul className="flex flex-col gap-4">
              {members.map(({ pass }) => (
                <li key={pass.passId}>
                  <PassCard
                    pass={pass}
                    group={id}
                    nowMs={nowMs}
                    expanded={pass.passId === expanded}
                    onAsk={(deed) => setAsked({ passId: pass.passId, deed })}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {asked !== null && subject !== undefined && (
        <PassDialog
          key={`${asked.deed}:${asked.passId}`}
          deed={asked.deed}
          pass={subject.pass}
          nowMs={nowMs}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

function NoPass() {
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
