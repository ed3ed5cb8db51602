'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { OWN_READS } from '../queries';
import { useOneAtATime } from '../use-one-at-a-time';
import { useSignMessage } from '../wallet/use-sign-message';
import { useSubmitter } from '../wallet/use-submitter';
import type { OpenPhase } from '../verbs/open-parts';
import type { NoteReader, ReadNote } from '../verbs/read-note';

export type { NoteReader, ReadNote } from '../verbs/read-note';
export type NotePhase = OpenPhase;

/** Reads notes that are not public; the text stays in this page. */
export function useNoteReader(reader: NoteReader) {
  const submitter = useSubmitter();
  const signPersonalMessage = useSignMessage();
  const queryClient = useQueryClient();
  const [phase, setPhase] = useState<NotePhase>('looking');
  const once = useOneAtATime<ReadNote>();
  const read = useMutation({
    mutationFn: (iteration: number) =>
      once(async () => {
        const { readNote } = await import('../verbs/read-note');
        return readNote(submitter(), {
          reader,
          iteration,
          signPersonalMessage,
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
          onPhase: setPhase,
        });
      }),
    onMutate: () => setPhase('looking'),
    // The text must not outlive the card that shows it.
    gcTime: 0,
    onSettled: () => queryClient.invalidateQueries({ queryKey: [OWN_READS] }),
  });
  const { reset } = read;
  useEffect(() => reset, [reset]);
  return { read, phase };
}
