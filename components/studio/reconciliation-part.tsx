import { CircleCheck, CircleAlert } from 'lucide-react';
import { Wal } from '@/components/money/wal';
import type { Ledger } from '@/lib/client/studio/ledger';
import type { ReconciledFigure } from '@/lib/client/studio/reconcile';
import { DataTable, type Column } from './data-table';
import { Part } from './part';

const columns: Column<ReconciledFigure>[] = [
  { head: 'Figure', cell: ({ label }) => label },
  { head: 'Sum of the ledger', figures: true, cell: (row) => <Wal amount={row.ledgerFrost} /> },
  {
    head: 'On the card',
    figures: true,
    cell: ({ cardFrost }) => (cardFrost === null ? '–' : <Wal amount={cardFrost} />),
  },
  { head: 'Difference', cell: (row) => <Difference row={row} /> },
];

/** Each figure of the card beside the sum of the movements that make it up. */
export function ReconciliationPart(props: { figures: ReconciledFigure[]; ledger: Ledger }) {
  const { totals, balances } = props.ledger;
  return (
    <Part
      title="Reconciliation"
      hint="The ledger comes from the index, the card from the chain. After a transaction they may differ until the index has seen it; otherwise they agree to the unit."
    >
      <DataTable
        label="Figures of the card and sums of the ledger"
        columns={columns}
        rows={props.figures}
        rowKey={({ label }) => label}
      />
      <p className="text-sm text-ink-soft" data-identity>
        <Wal amount={totals.paidFrost} className="font-medium text-ink" /> paid by buyers ={' '}
        <Wal amount={balances.salesFrost} className="text-ink" /> in sales +{' '}
        <Wal amount={balances.vaultFrost} className="text-ink" /> in the vault +{' '}
        <Wal amount={balances.paidOutFrost} className="text-ink" /> paid out +{' '}
        <Wal amount={totals.refundedFrost} className="text-ink" /> refunded +{' '}
        <Wal amount={totals.feeFrost} className="text-ink" /> market fee.
      </p>
    </Part>
  );
}

function Difference({ row: { cardFrost, differenceFrost } }: { row: ReconciledFigure }) {
  if (cardFrost === null) return <span className="text-ink-faint">not read yet</span>;
  if (differenceFrost === 0n) {
    return (
      <span className="inline-flex items-center gap-1 text-good">
        <CircleCheck aria-hidden className="size-3.5" /> equal to the unit
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1 text-warn">
      <CircleAlert aria-hidden className="size-3.5" />{' '}
      <Wal amount={differenceFrost} className="text-ink" />; the index may be behind
    </span>
  );
}
