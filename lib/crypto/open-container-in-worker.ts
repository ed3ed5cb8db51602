import type { Bytes } from './bytes';
import { openWholeContainer } from './container-tasks';
import { runInWorker } from './worker-task';

const OPEN_TIMEOUT_MS = 120_000;

/**
 * Opens a whole sealed file away from the page's thread; without workers (Node) in place.
 * @throws TidemarkError container_*, data_key_malformed, cancelled
 */
export async function openContainerInWorker(
  sealed: Bytes,
  dataKey: Bytes,
  binding?: Bytes,
  signal?: AbortSignal,
): Promise<Bytes> {
  if (typeof Worker === 'undefined') return openWholeContainer(sealed, dataKey, binding);
  const worker = new Worker(new URL('./container.worker.ts', import.meta.url), { type: 'module' });
  const task = { sealed, dataKey, binding };
  return runInWorker<Bytes>(worker, task, { timeoutMs: OPEN_TIMEOUT_MS, signal });
}
