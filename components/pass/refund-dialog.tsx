'use client';

import { CircleCheck } from 'lucide-react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { Moment, MomentInBothZones } from '@/components/time/moment';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Facts } from '@/components/ui/facts';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { afterRefundWords, refundState, type RefundState } from '@/lib/client/pass/refund-state';
import { usePassSales, type Sale } from '@/lib/client/use-pass-terms';
import { useRefund, type RefundedPass } from '@/lib/client/use-refund';
import type { AccessPass } from '@/lib/client/use-passes';
import { DeedSteps } from './deed-steps';

interface RefundDialogProps {
  pass: AccessPass;
  name: string;
  nowMs: number;
  onClose: () => void;
}

/** The amount at this second, how it comes about, what happens to the pass, and one question. */
export function RefundDialog({ pass, name, nowMs, onClose }: RefundDialogProps) {
  const sales = usePassSales(pass);
  const { refund, phase } = useRefund();
  const newest = sales.data?.[0];
  const state = newest === undefined ? null : refundState(newest, pass.trial, BigInt(nowMs));
  if (refund.data !== undefined) {
    return <Refunded refunded={refund.data} name={name} onClose={onClose} />;
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      staysOpen
      title="Refund this period?"
      description={name}
      footer={
        <>
          <Button onClick={onClose}>Keep the pass</Button>
          <Button
            look="danger"
            disabled={newest === undefined || state?.kind !== 'open'}
            busy={refund.isPending}
            onClick={() =>
              newest !== undefined && refund.mutate({ passId: pass.passId, saleId: newest.saleId })
            }
          >
            {refund.isPending ? 'Refunding' : 'Refund'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {sales.isError && newest === undefined && (
          <FailureNotice error={sales.error} onRetry={() => void sales.refetch()} />
        )}
        {sales.isPending && (
          <div role="status" aria-label="Reading what was paid">
            <Skeleton className="h-28 rounded-md" />
          </div>
        )}
        {newest !== undefined && state !== null && (
          <Question sales={sales.data ?? []} newest={newest} state={state} nowMs={nowMs} />
        )}
        {refund.isPending && phase !== null && (
          <DeedSteps
            label="Progress of the refund"
            phase={phase}
            last="End the period and pay back"
          />
        )}
        {refund.isError && <FailureNotice error={refund.error} />}
      </div>
    </Dialog>
  );
}

interface QuestionProps {
  sales: readonly Sale[];
  newest: Sale;
  state: RefundState;
  nowMs: number;
}

function Question({ sales, newest, state, nowMs }: QuestionProps) {
  if (state.kind === 'none') return <Notice title="Nothing can be refunded">{state.reason}</Notice>;
  const earlier = sales.slice(1).filter((sale) => !sale.closed);
  return (
    <>
      <div className="rounded-md bg-sunken px-4 py-3">
        <p className="text-xs text-ink-faint">Comes back, at this second</p>
        <p data-refund-now>
          <Wal amount={state.amountFrost} className="text-xl font-semibold" />
        </p>
        {state.formula.map((line) => (
          <p key={line} className="figures text-xs text-ink-soft">
            {line}
          </p>
        ))}
      </div>
      <Facts
        className="-my-2"
        facts={[
          { label: 'Paid for this period', value: <Wal amount={newest.paidFrost} /> },
          {
            label: 'The period',
            value: (
              <>
                <Moment atMs={Number(newest.startsAtMs)} /> to{' '}
                <Moment atMs={Number(newest.endsAtMs)} />
              </>
            ),
          },
          ...(sales.length > 1
            ? [{ label: 'Periods before it that stand', value: String(earlier.length) }]
            : []),
        ]}
      />
      <p className="text-sm text-ink-soft">
        {afterRefundWords(newest, earlier.length > 0, BigInt(nowMs))} This cannot be undone.
      </p>
      <p className="text-xs text-ink-faint">
        The contract counts by its own clock when the transaction runs, so the amount can be a
        little smaller than here; the receipt says it to the unit. Nobody has to agree.
      </p>
    </>
  );
}

interface RefundedProps {
  refunded: RefundedPass;
  name: string;
  onClose: () => void;
}

function Refunded({ refunded, name, onClose }: RefundedProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Refunded"
      description={name}
      footer={
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <p role="status" className="mb-2 flex items-center gap-2 text-sm font-medium">
        <CircleCheck className="size-4 shrink-0 text-good" aria-hidden />
        <span>
          <Wal amount={refunded.amountFrost} /> came back to your address.
        </span>
      </p>
      <Facts
        facts={[
          { label: 'The pass ends', value: <MomentInBothZones atMs={refunded.endsAtMs} /> },
          {
            label: 'Transaction',
            value: <IdText id={refunded.digest} label="transaction digest" digits={6} />,
          },
        ]}
      />
    </Dialog>
  );
}
