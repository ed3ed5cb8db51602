import { CircleCheck, CircleQuestionMark, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { Moment } from '@/components/time/moment';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/ui/copy-button';
import { Facts, type Fact } from '@/components/ui/facts';
import type { Evidence, EvidenceCheck } from '@/lib/client/pass/evidence';

const kinds: Readonly<Record<string, string>> = {
  'pass.bought': 'Bought',
  'pass.opened': 'Opened',
  'pass.renewed': 'Renewed',
  'calls.recorded': 'Calls recorded',
  'sale.refunded': 'Refunded',
  'sale.settled': 'Settled to the team',
};

const results: Record<
  EvidenceCheck['result'],
  { Icon: typeof CircleX; ink: string; word: string }
> = {
  matches: { Icon: CircleCheck, ink: 'text-good', word: 'Matches' },
  differs: { Icon: CircleX, ink: 'text-bad', word: 'Differs' },
  'not-checked': { Icon: CircleQuestionMark, ink: 'text-ink-faint', word: 'Cannot check now' },
};

/** The evidence of a pass for people; the file says the same. */
export function EvidencePanel({ evidence }: { evidence: Evidence }) {
  const { sales, transactions, checked, repeat } = evidence;
  return (
    <div className="flex flex-col gap-4">
      <Facts className="text-xs" facts={idFacts(evidence)} />
      <Part title={sales.length === 1 ? 'One sale' : `${sales.length} sales, newest first`}>
        {sales.map((sale) => (
          <Row key={sale.saleId} left={<IdText id={sale.saleId} label="sale id" />}>
            <Wal amount={BigInt(sale.paidFrost)} /> paid
            {sale.refundedFrost !== '0' && (
              <>
                , <Wal amount={BigInt(sale.refundedFrost)} /> came back
              </>
            )}
          </Row>
        ))}
      </Part>
      <Part title="Transactions, oldest first">
        {transactions.map((event, at) => (
          <Row
            key={`${event.transactionDigest} ${at}`}
            left={
              <>
                {kinds[event.kind] ?? event.kind}
                {'iteration' in event && ` iteration ${event.iteration}`}
                <span className="text-ink-faint">
                  {' · '}
                  <Moment atMs={Date.parse(event.at)} />
                </span>
              </>
            }
          >
            <IdText id={event.transactionDigest} label="transaction digest" digits={6} />
          </Row>
        ))}
      </Part>
      <Part title="Checked by this page just now">
        {checked.map((check) => (
          <Check key={check.what} check={check} />
        ))}
      </Part>
      <Part title="To repeat it on your own machine">
        {repeat.map(({ shows, command }) => (
          <li key={command} className="px-3 py-2">
            <p className="flex items-start gap-1.5">
              <code className="min-w-0 flex-1 font-mono break-all">{command}</code>
              <CopyButton text={command} label="command" />
            </p>
            <p className="mt-0.5 break-words text-ink-faint">Shows: {shows}</p>
          </li>
        ))}
      </Part>
      <p className="text-xs text-ink-faint">It does not show: {evidence.doesNotShow}</p>
    </div>
  );
}

function idFacts({ pass, iteration }: Evidence): Fact[] {
  const facts: Fact[] = [
    { label: 'Pass', value: <IdText id={pass.passId} label="pass id" digits={6} /> },
    { label: 'Holder', value: <IdText id={pass.holder} label="address" digits={6} /> },
    { label: 'Model', value: <IdText id={pass.modelId} label="model id" digits={6} /> },
  ];
  if (iteration === null) return facts;
  const { contentRoot, manifestBlobId, number } = iteration;
  return [
    ...facts,
    {
      label: `Content root of iteration ${number}`,
      value: <IdText id={contentRoot} label="content root" digits={8} />,
    },
    {
      label: 'Manifest blob',
      value: <IdText id={manifestBlobId} label="manifest blob id" digits={8} />,
    },
  ];
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h4 className="mb-1.5 text-sm font-medium">{title}</h4>
      <ul className="divide-y divide-line rounded-md border border-line text-xs">{children}</ul>
    </section>
  );
}

function Row({ left, children }: { left: ReactNode; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-0.5 px-3 py-1.5">
      <span className="min-w-0">{left}</span>
      <span className="figures min-w-0 text-right">{children}</span>
    </li>
  );
}

function Check({ check }: { check: EvidenceCheck }) {
  const { Icon, ink, word } = results[check.result];
  return (
    <li data-result={check.result} className="flex gap-2 px-3 py-2">
      <Icon className={cn('mt-px size-3.5 shrink-0', ink)} aria-label={`${word}:`} />
      <span className="min-w-0">
        <span className="block font-medium">{check.what}</span>
        <span className="block break-words text-ink-faint">{check.detail}</span>
      </span>
    </li>
  );
}
