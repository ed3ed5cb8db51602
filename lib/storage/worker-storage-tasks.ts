import type { Bytes } from '../crypto/bytes';
import { runInWorker } from '../crypto/worker-task';
import { PREPARE_TIMEOUT_MS } from './limits';
import type { SealPartTask } from './prepare-part';
import type { StorageTasks } from './storage-tasks';

export type StorageWorkerTask = { readonly wasmUrl: string } & (
  | { readonly kind: 'hash-file'; readonly file: Blob }
  | { readonly kind: 'identify-part' | 'seal-part'; readonly part: SealPartTask }
  | { readonly kind: 'blob-facts'; readonly bytes: Bytes }
);

/**
 * Runs every task in a throw-away worker of the page. `wasmUrl` is where the page serves
 * walrus_wasm_bg.wasm.
 */
export function workerStorageTasks(wasmUrl: string, signal?: AbortSignal): StorageTasks {
  // A relative address would be looked up beside the worker's own file.
  const absoluteUrl = new URL(wasmUrl, globalThis.location.href).href;
  function run<Result>(task: DistributiveOmit<StorageWorkerTask, 'wasmUrl'>): Promise<Result> {
    const worker = new Worker(new URL('./storage.worker.ts', import.meta.url), { type: 'module' });
    const options = { timeoutMs: PREPARE_TIMEOUT_MS, signal };
    return runInWorker<Result>(worker, { ...task, wasmUrl: absoluteUrl }, options);
  }
  return {
    hashFile: (file) => run({ kind: 'hash-file', file }),
    identifyPart: (part) => run({ kind: 'identify-part', part }),
    sealPart: (part) => run({ kind: 'seal-part', part }),
    blobFacts: (bytes) => run({ kind: 'blob-facts', bytes }),
  };
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown
  ? Omit<Union, Key>
  : never;
