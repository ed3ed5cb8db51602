import init, { BlobEncoder } from '@mysten/walrus-wasm';
import { z } from 'zod';
import { bytesToBase64Url, TidemarkError, WALRUS_SHARDS } from '../domain';
import type { Bytes } from '../crypto/bytes';

/** What Walrus derives from a blob's bytes. */
export interface BlobFacts {
  readonly blobId: string;
  /** 32 bytes, base64url. */
  readonly rootHash: string;
}

const byteList = z.union([z.instanceof(Uint8Array), z.array(z.number().int().min(0).max(255))]);
const metadataShape = z.tuple([byteList, z.object({ Digest: byteList })]).rest(z.unknown());

/**
 * Computes blob id and root hash. Takes about 2 s plus 1 s per 15 MB of CPU and up to three
 * times the blob in memory that is never given back: in browsers only inside a throw-away worker.
 * @throws TidemarkError file_too_large when the encoder gives up
 */
export async function computeBlobFacts(
  bytes: Bytes,
  wasmUrl?: string,
  shards: number = WALRUS_SHARDS,
): Promise<BlobFacts> {
  // In Node the package's own loader is used and takes no address.
  await init(wasmUrl === undefined ? undefined : { module_or_path: wasmUrl });
  const [blobId, root] = metadataShape.parse(encoderMetadata(bytes, shards));
  return {
    blobId: bytesToBase64Url(Uint8Array.from(blobId)),
    rootHash: bytesToBase64Url(Uint8Array.from(root.Digest)),
  };
}

function encoderMetadata(bytes: Bytes, shards: number): unknown {
  try {
    return new BlobEncoder(shards).compute_metadata(bytes);
  } catch (cause) {
    throw new TidemarkError(
      'file_too_large',
      'This part is too large to be encoded here; use a machine with more memory.',
      { cause },
    );
  }
}
