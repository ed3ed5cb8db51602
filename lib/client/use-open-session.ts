'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { blobIdFromU256, TidemarkError } from '@/lib/domain';
import { MAX_OPENED_BYTES, MAX_OPENED_TEXT } from './opened-file-limit';
import { OWN_READS } from './queries';
import type { OpenedModel, OpenPhase, OpenTools } from './verbs/open-parts';
import type { OpenedFile } from './workers/open-in-worker';
import { useOneAtATime } from './use-one-at-a-time';
import { useSignMessage } from './wallet/use-sign-message';
import type { Submitter } from './wallet/submit-transaction';
import { useSubmitter } from './wallet/use-submitter';

export type SessionPhase = Exclude<OpenPhase, 'done'> | 'download' | 'done';

export interface SessionProgress {
  readonly phase: SessionPhase;
  /** 0 to 1 while downloading. */
  readonly part: number;
  readonly note: string | null;
  /** Ms that each finished phase took. */
  readonly tookMs: Partial<Record<SessionPhase, number>>;
}

export interface OpenedIteration {
  readonly iteration: number;
  readonly openingDigest: string | null;
  readonly file: OpenedFile;
}

/** Records the opening and obtains the key, by whatever right the person has. */
export type OpenVerb = (
  submitter: Submitter,
  iteration: number,
  tools: OpenTools,
) => Promise<OpenedModel>;

const START: SessionProgress = { phase: 'looking', part: 0, note: null, tookMs: {} };

/** Opens, runs and downloads one model; the key never leaves this page. */
export function useOpenSession(verb: OpenVerb) {
  const submitter = useSubmitter();
  const signPersonalMessage = useSignMessage();
  const queryClient = useQueryClient();
  const { progress, start, enter, setPart } = useProgress();
  const once = useOneAtATime<OpenedIteration>();

  const open = useMutation({
    mutationFn: (iteration: number) =>
      once(async () => {
        start();
        const own = submitter();
        const opened = await verb(own, iteration, {
          signPersonalMessage,
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
          onPhase: (phase, note) => phase !== 'done' && enter(phase, note ?? null),
        });
        enter('download');
        const file = await download(own, opened, setPart);
        enter('done');
        return { iteration, openingDigest: opened.openingDigest, file };
      }),
    // Decrypted bytes must not outlive the card that shows them.
    gcTime: 0,
    onSettled: () => queryClient.invalidateQueries({ queryKey: [OWN_READS] }),
  });

  const run = useMutation({
    mutationFn: async ({ file, seed }: { file: OpenedFile; seed: number }) => {
      const { runExample } = await import('./verbs/run-example');
      return runExample(file, seed);
    },
    gcTime: 0,
  });

  const { reset } = open;
  useEffect(() => reset, [reset]);
  return { open, run, progress };
}

export type OpenSession = ReturnType<typeof useOpenSession>;

/** Gives an opened file to the browser's own download. */
export function saveOpenedFile(file: OpenedFile): void {
  const url = URL.createObjectURL(new Blob([file.bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The browser reads the blob after the click; a minute is ample and the memory comes back.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function download(own: Submitter, opened: OpenedModel, onPart: (part: number) => void) {
  assertFits(opened.plainBytes);
  const { openInWorker } = await import('./workers/open-in-worker');
  return openInWorker(
    {
      network: own.manifest,
      stored: {
        keyId: { modelId: opened.modelId, iteration: opened.iteration },
        manifestBlobId: blobIdFromU256(opened.manifestBlobId),
        contentRoot: opened.contentRoot,
      },
      dataKey: opened.dataKey,
      maxBytes: MAX_OPENED_BYTES,
    },
    onPart,
  );
}

function useProgress() {
  const [progress, setProgress] = useState<SessionProgress>(START);
  const phaseStartedAt = useRef(0);

  function start() {
    phaseStartedAt.current = performance.now();
    setProgress(START);
  }

  function enter(phase: SessionPhase, note: string | null = null) {
    const now = performance.now();
    const elapsedMs = now - phaseStartedAt.current;
    setProgress((before) => {
      if (before.phase === phase) return { ...before, note };
      const tookMs = { ...before.tookMs, [before.phase]: elapsedMs };
      return { phase, part: 0, note, tookMs };
    });
    phaseStartedAt.current = now;
  }

  const setPart = (part: number) => setProgress((before) => ({ ...before, part }));
  return { progress, start, enter, setPart };
}

function assertFits(plainBytes: bigint) {
  if (plainBytes <= BigInt(MAX_OPENED_BYTES)) return;
  throw new TidemarkError(
    'file_too_large',
    `This file is larger than a page can hold (${MAX_OPENED_TEXT}); your right and the opening stay valid.`,
  );
}
