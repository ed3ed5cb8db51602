import type { NoteView } from '@/lib/server/queries/types';

export type NoteStanding = 'public' | 'sealed' | 'due' | 'disclosed' | 'auditors';

/** Where a note stands at a moment of the chain clock: at its date it is due. */
export function noteStanding(
  note: Pick<NoteView, 'kind' | 'opensAtMs'>,
  nowMs: number,
): NoteStanding {
  switch (note.kind) {
    case 'PUBLIC':
      return 'public';
    case 'DISCLOSED':
      return 'disclosed';
    case 'FOR_AUDITORS':
      return 'auditors';
    case 'SEALED_UNTIL':
      return note.opensAtMs !== null && note.opensAtMs <= nowMs ? 'due' : 'sealed';
  }
}
