'use client';

import { CircleCheck, LoaderCircle, LockOpen } from 'lucide-react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { IdText } from '@/components/chain/id-text';
import { Moment } from '@/components/time/moment';
import { Button } from '@/components/ui/button';
import type { NotePhase, ReadNote } from '@/lib/client/auditor/use-note-reader';
import { useDiscloseNote } from '@/lib/client/use-audit-deeds';

const doing: Record<NotePhase, string> = {
  looking: 'Looking at the note on chain',
  recording: 'Recording the opening on chain',
  session: 'Signing a session for the key servers',
  key: 'Fetching the key of the note',
  done: 'Opening the note',
};

export function ReadingNote({ phase }: { phase: NotePhase }) {
  return (
    <p role="status" className="flex items-center gap-2 text-sm text-ink-soft">
      <LoaderCircle className="size-4 animate-spin text-tide" aria-hidden /> {doing[phase]}
    </p>
  );
}

/** A note in the clear, what was checked about it, and whether it may be disclosed. */
export function NotePanel({ note, nowMs }: { note: ReadNote; nowMs: number }) {
  return (
    <section
      aria-label={`Note on iteration ${note.iteration}`}
      className="rounded-md border border-line bg-sunken p-4"
    >
      <h3 className="text-sm font-semibold">Note on iteration {note.iteration}</h3>
      <p className="mt-1 text-sm break-words whitespace-pre-line text-ink-soft">
        {note.text === '' ? 'The team wrote nothing.' : note.text}
      </p>
      {note.hidden === null ? (
        <p className="mt-2 text-xs text-ink-faint">Public on chain.</p>
      ) : (
        <>
          <p role="status" className="mt-3 flex items-start gap-2 text-xs text-ink-soft">
            <CircleCheck className="mt-0.5 size-3.5 shrink-0 text-good" aria-hidden />
            The text matches the commitment on chain.
          </p>
          {note.openingDigest !== null && (
            <p className="mt-1 flex items-center gap-1 text-xs text-ink-faint">
              Opening transaction
              <IdText id={note.openingDigest} label="transaction digest" digits={6} />
            </p>
          )}
          <Disclosing note={note} hidden={note.hidden} nowMs={nowMs} />
        </>
      )}
    </section>
  );
}

interface DisclosingProps {
  note: ReadNote;
  hidden: NonNullable<ReadNote['hidden']>;
  nowMs: number;
}

/** From its date on whoever knows the text may make it public. */
function Disclosing({ note, hidden, nowMs }: DisclosingProps) {
  const disclose = useDiscloseNote();
  const { modelId, iteration, text } = note;
  if (hidden.opensAtMs === null) {
    return (
      <p className="mt-2 text-xs text-ink-faint">
        For the team and its auditors only; the contract never discloses it.
      </p>
    );
  }
  if (disclose.data !== undefined) {
    return (
      <p role="status" className="mt-3 flex flex-wrap items-center gap-1 text-sm font-medium">
        Disclosed; everyone can read it now.
        <IdText id={disclose.data.digest} label="transaction digest" digits={6} />
      </p>
    );
  }
  if (hidden.opensAtMs > BigInt(nowMs)) {
    return (
      <p className="mt-2 text-xs text-ink-faint">
        May be disclosed from <Moment atMs={Number(hidden.opensAtMs)} /> on.
      </p>
    );
  }
  return (
    <div className="mt-3 flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2.5">
        <Button
          size="sm"
          busy={disclose.isPending}
          onClick={() => disclose.mutate({ modelId, iteration, text, salt: hidden.salt })}
        >
          <LockOpen aria-hidden /> Disclose the note
        </Button>
        <p className="min-w-0 text-xs text-ink-faint">
          Its date has come. The contract checks the text; from then on everyone can read it.
        </p>
      </div>
      {disclose.isError && <FailureNotice error={disclose.error} />}
    </div>
  );
}
