import { z } from 'zod';
import { MAX_NOTE_BYTES } from '@/lib/domain';

/** Who may read the note of an iteration, and when. */
export const noteVisibilities = ['public', 'sealed', 'auditors'] as const;
export type NoteVisibility = (typeof noteVisibilities)[number];

/** `opensOn` is a UTC day as typed: `2027-03-03`; used for `sealed` only. */
export const noteDraftSchema = z.object({
  visibility: z.enum(noteVisibilities),
  opensOn: z.string().max(16),
});
export type NoteDraft = z.output<typeof noteDraftSchema>;

export const emptyNoteDraft: NoteDraft = { visibility: 'public', opensOn: '' };

/** The most that a date field gives and a browser shows. */
const LAST_DAY_MS = Date.UTC(9999, 11, 31);

/** Sentences for `note` and `note-date`; empty when the note can be published. */
export function noteProblems(text: string, note: NoteDraft): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  if (new TextEncoder().encode(text).length > MAX_NOTE_BYTES) problems.note = 'Shorten the note.';
  if (note.visibility === 'public') return problems;
  if (text.trim() === '') problems.note = 'Write the note that is to be sealed, or make it public.';
  if (note.visibility === 'sealed' && opensAtMsOf(note) === null) {
    problems['note-date'] = 'Choose the day from which the note may be disclosed.';
  }
  return problems;
}

/** Start of the chosen UTC day in ms; null without a day of the calendar after 1970. */
export function opensAtMsOf({ opensOn }: NoteDraft): bigint | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(opensOn)) return null;
  const atMs = Date.parse(`${opensOn}T00:00:00Z`);
  const isDay = Number.isFinite(atMs) && atMs > 0 && atMs <= LAST_DAY_MS;
  // 31 February parses in some engines as a day of March: only what reads back the same counts.
  return isDay && new Date(atMs).toISOString().startsWith(opensOn) ? BigInt(atMs) : null;
}
