import { TidemarkError, toTidemarkError } from '../domain';
import { prepareUpload, type UploadJob } from './prepare-upload';
import { registerBlobs, type ExecuteTransaction, type SaveUpload } from './register-blobs';
import { sendBlobs } from './send-blobs';
import type { StorageTasks } from './storage-tasks';
import type { OnUploadProgress } from './upload-progress';
import type { UploadState } from './upload-state';
import type { WalrusDoor } from './walrus-door';

export interface UploadTools {
  readonly door: WalrusDoor;
  readonly tasks: StorageTasks;
  readonly execute: ExecuteTransaction;
  /** Keeps the state so that a reload continues; it holds the data key, so keep it private. */
  readonly save?: SaveUpload;
  readonly onProgress?: OnUploadProgress;
  readonly signal?: AbortSignal;
}

/**
 * Brings a file to the storage nodes: seal, identify, register (one signature), send. The state
 * answered is ready for addCertifyCommands and publishedBytes. With `saved` it goes on where an
 * earlier run stopped.
 * @throws TidemarkError of every step; `retryable` ones may be repeated with the saved state
 */
export async function uploadFile(
  job: UploadJob,
  tools: UploadTools,
  saved?: UploadState,
): Promise<UploadState> {
  const { door, tasks, onProgress, signal } = tools;
  const save: SaveUpload = tools.save ?? (() => undefined);
  try {
    const prepared = saved ?? (await prepareUpload(job, tasks, onProgress, signal));
    assertSameFile(job, prepared);
    await save(prepared);
    signal?.throwIfAborted();
    onProgress?.({ phase: 'registering', doneBytes: 0, totalBytes: 0 });
    const registered = await registerBlobs(prepared, door, tools.execute, save);
    return await sendBlobs(registered, job.file, door, tasks, { save, onProgress, signal });
  } catch (caught) {
    if (signal?.aborted === true) {
      throw toTidemarkError(caught, 'cancelled', 'You stopped the upload; it can be continued.');
    }
    throw toTidemarkError(caught, 'internal', 'The upload stopped unexpectedly; continue it.');
  }
}

function assertSameFile(job: UploadJob, state: UploadState): void {
  if (job.file.size !== state.file.sizeBytes) {
    throw new TidemarkError(
      'file_changed',
      'This is not the file of the saved upload; choose the same file or start again.',
    );
  }
}
