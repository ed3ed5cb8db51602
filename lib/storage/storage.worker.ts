import { toPlainError, toTidemarkError } from '../domain';
import type { WorkerAnswer } from '../crypto/worker-task';
import { directStorageTasks } from './storage-tasks';
import type { StorageWorkerTask } from './worker-storage-tasks';

self.onmessage = async (event: MessageEvent<StorageWorkerTask>) => {
  try {
    const result = await perform(event.data);
    const isSealed = typeof result === 'object' && 'bytes' in result;
    answer({ kind: 'done', result }, isSealed ? [result.bytes.buffer] : []);
  } catch (caught) {
    const error = toTidemarkError(caught, 'internal', 'This step failed; try it again.');
    answer({ kind: 'failed', error: toPlainError(error) }, []);
  }
};

async function perform(task: StorageWorkerTask) {
  const tasks = directStorageTasks(task.wasmUrl);
  switch (task.kind) {
    case 'hash-file':
      return tasks.hashFile(task.file);
    case 'identify-part':
      return tasks.identifyPart(task.part);
    case 'seal-part':
      return tasks.sealPart(task.part);
    case 'blob-facts':
      return tasks.blobFacts(task.bytes);
  }
}

function answer(message: WorkerAnswer<unknown>, transfer: ArrayBuffer[]): void {
  self.postMessage(message, { transfer });
}
