'use client';

import { CalendarPlus, Undo2 } from 'lucide-react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Wal } from '@/components/money/wal';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { refundState } from '@/lib/client/pass/refund-state';
import { isUsable, type AccessPass, type PassGroup } from '@/lib/client/use-passes';
import type { usePassSales } from '@/lib/client/use-pass-terms';
import { CalendarButton } from './calendar-button';
import type { PassDeed } from './pass-dialog';

interface PassDeedsProps {
  pass: AccessPass;
  group: PassGroup;
  sales: ReturnType<typeof usePassSales>;
  nowMs: number;
  onAsk: (deed: PassDeed) => void;
}

/** Renew, refund and remember, with what a refund is worth at this second, or why it is nothing. */
export function PassDeeds({ pass, group, sales, nowMs, onAsk }: PassDeedsProps) {
  const newest = sales.data?.[0];
  const refund = newest === undefined ? null : refundState(newest, pass.trial, BigInt(nowMs));
  return (
    <div className="flex flex-col gap-3 border-t border-line px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button size="sm" onClick={() => onAsk('renew')}>
          <CalendarPlus aria-hidden /> Renew
        </Button>
        {refund?.kind === 'open' && (
          <Button size="sm" onClick={() => onAsk('refund')}>
            <Undo2 aria-hidden /> Refund
          </Button>
        )}
        {isUsable(group) && <CalendarButton pass={pass} nowMs={nowMs} />}
        {refund === null && sales.isPending && <Skeleton className="h-4 w-56" />}
        {refund?.kind === 'open' && (
          <p className="min-w-0 text-xs text-ink-soft" data-refundable>
            <Wal amount={refund.amountFrost} className="font-medium text-ink" /> would come back now
            {refund.formula.length === 1 && ` (${refund.formula[0] ?? ''})`}.
          </p>
        )}
        {refund?.kind === 'none' && group !== 'ended' && (
          <p className="min-w-0 text-xs text-ink-faint" data-no-refund>
            {refund.reason}
          </p>
        )}
      </div>
      {sales.isError && sales.data === undefined && (
        <FailureNotice error={sales.error} onRetry={() => void sales.refetch()} />
      )}
    </div>
  );
}
