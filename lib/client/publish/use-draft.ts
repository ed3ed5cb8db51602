'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useNetwork } from '../network-context';
import { emptyDraft, type PublishDraft, type PublishProgress } from './draft';
import { forgetDraft, loadDraft, saveDraft, saveFile, type DraftPlace } from './draft-store';

export type DraftChange = Partial<Omit<PublishDraft, 'version' | 'draftId' | 'progress'>>;

/** The draft of an address, kept in this browser after every change; null while it is read. */
export function useDraft(address: string) {
  const { manifest } = useNetwork();
  const { chainId } = manifest;
  const [draft, setDraft] = useState<PublishDraft | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const latest = useRef<PublishDraft | null>(null);

  useEffect(() => {
    let alive = true;
    void loadDraft({ chainId, address })
      .catch(() => ({ draft: null, file: null }))
      .then((stored) => {
        if (!alive) return;
        const loaded = stored.draft ?? emptyDraft(address, crypto.randomUUID());
        latest.current = loaded;
        setDraft(loaded);
        setFile(stored.file);
      });
    return () => {
      alive = false;
    };
  }, [chainId, address]);

  const put = useCallback(
    async (next: PublishDraft) => {
      latest.current = next;
      setDraft(next);
      await saveDraft({ chainId, address }, next);
    },
    [chainId, address],
  );

  const change = useCallback(
    (part: DraftChange) => {
      if (latest.current !== null) void put({ ...latest.current, ...part });
    },
    [put],
  );

  const saveProgress = useCallback(
    async (progress: PublishProgress) => {
      if (latest.current !== null) await put({ ...latest.current, progress });
    },
    [put],
  );

  const chooseFile = useCallback(
    async (chosen: File, facts: NonNullable<PublishDraft['file']>) => {
      const place: DraftPlace = { chainId, address };
      setFile(chosen);
      if (latest.current !== null) await put({ ...latest.current, file: facts });
      await saveFile(place, chosen);
    },
    [chainId, address, put],
  );

  const startOver = useCallback(async () => {
    await forgetDraft({ chainId, address });
    const fresh = emptyDraft(address, crypto.randomUUID());
    setFile(null);
    await put(fresh);
  }, [chainId, address, put]);

  return { draft, file, change, saveProgress, chooseFile, startOver };
}

export type DraftSession = ReturnType<typeof useDraft>;
