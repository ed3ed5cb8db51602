'use client';

import type { ReactNode } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { Moment } from '@/components/time/moment';
import { Badge } from '@/components/ui/badge';
import { Skeleton } from '@/components/ui/skeleton';
import { passPeriods, type PassPeriod } from '@/lib/client/pass/pass-periods';
import type { AccessPass } from '@/lib/client/use-passes';
import { useRefundedPeriods, type usePassSales } from '@/lib/client/use-pass-terms';

interface PassPeriodsProps {
  pass: AccessPass;
  sales: ReturnType<typeof usePassSales>;
  nowMs: number;
}

const badges: Record<PassPeriod['state'], ReactNode> = {
  upcoming: <Badge>Not started</Badge>,
  active: <Badge tone="good">Running</Badge>,
  ended: <Badge>Ended</Badge>,
  refunded: <Badge tone="tide">Refunded</Badge>,
};

/** Every period that was paid for, newest first: refunds go in this order. */
export function PassPeriods({ pass, sales, nowMs }: PassPeriodsProps) {
  const refunded = useRefundedPeriods();
  if (sales.data === undefined) {
    return sales.isError ? (
      <FailureNotice error={sales.error} onRetry={() => void sales.refetch()} />
    ) : (
      <div role="status" aria-label="Reading the periods of this pass">
        <Skeleton className="h-16 rounded-md" />
      </div>
    );
  }
  const gone = refunded.data?.filter(({ passId }) => passId === pass.passId) ?? [];
  const periods = passPeriods(sales.data, gone, BigInt(nowMs));
  return (
    <section aria-label="Periods of this pass" className="flex flex-col gap-2">
      <h4 className="text-sm font-medium">
        {periods.length === 1 ? 'One period paid' : `${periods.length} periods paid, newest first`}
      </h4>
      {periods.length > 1 && (
        <p className="text-xs text-ink-faint">
          A refund takes the newest period that stands; then the one before it can follow.
        </p>
      )}
      <ol className="divide-y divide-line rounded-md border border-line">
        {periods.map((period) => (
          <Period key={period.saleId} period={period} />
        ))}
      </ol>
      {refunded.isError && (
        <p className="text-xs text-ink-faint">
          The index cannot be read now, so renewals that were refunded may be missing here.
        </p>
      )}
    </section>
  );
}

function Period({ period }: { period: PassPeriod }) {
  return (
    <li
      data-state={period.state}
      className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-3 py-2 text-xs"
    >
      <div className="min-w-0">
        <span className="flex flex-wrap items-center gap-2">
          {badges[period.state]}
          <IdText id={period.saleId} label="sale id" />
        </span>
        <p className="figures mt-1 text-ink-soft">
          <Moment atMs={Number(period.startsAtMs)} /> to <Moment atMs={Number(period.endsAtMs)} />
        </p>
      </div>
      <div className="min-w-0 text-right">
        <p>
          <Wal amount={period.paidFrost} /> paid
        </p>
        <p className="text-ink-faint">
          <Back period={period} />
        </p>
      </div>
    </li>
  );
}

function Back({ period }: { period: PassPeriod }) {
  if (period.state === 'refunded') {
    return (
      <>
        <Wal amount={period.refundedFrost} /> came back
      </>
    );
  }
  if (period.refundableFrost === 0n) return 'nothing to refund';
  return (
    <>
      <Wal amount={period.refundableFrost} />{' '}
      {period.isNext ? 'would come back now' : 'once the newer one is refunded'}
    </>
  );
}
