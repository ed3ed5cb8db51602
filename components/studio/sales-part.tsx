'use client';

import { ArrowDownToLine } from 'lucide-react';
import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { Day } from '@/components/time/moment';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { useChainClock } from '@/lib/client/chain-clock';
import {
  awaitsIndex,
  dueSales,
  saleLine,
  sumOfDue,
  type SaleLine,
} from '@/lib/client/studio/sale-lines';
import { MAX_SETTLED_AT_ONCE, useSettle } from '@/lib/client/use-money';
import type { TeamSale } from '@/lib/client/use-teams';
import { formatPercentBps, shortId } from '@/lib/domain';
import { NothingYet, Part } from './part';

/** What every open sale has earned by now, and what its buyer could still have back. */
export function SalesPart({ teamId, sales }: { teamId: string; sales: readonly TeamSale[] }) {
  const nowMs = useChainClock();
  const settle = useSettle(teamId);
  /** What each sale held when it was settled here: until the index knows, it is not due again. */
  const [settled, setSettled] = useState<ReadonlyMap<string, bigint>>(new Map());
  if (nowMs === null) return <Skeleton className="h-28 rounded-md" />;
  const lines = sales.map((sale) => saleLine(sale, BigInt(nowMs)));
  const due = dueSales(lines).filter((line) => !awaitsIndex(line, settled));
  const batch = due.slice(0, MAX_SETTLED_AT_ONCE);
  const settleNow = (chosen: readonly SaleLine[]) =>
    settle.mutate(
      chosen.map((line) => line.sale.saleId),
      {
        onSuccess: () =>
          setSettled(
            new Map([
              ...settled,
              ...chosen.map(({ sale }) => [sale.saleId, sale.heldFrost] as const),
            ]),
          ),
      },
    );
  return (
    <Part
      title="Sales that hold money"
      hint="Without a refund rule a sale is earned when it is paid; with one it is earned as time and calls are used. Settling moves what is earned by then into the vault; anyone may."
      aside={
        <Button
          look={batch.length > 0 ? 'primary' : 'plain'}
          disabled={batch.length === 0}
          busy={settle.isPending}
          onClick={() => settleNow(batch)}
        >
          <ArrowDownToLine aria-hidden />
          {batch.length === 0
            ? 'Nothing to settle'
            : `Settle ${batch.length} ${batch.length === 1 ? 'sale' : 'sales'}`}
        </Button>
      }
    >
      {settle.isError && <FailureNotice error={settle.error} />}
      {batch.length > 0 && <DueNow due={due} batch={batch} />}
      {lines.length === 0 ? (
        <NothingYet>
          No sale holds money now. A sale appears here when somebody buys, and goes when all of it
          is settled.
        </NothingYet>
      ) : (
        <ul
          aria-label="Sales that hold money"
          className="divide-y divide-line rounded-md border border-line"
        >
          {lines.map((line) => (
            <SaleRow
              key={line.sale.saleId}
              line={line}
              busy={settle.isPending || awaitsIndex(line, settled)}
              onSettle={() => settleNow([line])}
            />
          ))}
        </ul>
      )}
    </Part>
  );
}

function DueNow({ due, batch }: { due: readonly SaleLine[]; batch: readonly SaleLine[] }) {
  const { toTeamFrost, feeFrost } = sumOfDue(batch);
  const later = due.length - batch.length;
  return (
    <p className="text-sm text-ink-soft" data-due>
      <Wal amount={toTeamFrost} className="font-medium text-ink" /> to the vault
      {feeFrost > 0n && (
        <>
          {' '}
          and <Wal amount={feeFrost} /> to the market as its fee
        </>
      )}
      , as of now.
      {later > 0 && ` ${later} more after these: at most ${MAX_SETTLED_AT_ONCE} go at once.`}
    </p>
  );
}

function SaleRow(props: { line: SaleLine; busy: boolean; onSettle: () => void }) {
  const { line, busy, onSettle } = props;
  const { sale } = line;
  return (
    <li data-sale={sale.saleId} className="flex flex-col gap-2.5 px-3.5 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="text-sm font-medium break-words">{sale.modelName}</p>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-faint">
            <SaleBadge sale={sale} />
            <span>
              offer {sale.offer} · sold <Day atMs={sale.soldAtMs} /> · ends{' '}
              <Day atMs={sale.endsAtMs} />
            </span>
            <IdText id={sale.buyer} label="buyer address" />
          </p>
        </div>
        <Button
          size="sm"
          disabled={line.dueFrost === 0n || busy}
          aria-label={`Settle only ${shortId(sale.saleId)}`}
          onClick={onSettle}
        >
          Settle
        </Button>
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 text-sm sm:grid-cols-4">
        <Amount label="Paid" amount={sale.priceFrost} />
        <Amount label="Earned by now" amount={line.earnedFrost} />
        <Amount label="Can be refunded" amount={line.refundableFrost} />
        <Amount
          label={sale.feeBps > 0 ? `Due, less ${formatPercentBps(sale.feeBps)} % fee` : 'Due'}
          amount={line.toTeamFrost}
          strong
        />
      </dl>
    </li>
  );
}

function SaleBadge({ sale }: { sale: TeamSale }) {
  if (sale.refundedAtMs !== null) return <Badge tone="warn">Refunded</Badge>;
  if (sale.trial) return <Badge>Trial</Badge>;
  return sale.refundRule === 'PRO_RATA' ? <Badge tone="tide">Pro rata refund</Badge> : null;
}

function Amount(props: { label: string; amount: bigint; strong?: boolean }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-faint">{props.label}</dt>
      <dd>
        <Wal
          amount={props.amount}
          {...(props.strong === true ? { className: 'font-medium' } : {})}
        />
      </dd>
    </div>
  );
}
