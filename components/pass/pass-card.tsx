'use client';

import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { IdText } from '@/components/chain/id-text';
import { Wal } from '@/components/money/wal';
import { ModelGlyph } from '@/components/listing/model-glyph';
import { MomentInBothZones, Day } from '@/components/time/moment';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { Disclosure } from '@/components/ui/disclosure';
import { Facts } from '@/components/ui/facts';
import { Gauge } from '@/components/ui/gauge';
import { Skeleton } from '@/components/ui/skeleton';
import { usePassModel, type AccessPass, type PassGroup } from '@/lib/client/use-passes';
import { formatDuration, isIterationCovered, ITERATIONS_AND_LATER } from '@/lib/domain';
import { PassSession } from './pass-session';

export interface PassCardProps {
  pass: AccessPass;
  group: PassGroup;
  nowMs: number;
  expanded: boolean;
}

const badges = {
  active: <Badge tone="good">Active</Badge>,
  ending: <Badge tone="warn">Ending soon</Badge>,
  ended: <Badge tone="plain">Ended</Badge>,
};

export function PassCard({ pass, group, nowMs, expanded }: PassCardProps) {
  const { model, iteration, storedUntilMs } = usePassModel(pass);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (expanded) card.current?.scrollIntoView({ block: 'nearest' });
  }, [expanded]);
  const name = model.data?.name;
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
              <Wal amount={pass.priceFrost} />
              <span>· {coverText(pass)}</span>
              <span className="figures">· {openedText(pass.opens)}</span>
            </p>
          </div>
        </div>
        <WindowGauge pass={pass} group={group} nowMs={nowMs} />
      </div>
      <PassSession pass={pass} group={group} />
      <Disclosure summary="Terms and ids" className="border-t border-line px-4 py-2.5 sm:px-5">
        <Facts
          facts={[
            { label: 'Started', value: <MomentInBothZones atMs={Number(pass.startsAtMs)} /> },
            { label: 'Ends', value: <MomentInBothZones atMs={Number(pass.endsAtMs)} /> },
            {
              label: 'Bytes stored until',
              value:
                storedUntilMs === null || iteration.data === undefined ? (
                  'cannot be read now'
                ) : (
                  <>
                    <Day atMs={storedUntilMs} /> (epoch {iteration.data.endEpoch})
                  </>
                ),
            },
            { label: 'Pass', value: <IdText id={pass.passId} label="pass id" digits={6} /> },
            { label: 'Sale', value: <IdText id={pass.saleId} label="sale id" digits={6} /> },
            { label: 'Offer', value: `number ${pass.offer}` },
          ]}
        />
      </Disclosure>
    </article>
  );
}

function WindowGauge({
  pass,
  group,
  nowMs,
}: {
  pass: AccessPass;
  group: PassGroup;
  nowMs: number;
}) {
  const leftMs = Math.max(0, Number(pass.endsAtMs) - nowMs);
  const part = leftMs / Math.max(1, Number(pass.windowMs));
  const left = formatDuration(leftMs);
  const ended = group === 'ended';
  return (
    <div className="min-w-0">
      <p className="flex items-baseline justify-between gap-3">
        <span className="figures text-lg font-semibold tracking-tight" data-countdown>
          {ended ? 'Ended' : `${left} left`}
        </span>
        <span className="figures text-xs text-ink-faint">
          of {formatDuration(Number(pass.windowMs))}
        </span>
      </p>
      <Gauge
        className="mt-1.5"
        part={part}
        label="Access window"
        valueText={ended ? 'ended' : `${left} left`}
        tone={ended ? 'still' : group === 'ending' ? 'warn' : 'tide'}
      />
      <div className="mt-1.5 text-xs text-ink-soft">
        {ended ? 'Ended ' : 'Ends '}
        <MomentInBothZones atMs={Number(pass.endsAtMs)} />
      </div>
    </div>
  );
}

function openedText(opens: bigint): string {
  if (opens === 0n) return 'never opened';
  return opens === 1n ? 'opened once' : `opened ${opens} times`;
}

function coverText(pass: AccessPass): string {
  const { firstIteration: first, lastIteration: last } = pass;
  if (last === ITERATIONS_AND_LATER) {
    return isIterationCovered(pass, 1) ? 'every iteration' : `iteration ${first} and later`;
  }
  return first === last ? `iteration ${first} only` : `iterations ${first} to ${last}`;
}
