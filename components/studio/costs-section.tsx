'use client';

import Link from 'next/link';
import { FailureNotice } from '@/components/chain/failure-notice';
import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import type { IterationsIndex } from '@/lib/client/studio/figures-schema';
import { iterationCosts, type IterationCost } from '@/lib/client/studio/iteration-costs';
import { useTeamIterations } from '@/lib/client/studio/use-team-figures';
import type { ChainTeam } from '@/lib/client/use-teams';
import { formatPercentBps } from '@/lib/domain';
import { DataTable, type Column } from './data-table';
import { IndexWait, NothingYet, Part } from './part';

/** What each iteration cost, what came back, and how many sales repay the rest. */
export function CostsSection({ team }: { team: ChainTeam }) {
  const { data, isError, error, refetch } = useTeamIterations(team.teamId);
  if (isError) return <FailureNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <IndexWait failed={false} />;
  if (data === null || data.iterations.length === 0) {
    return <NothingYet>No iteration is published yet, so nothing has cost anything.</NothingYet>;
  }
  return <Costs team={team} index={data} />;
}

function Costs({ team, index }: { team: ChainTeam; index: IterationsIndex }) {
  const members = new Set(team.members.map(({ address }) => address));
  const costs = iterationCosts(index);
  const sum = (of: (cost: IterationCost) => bigint) =>
    costs.reduce((total, cost) => total + of(cost), 0n);
  const columns: Column<IterationCost>[] = [
    {
      head: 'Iteration',
      cell: ({ iteration }) => (
        <Link
          href={`/models/${iteration.modelId}`}
          className="rounded-sm font-medium break-words hover:text-tide"
        >
          {iteration.modelName} · {iteration.number}
        </Link>
      ),
    },
    {
      head: 'Storage advanced',
      figures: true,
      cell: ({ iteration }) => (
        <>
          <Wal amount={iteration.advancedFrost} className="block" />
          <IdText id={iteration.author} label="author address" className="text-xs text-ink-faint" />
        </>
      ),
    },
    { head: 'Repaid so far', figures: true, cell: (cost) => <Wal amount={cost.repaidFrost} /> },
    {
      head: 'Extensions',
      cell: (cost) => <Extensions cost={cost} members={members} />,
    },
    { head: 'Break-even', cell: (cost) => <BreakEven cost={cost} /> },
  ];
  return (
    <Part
      title="Costs per iteration"
      hint="What a person got back is counted to that person’s oldest iterations first: the contract owes people, not iterations."
    >
      <DataTable
        label="Costs per iteration, in the order of publication"
        columns={columns}
        rows={costs}
        rowKey={({ iteration }) => `${iteration.modelId}:${iteration.number}`}
      />
      <p className="text-sm text-ink-soft" data-costs>
        <Wal amount={sum(({ iteration }) => iteration.advancedFrost)} className="text-ink" />{' '}
        advanced, <Wal amount={sum((cost) => cost.repaidFrost)} className="text-ink" /> repaid,{' '}
        <Wal amount={sum((cost) => cost.leftFrost)} className="font-medium text-ink" /> left.
        {index.cut && ' Only the first 1,000 iterations are listed.'}
      </p>
      <p className="text-xs text-ink-faint">
        Not counted: gas, which was paid in SUI and is not in the index, and the price of
        extensions, which their events do not record. A sale at today’s price is the cheapest active
        offer that covers the iteration, less the market’s fee of {formatPercentBps(index.feeBps)} %
        now.
      </p>
    </Part>
  );
}

function Extensions(props: { cost: IterationCost; members: ReadonlySet<string> }) {
  const { extensions, epochsAdded, extendedBy } = props.cost.iteration;
  if (extensions === 0) return <span className="text-ink-faint">none</span>;
  const others = extendedBy.filter((address) => !props.members.has(address)).length;
  return (
    <>
      <span className="figures block">
        +{epochsAdded} {epochsAdded === 1 ? 'epoch' : 'epochs'} in {extensions}
      </span>
      <span className="block text-xs text-ink-faint">
        {others === 0
          ? 'paid by members'
          : `paid by ${extendedBy.length} ${extendedBy.length === 1 ? 'person' : 'people'}, ${others} not a member`}
      </span>
    </>
  );
}

function BreakEven({ cost: { iteration, leftFrost, salesLeft } }: { cost: IterationCost }) {
  if (iteration.advancedFrost === 0n) return <span className="text-ink-faint">no costs</span>;
  if (leftFrost === 0n) return <span className="text-good">repaid in full</span>;
  return (
    <>
      <span className="figures block">
        {salesLeft === null
          ? 'not on sale'
          : `${salesLeft} more ${salesLeft === 1n ? 'sale' : 'sales'}`}
      </span>
      <span className="block text-xs text-ink-faint">
        <Wal amount={leftFrost} className="text-ink-soft [&>span]:opacity-100" /> left
        {iteration.priceFrost !== null && (
          <>
            , <Wal amount={iteration.priceFrost} className="text-ink-soft [&>span]:opacity-100" />{' '}
            each
          </>
        )}
      </span>
    </>
  );
}
