'use client';

import { MomentInBothZones } from '@/components/time/moment';
import { describedBy, Field, Input, Select, Textarea } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { useChainClock } from '@/lib/client/chain-clock';
import { opensAtMsOf, type NoteDraft, type NoteVisibility } from '@/lib/client/publish/note-draft';
import type { StepProps } from './step-props';

const choices: { visibility: NoteVisibility; label: string; hint: string }[] = [
  {
    visibility: 'public',
    label: 'Public now',
    hint: 'Anyone can read it as soon as the iteration is on chain.',
  },
  {
    visibility: 'sealed',
    label: 'Sealed until a date',
    hint: 'Encrypted in this browser. Before the date your team, its operators and the auditors you grant notes to can read it. From the date on anyone who knows the text can disclose it, and the contract checks that it is the text you commit to now. It does not open by itself.',
  },
  {
    visibility: 'auditors',
    label: 'Auditors only',
    hint: 'Encrypted in this browser. Your team, its operators and the auditors you grant notes to can read it, and whoever read it can pass it on. The contract never discloses it.',
  },
];

/** What changed in this iteration, and who may read it when. */
export function NoteFields({ session, problems }: Pick<StepProps, 'session' | 'problems'>) {
  const { draft, change } = session;
  const { details, note } = draft;
  const setNote = (part: Partial<NoteDraft>) => change({ note: { ...note, ...part } });
  const chosen = choices.find(({ visibility }) => visibility === note.visibility) ?? choices[0];
  return (
    <>
      <Field
        id="note"
        label="Note"
        hint="What changed in this iteration. Frozen with it."
        error={problems.note}
        optional={note.visibility === 'public'}
      >
        <Textarea
          id="note"
          value={details.note}
          maxLength={2048}
          onChange={(event) => change({ details: { ...details, note: event.target.value } })}
          {...describedBy('note', problems.note, true)}
        />
      </Field>
      <Field id="note-visibility" label="Who may read the note" hint={chosen?.hint}>
        <Select
          id="note-visibility"
          value={note.visibility}
          onChange={(event) => {
            const next = choices.find(({ visibility }) => visibility === event.target.value);
            if (next !== undefined) setNote({ visibility: next.visibility });
          }}
          {...describedBy('note-visibility', null, true)}
        >
          {choices.map(({ visibility, label }) => (
            <option key={visibility} value={visibility}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
      {note.visibility === 'sealed' && (
        <>
          <Field
            id="note-date"
            label="May be disclosed from"
            hint="The start of this day, UTC."
            error={problems['note-date']}
          >
            <Input
              id="note-date"
              type="date"
              value={note.opensOn}
              className="figures sm:w-48"
              onChange={(event) => setNote({ opensOn: event.target.value })}
              {...describedBy('note-date', problems['note-date'], true)}
            />
          </Field>
          <OpensAt note={note} />
        </>
      )}
    </>
  );
}

/** The moment in both zones, or that it has come already. */
function OpensAt({ note }: { note: NoteDraft }) {
  const nowMs = useChainClock();
  const opensAtMs = opensAtMsOf(note);
  if (opensAtMs === null || nowMs === null) return null;
  return opensAtMs <= BigInt(nowMs) ? (
    <Notice tone="warn" title="This day has come already">
      The note could be disclosed at once by anyone who knows it. Choose a later day to keep it
      sealed.
    </Notice>
  ) : (
    <div className="text-sm text-ink-soft">
      Sealed until <MomentInBothZones atMs={Number(opensAtMs)} className="font-medium text-ink" />
    </div>
  );
}
