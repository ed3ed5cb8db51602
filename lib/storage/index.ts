export { assertContentRoot, contentRootHex } from './content-root';
export { addCertifyCommands, certifyBlobs, publishedBytes } from './certify-blobs';
export type { PublishedBytes } from './certify-blobs';
export { readBlobObjects, type BlobObject } from './blob-object';
export {
  readStoragePaid,
  readStoragePrice,
  readWalrusEpoch,
  type StoragePaid,
} from './storage-paid';
export { computeBlobFacts, type BlobFacts } from './blob-facts';
export { countNodes, type NodeCensus } from './node-census';
export { MAX_FILE_BYTES, planFile, type FilePlan } from './file-plan';
export { encodeManifest, parseManifest, type Manifest } from './manifest';
export { openWalrusDoor, type WalrusDoor, type WalrusNetwork } from './walrus-door';
export {
  openIteration,
  openRange,
  openWholeIteration,
  readManifest,
  type OpenOptions,
  type OpenProgress,
  type StoredIteration,
} from './open-iteration';
export { readBlobChecked } from './read-blob';
export { readRange } from './read-range';
export type { ExecuteTransaction, SaveUpload } from './register-blobs';
export type { UploadJob } from './prepare-upload';
export type { OnUploadProgress, UploadPhase, UploadProgress } from './upload-progress';
export { directStorageTasks, type StorageTasks } from './storage-tasks';
export { uploadFile, type UploadTools } from './upload-file';
export { bytesOf, parseUploadState, type UploadState } from './upload-state';
export { workerStorageTasks } from './worker-storage-tasks';
