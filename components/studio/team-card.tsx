'use client';

import { FailureNotice } from '@/components/chain/failure-notice';
import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { Skeleton } from '@/components/ui/skeleton';
import { useTeamIndex, type ChainTeam } from '@/lib/client/use-teams';
import { CalendarSection } from './calendar-section';
import { CostsSection } from './costs-section';
import { GrantsSection } from './grants-section';
import { LedgerSection } from './ledger-section';
import { ModelsSection } from './models-section';
import { MoneySection } from './money-section';
import { RevenueSection } from './revenue-section';
import { SectionTabs } from './section-tabs';
import { TeamSection } from './team-section';

/** One team: its money by where it is, and what its cap lets the person do. */
export function TeamCard({ team }: { team: ChainTeam }) {
  const index = useTeamIndex(team.teamId);
  const known = index.data ?? null;
  const shared = { team, index: known, failed: index.isError };
  return (
    <article
      aria-label={`Team ${team.name}`}
      className="overflow-hidden rounded-lg border border-line bg-surface shadow-card"
    >
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-3.5 sm:px-5">
        <h2 className="min-w-0 text-lg font-semibold break-words">{team.name}</h2>
        <IdText id={team.teamId} label="team id" className="text-xs text-ink-faint" />
      </header>
      <dl className="grid grid-cols-2 gap-px border-b border-line bg-line lg:grid-cols-4">
        <Sum
          label="Collected"
          hint="settled since the team was made"
          amount={team.collectedFrost}
        />
        <Sum
          label="In sales"
          hint="paid, not settled yet"
          amount={known === null ? null : known.unsettledFrost}
        />
        <Sum label="In the vault" hint="to be distributed" amount={team.heldFrost} />
        <Sum label="Paid out" hint="to members" amount={team.distributedFrost} />
      </dl>
      {index.isError && (
        <div className="px-4 pt-4 sm:px-5">
          <FailureNotice error={index.error} onRetry={() => void index.refetch()} />
        </div>
      )}
      <SectionTabs
        label={`Parts of team ${team.name}`}
        tabs={[
          {
            id: 'money',
            title: 'Money',
            content: <MoneySection {...shared} />,
          },
          {
            id: 'models',
            title: 'Models',
            count: known?.models.length,
            content: <ModelsSection {...shared} />,
          },
          {
            id: 'revenue',
            title: 'Revenue',
            content: <RevenueSection teamId={team.teamId} />,
          },
          {
            id: 'ledger',
            title: 'Ledger',
            content: <LedgerSection team={team} index={known} />,
          },
          { id: 'costs', title: 'Costs', content: <CostsSection team={team} /> },
          {
            id: 'storage',
            title: 'Storage',
            content: <CalendarSection teamId={team.teamId} />,
          },
          { id: 'team', title: 'Team', content: <TeamSection team={team} /> },
          {
            id: 'grants',
            title: 'Audit grants',
            count: known?.grants.length,
            content: <GrantsSection {...shared} />,
          },
        ]}
      />
    </article>
  );
}

function Sum({ label, hint, amount }: { label: string; hint: string; amount: bigint | null }) {
  return (
    <div className="min-w-0 bg-surface px-4 py-3.5 sm:px-5">
      <dt className="text-xs text-ink-faint">{label}</dt>
      <dd className="text-lg font-semibold tracking-tight">
        {amount === null ? <Skeleton className="my-1 h-5 w-20" /> : <Wal amount={amount} />}
      </dd>
      <dd className="text-xs text-ink-faint">{hint}</dd>
    </div>
  );
}
