import { isBlobId, isTidemarkError, TidemarkError } from '../domain';
import type { Bytes } from '../crypto/bytes';
import { RANGE_TIMEOUT_MS } from './limits';
import { withRetries } from './with-retries';
import { withTimeout } from './with-timeout';
import type { WalrusDoor } from './walrus-door';

type Reader = Pick<WalrusDoor, 'aggregatorUrl' | 'fetch'>;

export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/**
 * Reads exactly `length` bytes of a blob through the aggregator, by a closed range.
 * The bytes are not checked here: callers compare hashes or tags.
 * @throws TidemarkError storage_unreachable, blob_not_found, blob_mismatch, cancelled
 */
export async function readRange(
  door: Reader,
  blobId: string,
  range: ByteRange,
  signal?: AbortSignal,
): Promise<Bytes> {
  if (range.length === 0) return new Uint8Array(0);
  const last = range.offset + range.length - 1;
  return withRetries(
    () =>
      aggregatorGet(door, blobId, { Range: `bytes=${range.offset}-${last}` }, signal, (response) =>
        readBody(response, range),
      ),
    signal,
  );
}

/** Reads a whole blob of unknown size, refusing more than `maxBytes`. */
export async function readSmallBlob(
  door: Reader,
  blobId: string,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<Bytes> {
  return withRetries(
    () => aggregatorGet(door, blobId, {}, signal, (response) => readAtMost(response, maxBytes)),
    signal,
  );
}

async function aggregatorGet<T>(
  door: Reader,
  blobId: string,
  headers: Record<string, string>,
  signal: AbortSignal | undefined,
  read: (response: Response) => Promise<T>,
): Promise<T> {
  if (!isBlobId(blobId)) throw new TidemarkError('blob_id_malformed', 'This is not a blob id.');
  const url = `${door.aggregatorUrl}/v1/blobs/${blobId}`;
  try {
    return await withTimeout(
      RANGE_TIMEOUT_MS,
      async (within) => {
        const response = await door.fetch(url, { headers, signal: within });
        if (response.ok) return read(response);
        await response.body?.cancel().catch(() => undefined);
        throw refused(response.status);
      },
      signal,
    );
  } catch (caught) {
    if (isTidemarkError(caught)) throw caught;
    if (signal?.aborted === true) {
      throw new TidemarkError('cancelled', 'You stopped the download.', { cause: caught });
    }
    throw new TidemarkError(
      'storage_unreachable',
      'The Walrus aggregator does not answer; try again in a moment.',
      { cause: caught },
    );
  }
}

async function readBody(response: Response, range: ByteRange): Promise<Bytes> {
  // A server that ignores ranges answers 200 with everything; cut the piece out of it.
  const isWhole = response.status === 200;
  const wanted = isWhole ? range.offset + range.length : range.length;
  const bytes = await readAtMost(response, isWhole ? Number.MAX_SAFE_INTEGER : wanted);
  if (bytes.length < wanted) {
    throw new TidemarkError(
      'blob_mismatch',
      'The storage answered with fewer bytes than the blob has; try again.',
      { retryable: true },
    );
  }
  return isWhole ? bytes.slice(range.offset, wanted) : bytes;
}

async function readAtMost(response: Response, maxBytes: number): Promise<Bytes> {
  const stated = Number(response.headers.get('content-length') ?? '0');
  const bytes = stated > maxBytes ? null : new Uint8Array(await response.arrayBuffer());
  if (bytes === null || bytes.length > maxBytes) {
    throw new TidemarkError('blob_mismatch', 'The storage answered with more bytes than expected.');
  }
  return bytes;
}

function refused(status: number): TidemarkError {
  const details = { status };
  if (status === 404) {
    return new TidemarkError(
      'blob_not_found',
      'The storage does not know this blob: it may be too new, or its storage has ended.',
      { details },
    );
  }
  return new TidemarkError(
    'storage_unreachable',
    'The Walrus aggregator could not put the blob together; try again in a moment.',
    { details, retryable: status >= 500 || status === 429 },
  );
}
