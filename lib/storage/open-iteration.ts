import { normalizeObjectId, TidemarkError, toTidemarkError, type KeyIdParts } from '../domain';
import type { Bytes } from '../crypto/bytes';
import { CONTAINER_HEADER_BYTES, chunkPlace } from '../crypto/container';
import { openChunk, openContainer } from '../crypto/container-chunks';
import { openStream } from '../crypto/container-stream';
import { containerBinding } from '../crypto/data-key';
import { newSha256 } from '../crypto/digest';
import { computeBlobFacts } from './blob-facts';
import { assertContentRoot } from './content-root';
import { cutFile, type FilePlan } from './file-plan';
import { MAX_MANIFEST_BYTES } from './limits';
import { parseManifest, type Manifest } from './manifest';
import { explainUnreadable, readBlobChecked, readFromNodes } from './read-blob';
import { readRange, readSmallBlob } from './read-range';
import type { WalrusDoor } from './walrus-door';

/** What the chain says about the stored bytes of one iteration. */
export interface StoredIteration {
  readonly keyId: KeyIdParts;
  readonly manifestBlobId: string;
  /** 32 bytes, or hex. */
  readonly contentRoot: string | Uint8Array;
}

export interface OpenProgress {
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

export interface OpenOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: OpenProgress) => void;
}

/**
 * Reads the manifest of an iteration and checks it against the chain: the content root always,
 * and with `recomputeBlobId` (about 2 s of CPU) that its bytes give the blob id on chain.
 * @throws TidemarkError manifest_malformed, manifest_mismatch, blob_mismatch, blob_not_found,
 * storage_unreachable
 */
export async function readManifest(
  door: WalrusDoor,
  stored: StoredIteration,
  options: OpenOptions & { readonly recomputeBlobId?: boolean; readonly wasmUrl?: string } = {},
): Promise<Manifest> {
  const bytes = await readManifestBytes(door, stored.manifestBlobId, options.signal);
  const manifest = parseManifest(bytes);
  const isOwn =
    manifest.model === normalizeObjectId(stored.keyId.modelId) &&
    manifest.iteration === stored.keyId.iteration;
  if (!isOwn) {
    throw new TidemarkError(
      'manifest_mismatch',
      'The list of parts belongs to another iteration; nothing was opened, tell the team.',
    );
  }
  await assertContentRoot(manifest, stored.contentRoot);
  if (options.recomputeBlobId === true) {
    const { blobId } = await computeBlobFacts(bytes, options.wasmUrl);
    if (blobId !== stored.manifestBlobId) {
      throw new TidemarkError('blob_mismatch', 'The list of parts does not match its blob id.');
    }
  }
  return manifest;
}

/**
 * Downloads and opens an iteration: yields its plaintext in order, never more than one part in
 * memory. Whoever stores the output must discard it when this throws.
 * @throws TidemarkError as readManifest, and container_*, data_key_malformed, cancelled
 */
export async function* openIteration(
  door: WalrusDoor,
  stored: StoredIteration,
  manifest: Manifest,
  dataKey: Uint8Array,
  options: OpenOptions = {},
): AsyncGenerator<Bytes> {
  const binding = await containerBinding(stored.keyId);
  const digest = newSha256();
  for await (const plain of openStream(sealedParts(door, manifest, options), dataKey, binding)) {
    digest.update(plain);
    yield plain;
  }
  if (digest.hex() !== manifest.file.sha256) {
    throw new TidemarkError(
      'manifest_mismatch',
      'The opened file does not have the hash its team stated; do not use it, tell the team.',
    );
  }
}

/** The whole plaintext in memory, for models that are run at once. Refuses more than maxBytes. */
export async function openWholeIteration(
  door: WalrusDoor,
  stored: StoredIteration,
  dataKey: Uint8Array,
  maxBytes: number,
  options: OpenOptions = {},
): Promise<{ readonly manifest: Manifest; readonly bytes: Bytes }> {
  const manifest = await readManifest(door, stored, options);
  if (manifest.file.sizeBytes > maxBytes) {
    throw new TidemarkError('file_too_large', 'This file is too large to be opened in the page.');
  }
  const bytes = new Uint8Array(manifest.file.sizeBytes);
  let offset = 0;
  for await (const plain of openIteration(door, stored, manifest, dataKey, options)) {
    bytes.set(plain, offset);
    offset += plain.length;
  }
  return { manifest, bytes };
}

