'use client';

import { CircleCheck, CircleX, LoaderCircle } from 'lucide-react';
import Link from 'next/link';
import { IdText } from '@/components/chain/id-text';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Wal } from '@/components/money/wal';
import { iterationsText, rightsText, windowText } from '@/components/offer/rights-text';
import { MomentInBothZones } from '@/components/time/moment';
import { Button, buttonStyle } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import { Skeleton } from '@/components/ui/skeleton';
import { useBuy, usePurchaseChecks } from '@/lib/client/use-buy';
import { formatWal, splitRevenue } from '@/lib/domain';
import type { ModelDetail, OfferView } from '@/lib/server/queries/types';
import { BuySteps } from './buy-steps';

interface CheckoutProps {
  model: ModelDetail;
  offer: OfferView;
  address: string;
}

/** Terms, pre-flight and one button; afterwards the receipt. */
export function Checkout({ model, offer, address }: CheckoutProps) {
  const priceFrost = BigInt(offer.priceFrost);
  const question = { modelId: model.modelId, offer: offer.number, priceFrost };
  const checks = usePurchaseChecks(question, address);
  const { buy, phase } = useBuy();
  if (buy.data !== undefined) return <Receipt bought={buy.data} offer={offer} />;
  const blocked = checks.data?.checks.some((check) => !check.passed) ?? true;
  return (
    <section
      aria-label="Checkout"
      className="overflow-hidden rounded-lg border border-line bg-surface shadow-lift lg:sticky lg:top-20"
    >
      <div aria-hidden className="staff h-2 bg-tide-soft" />
      <div className="flex flex-col gap-4 p-5">
        <div className="flex items-baseline justify-between gap-3">
          <h2 className="text-base font-semibold">{windowText(offer.windowMs)}</h2>
          <Wal amount={priceFrost} className="min-w-0 text-right text-xl font-semibold" />
        </div>
        <Terms offer={offer} checks={checks.data} />
        <Split model={model} priceFrost={priceFrost} />
        <Checks checks={checks.data} />
        {checks.isError && <FailureNotice error={checks.error} onRetry={() => checks.refetch()} />}
        {buy.isPending && phase !== null && <BuySteps phase={phase} />}
        {buy.isError && <FailureNotice error={buy.error} />}
        <Button
          look="primary"
          size="lg"
          className="w-full"
          busy={buy.isPending}
          disabled={blocked}
          onClick={() => buy.mutate(question)}
        >
          {buy.isPending ? 'Paying' : `Pay ${formatWal(priceFrost)} WAL`}
        </Button>
        <p className="text-xs text-ink-faint">
          The end of the window ends new keys; it cannot take back a copy made before. No refund is
          promised.
        </p>
      </div>
    </section>
  );
}

type Checked = ReturnType<typeof usePurchaseChecks>['data'];

function Terms({ offer, checks }: { offer: OfferView; checks: Checked }) {
  const pending = <Skeleton className="h-5 w-40" />;
  return (
    <Facts
      className="-my-2"
      facts={[
        { label: 'You may', value: rightsText(offer.rights) },
        { label: 'Covers', value: iterationsText(offer) },
        {
          label: 'Starts',
          value: checks ? (
            <>
              when you pay
              <span className="block text-xs text-ink-faint">by the clock of the chain</span>
            </>
          ) : (
            pending
          ),
        },
        {
          label: 'Ends, if paid now',
          value: checks ? <MomentInBothZones atMs={checks.endsAtMs} /> : pending,
        },
      ]}
    />
  );
}

function Split({ model, priceFrost }: { model: ModelDetail; priceFrost: bigint }) {
  const { members } = model.team;
  const { amounts } = splitRevenue(
    priceFrost,
    members.map((member) => member.shareBps),
  );
  return (
    <div className="rounded-md bg-sunken p-3 text-xs">
      <p className="mb-1.5 text-ink-faint">Your payment goes to {model.teamName}</p>
      <ul className="flex flex-col gap-1">
        {members.map((member, index) => (
          <li key={member.address} className="flex items-center justify-between gap-3">
            <IdText id={member.address} label="member address" />
            <Wal amount={amounts[index] ?? 0n} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One lamp per thing looked at on chain before the wallet opens. */
function Checks({ checks }: { checks: Checked }) {
  return (
    <ul aria-label="Checked before you pay" className="flex flex-col gap-1.5 text-sm">
      {checks === undefined ? (
        <li className="flex items-center gap-2 text-ink-faint">
          <LoaderCircle className="size-4 animate-spin" aria-hidden /> Looking at the chain
        </li>
      ) : (
        checks.checks.map((check) => (
          <li key={check.id} data-passed={check.passed} className="flex gap-2">
            {check.passed ? (
              <CircleCheck className="mt-0.5 size-4 shrink-0 text-good" aria-label="Passed:" />
            ) : (
              <CircleX className="mt-0.5 size-4 shrink-0 text-bad" aria-label="Failed:" />
            )}
            <span
              className={
                check.passed
                  ? 'figures min-w-0 text-ink-soft'
                  : 'figures min-w-0 font-medium text-bad'
              }
            >
              {check.failure === null ? check.text : check.failure.message}
            </span>
          </li>
        ))
      )}
    </ul>
  );
}

function Receipt({
  bought,
  offer,
}: {
  bought: NonNullable<ReturnType<typeof useBuy>['buy']['data']>;
  offer: OfferView;
}) {
  return (
    <section
      aria-label="Receipt"
      className="overflow-hidden rounded-lg border border-line bg-surface shadow-lift"
    >
      <div
        role="status"
        className="flex items-center gap-2.5 border-b border-line bg-good-soft px-5 py-3.5"
      >
        <CircleCheck className="size-5 text-good" aria-hidden />
        <h2 className="text-base font-semibold">Paid. The pass is yours.</h2>
      </div>
      <div className="p-5">
        <Facts
          className="-my-2"
          facts={[
            { label: 'Paid', value: <Wal amount={bought.priceFrost} /> },
            { label: 'Window', value: windowText(offer.windowMs) },
            { label: 'Started', value: <MomentInBothZones atMs={bought.startsAtMs} /> },
            { label: 'Ends', value: <MomentInBothZones atMs={bought.endsAtMs} /> },
            { label: 'Pass', value: <IdText id={bought.passId} label="pass id" digits={6} /> },
            {
              label: 'Transaction',
              value: <IdText id={bought.digest} label="transaction digest" digits={6} />,
            },
          ]}
        />
        <Link
          href={`/passes?pass=${bought.passId}`}
          className={`${buttonStyle({ look: 'primary', size: 'lg' })} mt-5 w-full`}
        >
          Open the model
        </Link>
      </div>
    </section>
  );
}
