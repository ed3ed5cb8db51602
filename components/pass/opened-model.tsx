'use client';

import { Download, Play, RotateCcw } from 'lucide-react';
import { FailureNotice } from '@/components/chain/failure-notice';
import { Button } from '@/components/ui/button';
import {
  saveOpenedFile,
  type OpenedIteration,
  type OpenSession,
} from '@/lib/client/use-open-session';
import { OpenedFileFacts } from './opened-file-facts';
import { RunOutput } from './run-output';

interface OpenedModelProps {
  session: OpenSession;
  opened: OpenedIteration;
}

/** What can be done with an opened file, by whatever right it was opened. */
export function OpenedModel({ session, opened }: OpenedModelProps) {
  const { run, progress } = session;
  const { file } = opened;
  const seed = (run.variables?.seed ?? 0) + 1;
  return (
    <section aria-label="Opened model" className="flex flex-col gap-4">
      <OpenedFileFacts opened={opened} tookMs={progress.tookMs} />
      <div className="flex flex-wrap gap-2">
        {file.format === 'onnx' && (
          <Button look="primary" busy={run.isPending} onClick={() => run.mutate({ file, seed })}>
            {run.data === undefined ? <Play aria-hidden /> : <RotateCcw aria-hidden />}
            {run.data === undefined ? 'Run on an example' : 'Run on another example'}
          </Button>
        )}
        <Button onClick={() => saveOpenedFile(file)}>
          <Download aria-hidden /> Download {file.name.length > 24 ? 'the file' : file.name}
        </Button>
      </div>
      {run.isError && <FailureNotice error={run.error} />}
      {run.data !== undefined && <RunOutput run={run.data} />}
    </section>
  );
}
