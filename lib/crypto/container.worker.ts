import { toPlainError, toTidemarkError } from '../domain';
import type { Bytes } from './bytes';
import { openWholeContainer } from './container-tasks';
import type { WorkerAnswer } from './worker-task';

export interface OpenContainerTask {
  readonly sealed: Bytes;
  readonly dataKey: Bytes;
  readonly binding?: Bytes;
}

self.onmessage = async (event: MessageEvent<OpenContainerTask>) => {
  const { sealed, dataKey, binding } = event.data;
  try {
    const result = await openWholeContainer(sealed, dataKey, binding);
    answer({ kind: 'done', result }, [result.buffer]);
  } catch (caught) {
    const error = toTidemarkError(caught, 'internal', 'The file could not be opened.');
    answer({ kind: 'failed', error: toPlainError(error) }, []);
  }
};

function answer(message: WorkerAnswer<Bytes>, transfer: ArrayBuffer[]): void {
  self.postMessage(message, { transfer });
}
