'use client';

import { ArrowDownToLine, Split } from 'lucide-react';
import { IdText } from '@/components/chain/id-text';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Wal } from '@/components/money/wal';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Skeleton } from '@/components/ui/skeleton';
import { useDistribute, useSettle } from '@/lib/client/use-money';
import { useTeamIndex, type ChainTeam } from '@/lib/client/use-teams';
import { formatPercentBps, splitRevenue } from '@/lib/domain';
import { TeamModels } from './team-models';

/** One team: money by where it is, the two verbs that move it, and its models. */
export function TeamCard({ team }: { team: ChainTeam }) {
  const index = useTeamIndex(team.teamId);
  const settle = useSettle(team.teamId);
  const payOut = useDistribute(team.teamId);
  const sales = index.data?.unsettledSales ?? [];
  return (
    <article
      aria-label={`Team ${team.name}`}
      className="overflow-hidden rounded-lg border border-line bg-surface shadow-card"
    >
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-3.5 sm:px-5">
        <h2 className="min-w-0 text-lg font-semibold break-words">{team.name}</h2>
        <IdText id={team.teamId} label="team id" className="text-xs text-ink-faint" />
      </header>
      <dl className="grid grid-cols-2 gap-px bg-line lg:grid-cols-4">
        <Sum
          label="Collected"
          hint="settled since the team was made"
          amount={team.collectedFrost}
        />
        <Sum
          label="In sales"
          hint="paid, not settled yet"
          amount={index.data == null ? null : BigInt(index.data.unsettledFrost)}
        />
        <Sum label="In the vault" hint="to be distributed" amount={team.heldFrost} />
        <Sum label="Paid out" hint="to members" amount={team.distributedFrost} />
      </dl>
      <div className="flex flex-col gap-4 px-4 py-4 sm:px-5">
        <div className="flex flex-wrap gap-2">
          <Button
            look={sales.length > 0 ? 'primary' : 'plain'}
            disabled={sales.length === 0}
            busy={settle.isPending}
            onClick={() => settle.mutate(sales.map((sale) => sale.saleId))}
          >
            <ArrowDownToLine aria-hidden />
            {sales.length === 0
              ? 'Nothing to settle'
              : `Settle ${sales.length} ${sales.length === 1 ? 'sale' : 'sales'}`}
          </Button>
          <Button
            disabled={team.heldFrost === 0n}
            busy={payOut.isPending}
            onClick={() => payOut.mutate(undefined)}
          >
            <Split aria-hidden /> Distribute
          </Button>
        </div>
        {settle.isError && <FailureNotice error={settle.error} />}
        {payOut.isError && <FailureNotice error={payOut.error} />}
        {index.isError && (
          <FailureNotice error={index.error} onRetry={() => void index.refetch()} />
        )}
        <Members team={team} />
        <TeamModels team={team} models={index.data?.models} />
      </div>
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

function Members({ team }: { team: ChainTeam }) {
  const { amounts, held } = splitRevenue(
    team.heldFrost,
    team.members.map((member) => member.shareBps),
  );
  return (
    <Disclosure summary={`Members (${team.members.length}) and the next payout`}>
      <ul className="divide-y divide-line rounded-md border border-line text-sm">
        {team.members.map((member, at) => (
          <li
            key={member.address}
            className="flex flex-wrap items-center justify-between gap-x-4 px-3 py-2"
          >
            <IdText id={member.address} label="member address" digits={6} />
            <span className="figures text-ink-soft">{formatPercentBps(member.shareBps)} %</span>
            <Wal amount={amounts[at] ?? 0n} className="font-medium" />
          </li>
        ))}
        {held > 0n && (
          <li className="flex justify-between gap-4 px-3 py-2 text-ink-faint">
            <span>Stays in the vault by rounding</span>
            <Wal amount={held} />
          </li>
        )}
      </ul>
    </Disclosure>
  );
}
