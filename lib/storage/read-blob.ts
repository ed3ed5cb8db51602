import { InconsistentBlobError } from '@mysten/walrus';
import { isTidemarkError, TidemarkError } from '../domain';
import { toBytes, type Bytes } from '../crypto/bytes';
import { sha256Hex } from '../crypto/digest';
import { DIRECT_READ_TIMEOUT_MS, MAX_ATTEMPTS, RANGE_BYTES } from './limits';
import { countNodes } from './node-census';
import { readRange } from './read-range';
import type { WalrusDoor } from './walrus-door';
import { withTimeout } from './with-timeout';

export interface BlobToRead {
  readonly blobId: string;
  readonly sizeBytes: number;
  /** Of the blob's bytes, hex. */
  readonly sha256: string;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Called with the bytes of this blob that have arrived. */
  readonly onReceived?: (receivedBytes: number) => void;
}

/**
 * Reads one blob: through the aggregator by closed ranges, and if that fails or lies, straight
 * from the storage nodes. The bytes returned always have the SHA-256 asked for.
 * @throws TidemarkError storage_unreachable, blob_not_found, blob_mismatch, cancelled
 */
export async function readBlobChecked(
  door: WalrusDoor,
  blob: BlobToRead,
  options: ReadOptions = {},
): Promise<Bytes> {
  const viaAggregator = await attempt(() => readByRanges(door, blob, options));
  if (viaAggregator instanceof Uint8Array && (await hasHash(viaAggregator, blob))) {
    return viaAggregator;
  }
  if (options.signal?.aborted === true) {
    throw new TidemarkError('cancelled', 'You stopped the download.');
  }
  const direct = await attempt(() => readFromNodes(door, blob.blobId, options.signal));
  if (direct instanceof Uint8Array) {
    if (await hasHash(direct, blob)) return direct;
    throw new TidemarkError(
      'blob_mismatch',
      'The stored bytes do not match the hash in the manifest; nothing was opened, tell the team.',
      { details: { blobId: blob.blobId } },
    );
  }
  throw await explainUnreadable(door, blob.blobId, direct);
}

/**
 * Reads a blob straight from the storage nodes; slow, needs no aggregator. One node that lies
 * spoils an attempt, and every attempt asks the nodes in another order.
 */
export async function readFromNodes(
  door: Pick<WalrusDoor, 'client'>,
  blobId: string,
  signal?: AbortSignal,
): Promise<Bytes> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const read = (within: AbortSignal) => door.client.readBlob({ blobId, signal: within });
      return toBytes(await withTimeout(DIRECT_READ_TIMEOUT_MS, read, signal));
    } catch (caught) {
      if (!(caught instanceof InconsistentBlobError) || attempt >= MAX_ATTEMPTS) throw caught;
    }
  }
}

/** Says how many storage nodes answer, when neither way led to the bytes. */
export async function explainUnreadable(
  door: WalrusDoor,
  blobId: string,
  cause: unknown,
): Promise<TidemarkError> {
  if (isTidemarkError(cause) && cause.code === 'cancelled') return cause;
  const census = await countNodes(door.client, door.nodes, blobId);
  if (census === null) {
    return new TidemarkError(
      'storage_unreachable',
      'Neither the storage nodes nor the chain answer; try again in a moment.',
      { cause },
    );
  }
  const { answering, total, neededToRead } = census;
  if (answering >= neededToRead) {
    return new TidemarkError(
      'blob_not_found',
      `${answering} of ${total} storage nodes answer, but they cannot give this blob: it may be too new, or its storage has ended.`,
      { cause, details: { answering, total, neededToRead } },
    );
  }
  return new TidemarkError(
    'storage_unreachable',
    `${answering} of ${total} storage nodes answer and ${neededToRead} are needed; nothing is lost, try again later.`,
    { cause, details: { answering, total, neededToRead } },
  );
}

async function readByRanges(
  door: WalrusDoor,
  blob: BlobToRead,
  options: ReadOptions,
): Promise<Bytes> {
  const bytes = new Uint8Array(blob.sizeBytes);
  for (let offset = 0; offset < bytes.length; offset += RANGE_BYTES) {
    const length = Math.min(RANGE_BYTES, bytes.length - offset);
    bytes.set(await readRange(door, blob.blobId, { offset, length }, options.signal), offset);
    options.onReceived?.(offset + length);
  }
  return bytes;
}

async function hasHash(bytes: Bytes, blob: BlobToRead): Promise<boolean> {
  return bytes.length === blob.sizeBytes && (await sha256Hex(bytes)) === blob.sha256;
}

/** A failed first way is not a failure yet: it is kept as the cause of the last one. */
async function attempt(read: () => Promise<Bytes>): Promise<Bytes | { readonly failed: unknown }> {
  try {
    return await read();
  } catch (failed) {
    return { failed };
  }
}
