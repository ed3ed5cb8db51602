'use client';

import Link from 'next/link';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { ModelGlyph } from '@/components/listing/model-glyph';
import { Wal } from '@/components/money/wal';
import { rangeText } from '@/components/offer/rights-text';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { Disclosure } from '@/components/ui/disclosure';
import { Skeleton } from '@/components/ui/skeleton';
import { isUsable, usePassModel, type AccessPass, type PassGroup } from '@/lib/client/use-passes';
import { usePassSales } from '@/lib/client/use-pass-terms';
import { saleHolding } from '@/lib/domain';
import { AccessDoctor } from './access-doctor';
import { PassDeeds } from './pass-deeds';
import type { PassDeed } from './pass-dialog';
import { PassEvidence } from './pass-evidence';
import { PassFacts } from './pass-facts';
import { PassPeriods } from './pass-periods';
import { PassSession } from './pass-session';
import { PassTerms } from './pass-terms';
import { WindowGauge } from './window-gauge';

export interface PassCardProps {
  pass: AccessPass;
  group: PassGroup;
  nowMs: number;
  expanded: boolean;
  onAsk: (deed: PassDeed) => void;
}

const badges: Record<PassGroup, ReactNode> = {
  active: <Badge tone="good">Active</Badge>,
  ending: <Badge tone="warn">Ending soon</Badge>,
  ended: <Badge tone="plain">Ended</Badge>,
  refunded: <Badge tone="tide">Refunded</Badge>,
};

export function PassCard({ pass, group, nowMs, expanded, onAsk }: PassCardProps) {
  const { model } = usePassModel(pass);
  const sales = usePassSales(pass);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (expanded) card.current?.scrollIntoView({ block: 'nearest' });
  }, [expanded]);
  const name = model.data?.name;
  const running = isUsable(group) ? saleHolding(sales.data ?? [], BigInt(nowMs)) : null;
  return (
    <article
      ref={card}
      aria-label={`Pass for ${name ?? 'a model'}`}
      data-pass={pass.passId}
      className={cn(
        'rounded-lg border bg-surface shadow-card',
        expanded ? 'border-tide-line' : 'border-line',
      )}
    >
      <div className="grid gap-x-8 gap-y-4 p-4 sm:p-5 md:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="flex min-w-0 gap-3.5">
          <ModelGlyph modelId={pass.modelId} />
          <div className="min-w-0">
            <h3 className="text-base font-semibold break-words">
              {name === undefined ? (
                <Skeleton className="h-5 w-48" />
              ) : (
                <Link href={`/models/${pass.modelId}`} className="rounded-sm hover:text-tide">
                  {name}
                </Link>
              )}
            </h3>
            <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-soft">
              {badges[group]}
              {pass.trial && <Badge>Trial</Badge>}
              <Wal amount={running?.paidFrost ?? pass.priceFrost} />
              <span>· {rangeText(pass)}</span>
              <span className="figures">· {openedText(pass.opens)}</span>
            </p>
          </div>
        </div>
        <WindowGauge pass={pass} group={group} running={running} nowMs={nowMs} />
      </div>
      <PassSession pass={pass} group={group} />
      <PassDeeds pass={pass} group={group} sales={sales} nowMs={nowMs} onAsk={onAsk} />
      <ReadOnUse summary="Your terms and today’s">
        {() => <PassTerms pass={pass} sales={sales.data ?? []} nowMs={nowMs} />}
      </ReadOnUse>
      <ReadOnUse summary="Periods, dates and ids">
        {() => (
          <div className="flex flex-col gap-4">
            <PassPeriods pass={pass} sales={sales} nowMs={nowMs} />
            <PassFacts pass={pass} />
          </div>
        )}
      </ReadOnUse>
      <ReadOnUse summary="Does it not open? Access doctor">
        {() => <AccessDoctor pass={pass} />}
      </ReadOnUse>
      <ReadOnUse summary="Evidence for a third person">
        {() => <PassEvidence pass={pass} />}
      </ReadOnUse>
    </article>
  );
}

/** What is inside reads the chain, so it is there only while it is open. */
function ReadOnUse({ summary, children }: { summary: string; children: () => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Disclosure
      summary={summary}
      onToggle={setOpen}
      className="border-t border-line px-4 py-2.5 sm:px-5"
    >
      {isOpen && children()}
    </Disclosure>
  );
}

function openedText(opens: bigint): string {
  if (opens === 0n) return 'never opened';
  return opens === 1n ? 'opened once' : `opened ${opens} times`;
}
