'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { TidemarkError } from '@/lib/domain';
import { OWN_READS } from '../queries';
import { useOneAtATime } from '../use-one-at-a-time';
import { useSubmitter } from '../wallet/use-submitter';
import type { PublishReport } from './publish-steps';
import type { Published } from './run-publish';
import type { DraftSession } from './use-draft';

/** Runs the publication of a draft and says where it stands. */
export function usePublish({ draft, file, saveProgress }: DraftSession) {
  const submitter = useSubmitter();
  const queryClient = useQueryClient();
  const [report, setReport] = useState<PublishReport | null>(null);
  const once = useOneAtATime<Published>();
  const stop = useRef<AbortController | null>(null);

  const publish = useMutation({
    mutationFn: () =>
      once(async () => {
        if (draft === null || file === null) {
          throw new TidemarkError('file_changed', 'Choose the file again, then continue.');
        }
        stop.current = new AbortController();
        const { runPublish } = await import('./run-publish');
        return runPublish(draft, {
          submitter: submitter(),
          file,
          save: saveProgress,
          report: setReport,
          signal: stop.current.signal,
        });
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [OWN_READS] }),
  });

  useEffect(() => () => stop.current?.abort(), []);
  return { publish, report, stop: () => stop.current?.abort() };
}
