'use client';

import { useId, useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Day, Moment } from '@/components/time/moment';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Field, Select } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/skeleton';
import { useChainClock } from '@/lib/client/chain-clock';
import { isDisclosable } from '@/lib/client/studio/note-state';
import { useStudioModel, type StudioIteration } from '@/lib/client/use-studio-model';
import type { TeamModel } from '@/lib/client/use-teams';
import { DiscloseDialog } from './disclose-dialog';
import { NothingYet, Part } from './part';

/** Notes that are not public from the start, one model at a time. */
export function NotesPart({ models }: { models: TeamModel[] }) {
  const id = useId();
  const [chosen, setChosen] = useState(models[0]?.modelId ?? '');
  const model = models.find((candidate) => candidate.modelId === chosen) ?? models[0];
  if (model === undefined) return null;
  return (
    <Part
      title="Sealed notes"
      hint="A note with a date may be disclosed from then on by anyone who knows its text; it does not open by itself."
    >
      {models.length > 1 && (
        <Field id={`${id}-model`} label="Model" className="sm:max-w-sm">
          <Select
            id={`${id}-model`}
            value={model.modelId}
            onChange={(event) => setChosen(event.target.value)}
          >
            {models.map((candidate) => (
              <option key={candidate.modelId} value={candidate.modelId}>
                {candidate.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <ModelNotes key={model.modelId} model={model} />
    </Part>
  );
}

function ModelNotes({ model }: { model: TeamModel }) {
  const detail = useStudioModel(model.modelId);
  const nowMs = useChainClock();
  const [disclosing, setDisclosing] = useState<StudioIteration | null>(null);
  if (detail.isError && detail.data === undefined) {
    return <FailureNotice error={detail.error} onRetry={() => void detail.refetch()} />;
  }
  if (detail.data === undefined || detail.data === null || nowMs === null) {
    return <Skeleton className="h-16 rounded-md" />;
  }
  const sealed = detail.data.iterations.filter(({ note }) => note.kind !== 'PUBLIC');
  if (sealed.length === 0) {
    return <NothingYet>Every note of this model was public from the start.</NothingYet>;
  }
  return (
    <>
      <ul
        aria-label={`Sealed notes of ${model.name}`}
        className="divide-y divide-line rounded-md border border-line text-sm"
      >
        {sealed.map((iteration) => (
          <li
            key={iteration.number}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3.5 py-2.5"
          >
            <div className="min-w-0">
              <p className="font-medium">Note on iteration {iteration.number}</p>
              <NoteState note={iteration.note} />
            </div>
            {isDisclosable(iteration.note, nowMs) && (
              <Button
                size="sm"
                aria-label={`Disclose the note on iteration ${iteration.number}`}
                onClick={() => setDisclosing(iteration)}
              >
                Disclose
              </Button>
            )}
          </li>
        ))}
      </ul>
      {disclosing !== null && (
        <DiscloseDialog
          model={model}
          iteration={disclosing.number}
          onClose={() => setDisclosing(null)}
        />
      )}
    </>
  );
}

function NoteState({ note }: { note: StudioIteration['note'] }) {
  if (note.kind === 'FOR_AUDITORS') return <Badge>For auditors only</Badge>;
  if (note.kind === 'DISCLOSED') {
    return (
      <>
        <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-faint">
          <Badge tone="good">Disclosed</Badge>
          {note.disclosedAtMs !== null && <Day atMs={note.disclosedAtMs} />}
        </p>
        <p className="mt-1 break-words whitespace-pre-line text-ink-soft">{note.text}</p>
      </>
    );
  }
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-faint">
      <Badge tone="tide">Sealed</Badge>
      {note.opensAtMs !== null && (
        <span>
          may be disclosed from <Moment atMs={note.opensAtMs} />
        </span>
      )}
    </p>
  );
}
