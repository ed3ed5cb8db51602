import type { ReactNode } from 'react';
import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { cn } from '@/components/ui/cn';
import type { NextPayout } from '@/lib/client/studio/next-payout';
import { formatPercentBps } from '@/lib/domain';

/** From the vault down to every person, with what stays; the lines add up to the unit. */
export function Waterfall({ payout }: { payout: NextPayout }) {
  return (
    <ol
      aria-label="Next payout, line by line"
      className="divide-y divide-line rounded-md border border-line text-sm"
    >
      <Line strong label="In the vault" amount={payout.vaultFrost} />
      {payout.repayments.map((line) => (
        <Line
          key={line.address}
          indented
          label={
            <>
              Repaid to{' '}
              <IdText id={line.address} label="address of who advanced costs" digits={6} />
            </>
          }
          note={
            line.leftFrost === 0n ? (
              'costs advanced, all of it'
            ) : (
              <>
                costs advanced; <Wal amount={line.leftFrost} /> still owed
              </>
            )
          }
          amount={line.amountFrost}
        />
      ))}
      {payout.repayments.length > 0 && (
        <Line strong label="Left to share" amount={payout.sharedFrost} />
      )}
      {payout.shares.map((line) => (
        <Line
          key={line.address}
          indented
          label={<IdText id={line.address} label="member address" digits={6} />}
          note={`${formatPercentBps(line.shareBps)} %`}
          amount={line.amountFrost}
        />
      ))}
      <Line strong label="Stays in the vault" amount={payout.staysFrost} />
    </ol>
  );
}

function Line(props: {
  label: ReactNode;
  note?: ReactNode;
  amount: bigint;
  strong?: boolean;
  indented?: boolean;
}) {
  return (
    <li
      className={cn(
        'flex flex-wrap items-center justify-between gap-x-4 gap-y-0.5 px-3.5 py-2',
        props.strong === true && 'bg-sunken font-medium',
        props.indented === true && 'pl-6',
      )}
    >
      <span className="flex min-w-0 flex-wrap items-center gap-x-2">
        <span className="inline-flex min-w-0 items-center gap-1">{props.label}</span>
        {props.note !== undefined && (
          <span className="figures text-xs font-normal text-ink-faint">{props.note}</span>
        )}
      </span>
      <Wal amount={props.amount} className="ml-auto min-w-0 text-right" />
    </li>
  );
}
