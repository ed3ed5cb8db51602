'use client';

import { useQuery } from '@tanstack/react-query';
import { FileSearch, KeyRound, Signature } from 'lucide-react';
import { useState } from 'react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { OpenedModel } from '@/components/pass/opened-model';
import { OpenSteps } from '@/components/pass/open-steps';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/field';
import { grantedIterations, type GrantState } from '@/lib/client/auditor/grant-state';
import { useAuditSession, type HeldGrant } from '@/lib/client/auditor/use-grants';
import { useNoteReader } from '@/lib/client/auditor/use-note-reader';
import { useNetwork } from '@/lib/client/network-context';
import { iterationOptions } from '@/lib/client/queries';
import { AUDIT_NOTES, AUDIT_WEIGHTS, isNoteReadable } from '@/lib/domain';
import { NotePanel, ReadingNote } from './note-panel';
import { OpinionDialog } from './opinion-dialog';
import { SignedNotice } from './signed-notice';

interface GrantSessionProps {
  grant: HeldGrant;
  state: GrantState;
  nowMs: number;
}

/** Open, read and sign, one iteration at a time; a grant that is over may still ask and be refused. */
export function GrantSession({ grant, state, nowMs }: GrantSessionProps) {
  const covered = grantedIterations(grant, grant.iterationCount);
  const [chosen, setChosen] = useState<number | null>(null);
  const iteration = chosen ?? covered[0];
  const [signing, setSigning] = useState(false);
  const [signedId, setSignedId] = useState<string | null>(null);
  const session = useAuditSession(grant.grantId);
  const notes = useNoteReader({ kind: 'grant', grantId: grant.grantId });
  const { open, progress } = session;
  const { read, phase } = notes;
  if (state === 'upcoming') {
    return (
      <p className="border-t border-line px-4 py-3 text-sm text-ink-soft sm:px-5">
        Opening, reading and signing become possible when the window starts.
      </p>
    );
  }
  if (iteration === undefined) {
    return (
      <p className="border-t border-line px-4 py-3 text-sm text-ink-soft sm:px-5">
        The team has not published an iteration that this grant covers.
      </p>
    );
  }
  const active = state === 'active';
  return (
    <div className="flex flex-col gap-4 border-t border-line px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center gap-2.5">
        {covered.length > 1 && (
          <Select
            aria-label="Iteration"
            value={iteration}
            disabled={open.isPending || read.isPending}
            onChange={(event) => {
              setChosen(Number(event.target.value));
              open.reset();
              read.reset();
            }}
            className="w-auto"
          >
            {covered.map((number) => (
              <option key={number} value={number}>
                Iteration {number}
              </option>
            ))}
          </Select>
        )}
        {(grant.scope & AUDIT_WEIGHTS) !== 0 && (
          <Button
            look={active && open.data === undefined ? 'primary' : 'plain'}
            busy={open.isPending}
            onClick={() => open.mutate(iteration)}
          >
            <KeyRound aria-hidden />
            {active ? `Open iteration ${iteration}` : 'Ask the key servers'}
          </Button>
        )}
        {(grant.scope & AUDIT_NOTES) !== 0 && (
          <NoteButton
            modelId={grant.modelId}
            iteration={iteration}
            busy={read.isPending}
            onRead={() => read.mutate(iteration)}
          />
        )}
        {active && (
          <Button onClick={() => setSigning(true)}>
            <Signature aria-hidden /> Sign an opinion
          </Button>
        )}
      </div>
      {active && open.data === undefined && !open.isPending && (
        <p className="text-xs text-ink-faint">
          Opening the weights or a note leaves a trace on chain, then the key servers release its
          key to this page.
        </p>
      )}
      {(open.isPending || open.isError) && (
        <OpenSteps progress={progress} failed={open.isError} right="grant" />
      )}
      {open.isError && <FailureNotice error={open.error} />}
      {open.data !== undefined && <OpenedModel session={session} opened={open.data} />}
      {read.isPending && <ReadingNote phase={phase} />}
      {read.isError && <FailureNotice error={read.error} />}
      {read.data !== undefined && <NotePanel note={read.data} nowMs={nowMs} />}
      {signedId !== null && <SignedNotice opinionId={signedId} />}
      {signing && (
        <OpinionDialog
          deed={{ kind: 'sign', grantId: grant.grantId, modelId: grant.modelId, iteration }}
          modelName={grant.modelName}
          onClose={() => setSigning(false)}
          onSigned={setSignedId}
        />
      )}
    </div>
  );
}

interface NoteButtonProps {
  modelId: string;
  iteration: number;
  busy: boolean;
  onRead: () => void;
}

/** Says before the click whether there is a note to read at all. */
function NoteButton({ modelId, iteration, busy, onRead }: NoteButtonProps) {
  const network = useNetwork();
  const { data } = useQuery(iterationOptions(network, modelId, iteration));
  const hasNone = data !== undefined && isNoteReadable(data.note) && data.note.text === '';
  return (
    <Button busy={busy} disabled={hasNone} onClick={onRead}>
      <FileSearch aria-hidden /> {hasNone ? 'No note' : 'Read the note'}
    </Button>
  );
}
