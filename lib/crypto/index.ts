export { toBytes, type Bytes } from './bytes';
export { readBlob, toAsyncIterable, toReadableStream, type ByteSource } from './byte-reader';
export {
  chunkCount,
  chunkPlace,
  containerBytes,
  DEFAULT_CHUNK_BYTES,
  encodeContainerHeader,
  parseContainerHeader,
  type ContainerHeader,
} from './container';
export { newContainer, openChunk, openContainer, sealChunk } from './container-chunks';
export { openStream, sealStream } from './container-stream';
export { assertDataKey, containerBinding, newDataKey, newSalt } from './data-key';
export { unwrapDataKey, wrapDataKey, type UnwrapRequest } from './data-key-envelope';
export { newSha256, sha256Hex, sha256HexOfStream } from './digest';
export {
  exportKeySession,
  openKeySession,
  restoreKeySession,
  type KeySessionRequest,
} from './key-session';
export {
  openNote,
  sealNote,
  wrappedKeyOfNote,
  type NoteKeyId,
  type OpenedNote,
  type SealedNote,
} from './sealed-note';
export { inspectSealedKey, type SealedKeyFacts } from './sealed-key';
export type { KeyServerSetting, SealSettings } from './seal-settings';
export { openWholeContainer } from './container-tasks';
export { openContainerInWorker } from './open-container-in-worker';
export { runInWorker, type WorkerAnswer } from './worker-task';
