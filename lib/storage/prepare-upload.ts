import { bytesToBase64Url, normalizeAddress, normalizeObjectId, type KeyIdParts } from '../domain';
import { containerBinding, newDataKey, newSalt } from '../crypto/data-key';
import { sha256Hex } from '../crypto/digest';
import type { ContainerHeader } from '../crypto/container';
import { contentRootHex } from './content-root';
import { planFile, type FilePlan } from './file-plan';
import { encodeManifest, type Manifest } from './manifest';
import type { StorageTasks } from './storage-tasks';
import type { OnUploadProgress } from './upload-progress';
import type { BlobState, UploadState } from './upload-state';

export interface UploadJob {
  readonly file: Blob;
  readonly fileName: string;
  /** Short name of the file format, for example `onnx`. */
  readonly format: string;
  /** Facts read from the file without running it; at most 64 short texts. */
  readonly summary: Readonly<Record<string, string>>;
  readonly keyId: KeyIdParts;
  /** Walrus epochs to pay for, 1 to 53. */
  readonly epochs: number;
  /** Address that will own the storage objects until they are published. */
  readonly owner: string;
}

/**
 * Seals the file in memory part by part and works out everything that must be known before the
 * first transaction: blob ids, hashes, manifest. Sends nothing.
 * @throws TidemarkError file_empty, file_too_large, file_changed, key_id_malformed
 */
export async function prepareUpload(
  job: UploadJob,
  tasks: StorageTasks,
  onProgress: OnUploadProgress = () => undefined,
  signal?: AbortSignal,
): Promise<UploadState> {
  const plan = planFile(job.file.size);
  const keyId = {
    modelId: normalizeObjectId(job.keyId.modelId),
    iteration: job.keyId.iteration,
  };
  const header: ContainerHeader = {
    chunkBytes: plan.chunkBytes,
    plainBytes: plan.plainBytes,
    salt: newSalt(),
    binding: await containerBinding(keyId),
  };
  const dataKey = newDataKey();
  const parts: BlobState[] = [];
  const totalBytes = job.file.size;
  onProgress({ phase: 'preparing', doneBytes: 0, totalBytes });
  const fileSha256 = await tasks.hashFile(job.file);
  for (const part of plan.parts) {
    signal?.throwIfAborted();
    const facts = await tasks.identifyPart({ file: job.file, dataKey, header, part });
    parts.push({ ...facts, sizeBytes: part.sizeBytes, nonce: newNonce() });
    const doneBytes = Math.min(totalBytes, (part.firstChunk + part.chunks) * plan.chunkBytes);
    onProgress({ phase: 'preparing', doneBytes, totalBytes });
  }
  const manifest = describe({ ...job, keyId }, plan, parts, fileSha256);
  const manifestBytes = encodeManifest(manifest);
  const manifestBlob: BlobState = {
    ...(await tasks.blobFacts(manifestBytes)),
    sizeBytes: manifestBytes.length,
    sha256: await sha256Hex(manifestBytes),
    nonce: newNonce(),
  };
  return {
    version: 1,
    keyId,
    dataKey: bytesToBase64Url(dataKey),
    salt: bytesToBase64Url(header.salt),
    file: { name: manifest.file.name, sizeBytes: plan.plainBytes, sha256: fileSha256 },
    chunkBytes: plan.chunkBytes,
    chunksPerPart: plan.chunksPerPart,
    epochs: job.epochs,
    owner: normalizeAddress(job.owner),
    contentRoot: await contentRootHex(parts),
    manifest: new TextDecoder().decode(manifestBytes),
    blobs: [...parts, manifestBlob],
  };
}

function describe(
  job: UploadJob,
  plan: FilePlan,
  parts: readonly BlobState[],
  fileSha256: string,
): Manifest {
  return {
    format: 'tidemark-manifest',
    version: 1,
    model: job.keyId.modelId,
    iteration: job.keyId.iteration,
    file: {
      name: job.fileName.slice(0, 255) || 'model',
      format: job.format,
      sizeBytes: plan.plainBytes,
      sha256: fileSha256,
    },
    container: { scheme: 'TMC1', chunkBytes: plan.chunkBytes, chunksPerPart: plan.chunksPerPart },
    parts: parts.map(({ blobId, sizeBytes, sha256 }) => ({ blobId, sizeBytes, sha256 })),
    summary: { ...job.summary },
  };
}

function newNonce(): string {
  return bytesToBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}
