import type { NetworkManifest } from '@/lib/config/network-manifest';
import type { StoredIteration } from '@/lib/storage';
import { WorkerHost } from './worker-host';

export interface OpenQuestion {
  readonly network: NetworkManifest;
  readonly stored: StoredIteration;
  readonly dataKey: Uint8Array;
  readonly maxBytes: number;
}

/** A decrypted file whose hash is the one its manifest states. */
export interface OpenedFile {
  readonly name: string;
  readonly format: string;
  readonly sizeBytes: number;
  /** Hex, of the plaintext; checked while opening. */
  readonly sha256: string;
  readonly summary: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const OPEN_TIMEOUT_MS = 1_800_000;

/**
 * Downloads by ranges, decrypts and checks in a worker that is thrown away.
 * @throws TidemarkError of storage and container, file_too_large
 */
export async function openInWorker(
  question: OpenQuestion,
  onProgress: (part: number) => void,
): Promise<OpenedFile> {
  const worker = new Worker(new URL('./open.worker.ts', import.meta.url), { type: 'module' });
  const host = new WorkerHost<OpenQuestion>(worker);
  try {
    return openedFileOf(await host.ask(question, { timeoutMs: OPEN_TIMEOUT_MS, onProgress }));
  } finally {
    host.close();
  }
}

/** Our own worker answers its only kind of question with this shape. */
function openedFileOf(answer: unknown): OpenedFile {
  return answer as OpenedFile;
}
