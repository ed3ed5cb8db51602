import { CircleCheck, Clock, EyeOff, Lock, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { IdText } from '@/components/chain/id-text';
import { Day } from '@/components/time/moment';
import { cn } from '@/components/ui/cn';
import type { NoteView } from '@/lib/server/queries/types';
import { noteStanding } from './note-standing';

/** The note of an iteration: its text, or who may read it and from when on it may be disclosed. */
export function NoteState({ note, nowMs }: { note: NoteView; nowMs: number }) {
  const text = note.text !== '' && (
    <p className="mt-3 text-sm break-words whitespace-pre-line text-ink-soft">{note.text}</p>
  );
  const day = (atMs: number | null) => (atMs === null ? 'an unknown day' : <Day atMs={atMs} />);
  switch (noteStanding(note, nowMs)) {
    case 'public':
      return text || null;
    case 'disclosed':
      return (
        <>
          {text}
          <Remark
            Icon={CircleCheck}
            tone="text-good"
            title={<>Disclosed on {day(note.disclosedAtMs)}</>}
          >
            It matches the commitment on chain.
            {note.disclosedBy !== null && (
              <>
                {' '}
                By <IdText id={note.disclosedBy} label="address of who disclosed it" />
              </>
            )}
          </Remark>
        </>
      );
    case 'sealed':
      return (
        <Remark Icon={Lock} title={<>Note sealed until {day(note.opensAtMs)}</>}>
          The team and auditors with a grant for notes can read it. From then on anyone who knows
          its text can disclose it, and the contract compares it with the commitment made here.
        </Remark>
      );
    case 'due':
      return (
        <Remark Icon={Clock} tone="text-warn" title="Note due, not disclosed">
          It could be disclosed since {day(note.opensAtMs)} by anyone who knows its text; nobody
          has.
        </Remark>
      );
    case 'auditors':
      return (
        <Remark Icon={EyeOff} title="Note for auditors only">
          The team and auditors with a grant for notes can read it.
        </Remark>
      );
  }
}

interface RemarkProps {
  Icon: LucideIcon;
  title: ReactNode;
  tone?: string;
  children: ReactNode;
}

function Remark({ Icon, title, tone = 'text-ink-faint', children }: RemarkProps) {
  return (
    <div className="mt-3 flex gap-2 rounded-md bg-sunken px-3 py-2 text-xs text-ink-soft">
      <Icon className={cn('mt-0.5 size-3.5 shrink-0', tone)} aria-hidden />
      <p className="min-w-0 break-words">
        <span className="font-medium text-ink">{title}.</span> {children}
      </p>
    </div>
  );
}
