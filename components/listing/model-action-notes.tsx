import { HardDrive, Telescope } from 'lucide-react';
import Link from 'next/link';
import { Day } from '@/components/time/moment';
import { cn } from '@/components/ui/cn';
import type { ModelDetail } from '@/lib/server/queries/types';
import { modelHref } from './model-url';
import { daysLeftText, storageStanding } from './storage-standing';

interface ModelActionNotesProps {
  model: ModelDetail;
  /** The chain's clock as far as the index knows. */
  nowMs: number;
}

/** Beside the offers: how far storage reaches, and what anybody may look at without a wallet. */
export function ModelActionNotes({ model, nowMs }: ModelActionNotesProps) {
  const { modelId } = model;
  return (
    <section
      aria-label="Storage and history"
      className="mt-4 flex flex-col gap-3 rounded-lg border border-line bg-surface px-5 py-4 text-xs text-ink-soft shadow-card"
    >
      <Coverage model={model} nowMs={nowMs} />
      <div className="flex gap-2">
        <Telescope aria-hidden className="mt-px size-3.5 shrink-0 text-tide" />
        <p>
          <span className="font-medium text-ink">No wallet needed to check.</span> Every sale,
          opening and opinion is readable by anyone.{' '}
          <NoteLink href={modelHref(modelId, 'audit')}>Open the audit</NoteLink>
        </p>
      </div>
    </section>
  );
}

function Coverage({ model, nowMs }: ModelActionNotesProps) {
  const { latestIteration: latest, modelId } = model;
  if (latest === null) return null;
  const standing = storageStanding(latest.storedUntilMs, nowMs);
  const tone = { good: 'text-tide', plain: 'text-ink-faint', warn: 'text-warn', bad: 'text-bad' };
  return (
    <div className="flex gap-2">
      <HardDrive aria-hidden className={cn('mt-px size-3.5 shrink-0', tone[standing.tone])} />
      <p>
        <span className="font-medium text-ink">
          {standing.daysLeft === null || standing.tone === 'bad'
            ? `Iteration ${latest.number}: ${standing.words}.`
            : `Storage covers ${daysLeftText(standing)} more.`}
        </span>{' '}
        {standing.daysLeft !== null && (
          <>
            {standing.tone === 'warn' && `It ${standing.words}. `}
            Iteration {latest.number} is paid for until <Day atMs={latest.storedUntilMs} /> at
            least.{' '}
          </>
        )}
        {coverageOfOffers(model)}{' '}
        <NoteLink href={modelHref(modelId, 'storage')}>All iterations</NoteLink>
      </p>
    </div>
  );
}

/** Whether a window bought now would outlast the bytes. */
export function coverageOfOffers({
  allOffers,
  retiredAtMs,
}: Pick<ModelDetail, 'allOffers' | 'retiredAtMs'>): string {
  const active = retiredAtMs === null ? allOffers.filter((offer) => offer.active) : [];
  const short = active.filter(({ blockedBy }) => blockedBy === 'storage-ends-before-window').length;
  if (active.length === 0) return '';
  if (short === 0) return 'That reaches past every window offered now.';
  return short === active.length
    ? 'Every window offered now would end later, so buying extends it first.'
    : `${short} of ${active.length} offers would end later; buying those extends it first.`;
}

function NoteLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      className="rounded-sm font-medium text-tide underline-offset-2 hover:underline"
    >
      {children}
    </Link>
  );
}
