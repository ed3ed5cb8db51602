import type { Bytes } from '../crypto/bytes';
import { sha256HexOfStream } from '../crypto/digest';
import { readBlob } from '../crypto/byte-reader';
import { computeBlobFacts, type BlobFacts } from './blob-facts';
import { identifyPart, sealPart, type SealedPart, type SealPartTask } from './prepare-part';

/** Heavy work that browsers do in throw-away workers and Node does in place. */
export interface StorageTasks {
  /** SHA-256 of a whole file, hex. */
  hashFile(file: Blob): Promise<string>;
  identifyPart(task: SealPartTask): Promise<BlobFacts & Pick<SealedPart, 'sha256'>>;
  sealPart(task: SealPartTask): Promise<SealedPart>;
  blobFacts(bytes: Bytes): Promise<BlobFacts>;
}

/** Runs everything in the calling thread: for Node, tests and inside the worker itself. */
export function directStorageTasks(wasmUrl?: string): StorageTasks {
  return {
    hashFile: (file) => sha256HexOfStream(readBlob(file)),
    identifyPart: (task) => identifyPart(task, wasmUrl),
    sealPart,
    blobFacts: (bytes) => computeBlobFacts(bytes, wasmUrl),
  };
}
