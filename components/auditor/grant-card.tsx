'use client';

import Link from 'next/link';
import { IdText } from '@/components/chain/id-text';
import { ModelGlyph } from '@/components/listing/model-glyph';
import { MomentInBothZones } from '@/components/time/moment';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { Facts } from '@/components/ui/facts';
import { Gauge } from '@/components/ui/gauge';
import { grantState, grantWindow, type GrantState } from '@/lib/client/auditor/grant-state';
import type { HeldGrant } from '@/lib/client/auditor/use-grants';
import { iterationsText, scopeText } from '@/lib/domain';
import { GrantSession } from './grant-session';

const states: Record<GrantState, { tone: BadgeProps['tone']; text: string }> = {
  active: { tone: 'good', text: 'Active' },
  upcoming: { tone: 'tide', text: 'Not started' },
  ended: { tone: 'plain', text: 'Ended' },
  revoked: { tone: 'bad', text: 'Revoked' },
};

/** One grant: what it lets its auditor see, for how long, and the verbs it allows. */
export function GrantCard({ grant, nowMs }: { grant: HeldGrant; nowMs: number }) {
  const state = grantState(grant, nowMs);
  const { tone, text } = states[state];
  return (
    <article
      aria-label={`Audit grant for ${grant.modelName}`}
      data-grant={grant.grantId}
      className="rounded-lg border border-line bg-surface shadow-card"
    >
      <div className="grid gap-x-8 gap-y-4 p-4 sm:p-5 md:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="flex min-w-0 gap-3.5">
          <ModelGlyph modelId={grant.modelId} />
          <div className="min-w-0">
            <h2 className="text-base font-semibold break-words">
              <Link href={`/models/${grant.modelId}`} className="rounded-sm hover:text-tide">
                {grant.modelName}
              </Link>
            </h2>
            <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-soft">
              <Badge tone={tone}>{text}</Badge>
              <span>{scopeText(grant.scope)}</span>
              <span>· {iterationsText(grant)}</span>
              <span className="figures">· {openedText(grant.opens)}</span>
            </p>
          </div>
        </div>
        <WindowBar grant={grant} state={state} nowMs={nowMs} />
      </div>
      <GrantSession grant={grant} state={state} nowMs={nowMs} />
      <Disclosure summary="Terms and ids" className="border-t border-line px-4 py-2.5 sm:px-5">
        <Facts
          facts={[
            { label: 'Starts', value: <MomentInBothZones atMs={Number(grant.startsAtMs)} /> },
            { label: 'Ends', value: <MomentInBothZones atMs={Number(grant.endsAtMs)} /> },
            { label: 'Grant', value: <IdText id={grant.grantId} label="grant id" digits={6} /> },
            { label: 'Model', value: <IdText id={grant.modelId} label="model id" digits={6} /> },
          ]}
        />
      </Disclosure>
    </article>
  );
}

const endWords: Record<Exclude<GrantState, 'upcoming'>, string> = {
  active: 'Ends',
  ended: 'Ended',
  revoked: 'Would have ended',
};

function WindowBar({
  grant,
  state,
  nowMs,
}: {
  grant: HeldGrant;
  state: GrantState;
  nowMs: number;
}) {
  const { part, text, length } = grantWindow(grant, state, nowMs);
  return (
    <div className="min-w-0">
      <p className="flex items-baseline justify-between gap-3">
        <span className="figures text-lg font-semibold tracking-tight">{text}</span>
        <span className="figures text-xs text-ink-faint">of {length}</span>
      </p>
      <Gauge
        className="mt-1.5"
        part={part}
        label="Audit window"
        valueText={text}
        tone={state === 'active' ? 'tide' : 'still'}
      />
      <div className="mt-1.5 text-xs text-ink-soft">
        {state === 'upcoming' ? (
          <>
            Starts <MomentInBothZones atMs={Number(grant.startsAtMs)} />
          </>
        ) : (
          <>
            {endWords[state]} <MomentInBothZones atMs={Number(grant.endsAtMs)} />
          </>
        )}
      </div>
    </div>
  );
}

function openedText(opens: bigint): string {
  if (opens === 0n) return 'never opened';
  return opens === 1n ? 'opened once' : `opened ${opens} times`;
}
