'use client';

import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Wal } from '@/components/money/wal';
import { Disclosure } from '@/components/ui/disclosure';
import { Field, Select } from '@/components/ui/field';
import { useChainClock } from '@/lib/client/chain-clock';
import {
  revenueMeasures,
  revenuePeriods,
  type PeriodLength,
  type RevenuePeriod,
} from '@/lib/client/studio/revenue-periods';
import { useTeamRevenue } from '@/lib/client/studio/use-team-figures';
import { DataTable, type Column } from './data-table';
import { IndexWait, NothingYet, Part } from './part';
import { measureWords, periodText, RevenueChart } from './revenue-chart';

/** What buyers paid and where it went, day by day or week by week. */
export function RevenueSection({ teamId }: { teamId: string }) {
  const revenue = useTeamRevenue(teamId);
  const nowMs = useChainClock();
  const [length, setLength] = useState<PeriodLength>('week');
  const days = revenue.data?.days;
  if (revenue.isError) {
    return <FailureNotice error={revenue.error} onRetry={() => void revenue.refetch()} />;
  }
  if (days === undefined || nowMs === null) return <IndexWait failed={false} />;
  if (days.length === 0) {
    return <NothingYet>Nothing was bought yet, so there is no revenue to draw.</NothingYet>;
  }
  const { periods, earlier } = revenuePeriods(days, length, nowMs);
  const earlierPaid = earlier.paidFrost;
  return (
    <Part
      title="Revenue over time"
      hint="Counted when it happened on chain: a sale is paid first, and settled, refunded and paid out later. All bars have one scale; days and weeks are those of UTC."
      aside={
        <Field id={`period-${teamId}`} label="Each bar is" className="w-36">
          <Select
            id={`period-${teamId}`}
            value={length}
            onChange={({ target }) => setLength(target.value === 'day' ? 'day' : 'week')}
          >
            <option value="week">one week</option>
            <option value="day">one day</option>
          </Select>
        </Field>
      }
    >
      <RevenueChart periods={periods} length={length} />
      {earlierPaid > 0n && (
        <p className="text-xs text-ink-soft">
          Before these {periods.length} {length}s: <Wal amount={earlierPaid} className="text-ink" />{' '}
          paid. The ledger has every movement.
        </p>
      )}
      <Disclosure summary="The same figures as a table">
        <RevenueTable periods={periods} length={length} />
      </Disclosure>
    </Part>
  );
}

function RevenueTable({ periods, length }: { periods: RevenuePeriod[]; length: PeriodLength }) {
  const columns: Column<RevenuePeriod>[] = [
    {
      head: length === 'day' ? 'Day' : 'Week from',
      cell: (period) => <span className="figures">{periodText(period.startsAtMs)}</span>,
    },
    ...revenueMeasures.map<Column<RevenuePeriod>>((measure) => ({
      head: measureWords[measure],
      figures: true,
      cell: (period) => <Wal amount={period[measure]} />,
    })),
  ];
  return (
    <DataTable
      label={`Revenue of the last ${periods.length} ${length}s, newest first`}
      columns={columns}
      rows={periods.toReversed()}
      rowKey={(period) => String(period.startsAtMs)}
    />
  );
}
