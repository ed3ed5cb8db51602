'use client';

import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { Moment } from '@/components/time/moment';
import type { TeamDistribution } from '@/lib/client/use-teams';
import { DataTable, type Column } from './data-table';
import { NothingYet, Part } from './part';

const columns: Column<TeamDistribution>[] = [
  { head: 'When', cell: (row) => <Moment atMs={row.atMs} className="figures" /> },
  { head: 'Paid out', figures: true, cell: (row) => <Wal amount={row.totalFrost} /> },
  {
    head: 'Costs repaid',
    figures: true,
    cell: (row) => (row.repayments.length === 0 ? 'none' : <Lines lines={row.repayments} />),
  },
  { head: 'Shares', figures: true, cell: (row) => <Lines lines={row.payouts} /> },
  { head: 'Stayed', figures: true, cell: (row) => <Wal amount={row.heldFrost} /> },
  {
    head: 'Transaction',
    cell: (row) => <IdText id={row.transactionDigest} label="transaction digest" />,
  },
];

export function DistributionsPart({ distributions }: { distributions: TeamDistribution[] }) {
  return (
    <Part title="Past payouts">
      {distributions.length === 0 ? (
        <NothingYet>Nothing was paid out yet.</NothingYet>
      ) : (
        <DataTable
          label="Past payouts, newest first"
          columns={columns}
          rows={distributions}
          // One transaction may pay out more than once.
          rowKey={(row, at) => `${row.transactionDigest}:${distributions.length - at}`}
        />
      )}
    </Part>
  );
}

function Lines({ lines }: { lines: TeamDistribution['payouts'] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.address} className="flex flex-wrap items-center justify-end gap-x-2">
          <IdText id={line.address} label="address" className="text-xs text-ink-faint" />
          <Wal amount={line.amountFrost} />
        </li>
      ))}
    </ul>
  );
}
