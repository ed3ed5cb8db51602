'use client';

import { CircleCheck, Pencil, RotateCcw } from 'lucide-react';
import Link from 'next/link';
import { IdText } from '@/components/chain/id-text';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Wal } from '@/components/money/wal';
import { Button, buttonStyle } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import { Skeleton } from '@/components/ui/skeleton';
import { NEW, type WizardStep } from '@/lib/client/publish/draft';
import { opensAtMsOf } from '@/lib/client/publish/note-draft';
import { usePublish } from '@/lib/client/publish/use-publish';
import { useStorageCost } from '@/lib/client/publish/use-storage-cost';
import { useStorageSpan } from '@/lib/client/publish/use-storage-span';
import { Day } from '@/components/time/moment';
import { formatBytes } from '@/lib/domain';
import { PublishSteps } from './publish-steps';
import type { StepProps } from './step-props';

/** Everything once more, then one button; after a reload the same button goes on. */
export function StepReview({
  session,
  fixed,
  onGo,
}: StepProps & { onGo: (step: WizardStep) => void }) {
  const { draft, file, startOver } = session;
  const { publish, report } = usePublish(session);
  const done = draft.progress.publishedDigest !== null && draft.progress.modelId !== null;
  if (done) return <Published session={session} />;
  return (
    <div className="flex flex-col gap-5">
      <h2 className="text-lg font-semibold">Review and publish</h2>
      <Summary session={session} onGo={onGo} fixed={fixed} />
      {(publish.isPending || publish.isError || fixed) && (
        <PublishSteps
          draft={draft}
          report={report}
          state={publish.isPending ? 'running' : publish.isError ? 'failed' : 'stopped'}
        />
      )}
      {publish.isError && <FailureNotice error={publish.error} />}
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-5">
        <Button
          look="quiet"
          disabled={publish.isPending}
          onClick={() => {
            const sure = !fixed || window.confirm(startOverWarning);
            if (sure) void startOver();
          }}
        >
          <RotateCcw aria-hidden /> Start over
        </Button>
        <Button
          look="primary"
          size="lg"
          busy={publish.isPending}
          disabled={file === null}
          onClick={() => publish.mutate()}
        >
          {publish.isPending ? 'Publishing' : fixed ? 'Continue publishing' : 'Publish'}
        </Button>
      </div>
      {file === null && (
        <p role="alert" className="text-sm font-medium text-warn">
          This browser did not keep the file. Choose the same file again in the step “File”.
        </p>
      )}
      {!fixed && (
        <p className="text-xs text-ink-faint">
          Your wallet will ask up to four times: team, listing, storage, publication. What is signed
          stays done, also when you stop in between.
        </p>
      )}
    </div>
  );
}

const startOverWarning =
  'What is signed so far stays on chain and paid storage is not given back. Start a new draft?';

function Summary({
  session,
  onGo,
  fixed,
}: Pick<StepProps, 'session' | 'fixed'> & { onGo: (step: WizardStep) => void }) {
  const { draft } = session;
  const cost = useStorageCost(draft.file?.sizeBytes ?? null, draft.epochs);
  const span = useStorageSpan(draft.epochs);
  const { details, offer } = draft;
  const edit = (step: WizardStep, label: string) => (
    <Button
      look="quiet"
      size="icon"
      aria-label={`Change ${label}`}
      onClick={() => onGo(step)}
      className="-my-1.5 size-7"
    >
      <Pencil aria-hidden className="size-3.5" />
    </Button>
  );
  const isNew = draft.modelChoice === NEW;
  return (
    <Facts
      className="rounded-md border border-line bg-sunken px-4"
      facts={[
        {
          label: 'Team',
          value: (
            <>
              {draft.teamChoice === NEW ? (
                draft.team.name
              ) : (
                <IdText id={draft.teamChoice} label="team id" />
              )}
              {!fixed && edit('team', 'the team')}
            </>
          ),
        },
        {
          label: isNew ? 'Model' : 'Next iteration of',
          value: (
            <>
              {isNew ? details.name : <IdText id={draft.modelChoice} label="model id" />}
              {edit('details', 'the details')}
            </>
          ),
        },
        {
          label: 'File',
          value: draft.file && (
            <>
              <span className="break-all">{draft.file.name}</span>,{' '}
              {formatBytes(draft.file.sizeBytes)}
              {edit('file', 'the file')}
            </>
          ),
        },
        {
          label: 'Note',
          value: (
            <>
              {noteText(draft)}
              {edit('details', 'the note')}
            </>
          ),
        },
        {
          label: 'Offer',
          value: (
            <>
              {offer.wanted ? `${offer.priceWal} WAL for ${offer.windowDays} days` : 'none for now'}
              {edit('offer', 'the offer')}
            </>
          ),
        },
        {
          label: `Storage for ${draft.epochs} epochs`,
          value:
            cost.data === undefined ? (
              cost.isError ? (
                'price cannot be read now'
              ) : (
                <Skeleton className="h-4 w-24" />
              )
            ) : (
              <>
                about <Wal amount={cost.data} />
              </>
            ),
        },
        { label: 'Stored until', value: span === null ? '' : <Day atMs={span.storedUntilMs} /> },
      ]}
    />
  );
}

function noteText({ details, note }: StepProps['session']['draft']) {
  if (details.note.trim() === '') return 'none';
  if (note.visibility === 'public') return 'public';
  const opensAtMs = opensAtMsOf(note);
  if (note.visibility === 'auditors' || opensAtMs === null) return 'for auditors only';
  return (
    <>
      sealed until <Day atMs={Number(opensAtMs)} />
    </>
  );
}

function Published({ session }: Pick<StepProps, 'session'>) {
  const { progress, offer } = session.draft;
  return (
    <div className="flex flex-col gap-5">
      <div role="status" className="flex items-center gap-2.5">
        <CircleCheck className="size-6 text-good" aria-hidden />
        <h2 className="text-lg font-semibold">Iteration {progress.iteration} is published</h2>
      </div>
      <p className="text-sm text-ink-soft">
        It is on chain{offer.wanted ? ' with its offer' : ''}. The catalogue shows it as soon as the
        index has read it, usually within seconds.
      </p>
      <Facts
        className="rounded-md border border-line bg-sunken px-4"
        facts={[
          {
            label: 'Model',
            value: progress.modelId && <IdText id={progress.modelId} label="model id" digits={6} />,
          },
          {
            label: 'Transaction',
            value: progress.publishedDigest && (
              <IdText id={progress.publishedDigest} label="transaction digest" digits={6} />
            ),
          },
        ]}
      />
      <div className="flex flex-wrap gap-2">
        <Link href={`/models/${progress.modelId}`} className={buttonStyle({ look: 'primary' })}>
          See the model
        </Link>
        <Button onClick={() => void session.startOver()}>Publish another</Button>
      </div>
    </div>
  );
}
