'use client';

import { Anchor } from 'lucide-react';
import Link from 'next/link';
import { FailureNotice } from '@/components/chain/failure-notice';
import { buttonStyle } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useTeams } from '@/lib/client/use-teams';
import { TeamCard } from './team-card';

export function TeamList() {
  const teams = useTeams();
  if (teams.isError && teams.data === undefined) {
    return <FailureNotice error={teams.error} onRetry={() => void teams.refetch()} />;
  }
  if (teams.data === undefined) {
    return (
      <div role="status" aria-label="Reading your teams">
        <Skeleton className="h-72 rounded-lg" />
      </div>
    );
  }
  if (teams.data.length === 0) {
    return (
      <EmptyState
        Icon={Anchor}
        title="This address manages no team"
        actions={
          <Link href="/publish" className={buttonStyle({ look: 'primary' })}>
            Publish a model
          </Link>
        }
      >
        A team is made with its first model. If another address of yours manages it, switch to that
        one in the wallet menu.
      </EmptyState>
    );
  }
  return (
    <ul className="flex flex-col gap-6">
      {teams.data.map((team) => (
        <li key={team.teamId}>
          <TeamCard team={team} />
        </li>
      ))}
    </ul>
  );
}
