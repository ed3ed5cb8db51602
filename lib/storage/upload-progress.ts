/** Steps of an upload in order. */
export type UploadPhase = 'preparing' | 'registering' | 'sending' | 'certifying' | 'done';

export interface UploadProgress {
  readonly phase: UploadPhase;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

export type OnUploadProgress = (progress: UploadProgress) => void;