/**
 * Opens only the bytes `[offset, offset + length)` of the plaintext: reads the header and the
 * chunks that hold them, each checked by its tag.
 */
export async function openRange(
  door: WalrusDoor,
  stored: StoredIteration,
  manifest: Manifest,
  dataKey: Uint8Array,
  range: { readonly offset: number; readonly length: number },
  signal?: AbortSignal,
): Promise<Bytes> {
  const plan = planOf(manifest);
  const end = range.offset + range.length;
  if (range.offset < 0 || range.length < 0 || end > plan.plainBytes) {
    throw new TidemarkError('request_malformed', 'This range lies outside the file.');
  }
  const read = (offset: number, length: number) =>
    readSealed(door, manifest, plan, { offset, length }, signal);
  const headerBytes = await read(0, CONTAINER_HEADER_BYTES);
  const container = await openContainer(dataKey, headerBytes, await containerBinding(stored.keyId));
  const output = new Uint8Array(range.length);
  const firstChunk = Math.floor(range.offset / plan.chunkBytes);
  for (let index = firstChunk; index * plan.chunkBytes < end; index += 1) {
    const place = chunkPlace(container.header, index);
    const sealed = await read(place.sealedOffset, place.sealedBytes);
    const plain = await openChunk(container, index, sealed);
    const from = Math.max(0, range.offset - place.plainOffset);
    const wanted = plain.subarray(from, Math.min(plain.length, end - place.plainOffset));
    output.set(wanted, place.plainOffset + from - range.offset);
  }
  return output;
}

async function* sealedParts(
  door: WalrusDoor,
  manifest: Manifest,
  options: OpenOptions,
): AsyncGenerator<Bytes> {
  const totalBytes = manifest.parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  let doneBytes = 0;
  for (const part of manifest.parts) {
    const before = doneBytes;
    yield await readBlobChecked(door, part, {
      signal: options.signal,
      onReceived: (received) =>
        options.onProgress?.({ receivedBytes: before + received, totalBytes }),
    });
    doneBytes += part.sizeBytes;
  }
}

/** Chunks never span two parts, so one sealed range is always one range of one blob. */
async function readSealed(
  door: WalrusDoor,
  manifest: Manifest,
  plan: FilePlan,
  range: { readonly offset: number; readonly length: number },
  signal?: AbortSignal,
): Promise<Bytes> {
  const part = plan.parts.findLast((candidate) => candidate.sealedOffset <= range.offset);
  const blob = part === undefined ? undefined : manifest.parts[part.index];
  if (part === undefined || blob === undefined) {
    throw new TidemarkError('manifest_malformed', 'The file is cut into impossible parts.');
  }
  const within = { offset: range.offset - part.sealedOffset, length: range.length };
  return readRange(door, blob.blobId, within, signal);
}

function planOf(manifest: Manifest): FilePlan {
  const shape = {
    plainBytes: manifest.file.sizeBytes,
    chunkBytes: manifest.container.chunkBytes,
  };
  return cutFile(shape, manifest.container.chunksPerPart);
}

async function readManifestBytes(
  door: WalrusDoor,
  blobId: string,
  signal?: AbortSignal,
): Promise<Bytes> {
  try {
    return await readSmallBlob(door, blobId, MAX_MANIFEST_BYTES, signal);
  } catch (caught) {
    const failed = toTidemarkError(caught, 'storage_unreachable', 'The storage does not answer.');
    if (failed.code === 'cancelled') throw failed;
    try {
      return await readFromNodes(door, blobId, signal);
    } catch {
      throw await explainUnreadable(door, blobId, failed);
    }
  }
}
