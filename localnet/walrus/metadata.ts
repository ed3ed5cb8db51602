import { blake2b } from '@noble/hashes/blake2.js';
import { bcs } from '@mysten/sui/bcs';
import { SHARD_COUNT, blobIdText } from './encoding';

/** What the blob id commits to: the size and the hashes of every pair of slivers. */
export interface BlobMetadata {
  blobId: string;
  unencodedBytes: number;
  /** Per pair, 32 bytes each. */
  primaryHashes: Uint8Array[];
  secondaryHashes: Uint8Array[];
}

const ENCODING_RS2 = 1;
const DIGEST_TAG = 1;
const PAIR_BYTES = 66;
const HEAD_BYTES = 12;
const EMPTY_NODE = new Uint8Array(32);
const hash = (bytes: Uint8Array) => blake2b(bytes, { dkLen: 32 });

/** Length of the BCS of every blob's metadata at 1000 shards. */
export const METADATA_BYTES = HEAD_BYTES + SHARD_COUNT * PAIR_BYTES;

/**
 * Reads BCS `BlobMetadata::V1` and computes the blob id it stands for.
 * Undefined where it is not exactly the form for RS2 and 1000 shards.
 */
export function readMetadata(bytes: Uint8Array): BlobMetadata | undefined {
  if (bytes.length !== METADATA_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const count = [0xe8, 0x07];
  if (bytes[0] !== 0 || bytes[1] !== ENCODING_RS2) return undefined;
  if (bytes[10] !== count[0] || bytes[11] !== count[1]) return undefined;
  const size = view.getBigUint64(2, true);
  if (size > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  const primaryHashes: Uint8Array[] = [];
  const secondaryHashes: Uint8Array[] = [];
  for (let pair = 0; pair < SHARD_COUNT; pair += 1) {
    const at = HEAD_BYTES + pair * PAIR_BYTES;
    if (bytes[at] !== DIGEST_TAG || bytes[at + 33] !== DIGEST_TAG) return undefined;
    primaryHashes.push(bytes.slice(at + 1, at + 33));
    secondaryHashes.push(bytes.slice(at + 34, at + 66));
  }
  const root = merkleRoot(
    primaryHashes.map((primary, pair) =>
      Buffer.concat([primary, secondaryHashes[pair] ?? EMPTY_NODE]),
    ),
  );
  return {
    blobId: computeBlobId(size, root),
    unencodedBytes: Number(size),
    primaryHashes,
    secondaryHashes,
  };
}

/** The size named by metadata that was read before. */
export function unencodedBytesIn(metadata: Buffer): number {
  return Number(metadata.readBigUInt64LE(2));
}

/** BCS `BlobMetadata::V1`. */
export function writeMetadata(metadata: Omit<BlobMetadata, 'blobId'>): Uint8Array {
  const bytes = new Uint8Array(METADATA_BYTES);
  const view = new DataView(bytes.buffer);
  bytes[1] = ENCODING_RS2;
  view.setBigUint64(2, BigInt(metadata.unencodedBytes), true);
  bytes.set([0xe8, 0x07], 10);
  for (let pair = 0; pair < SHARD_COUNT; pair += 1) {
    const at = HEAD_BYTES + pair * PAIR_BYTES;
    bytes[at] = DIGEST_TAG;
    bytes.set(metadata.primaryHashes[pair] ?? EMPTY_NODE, at + 1);
    bytes[at + 33] = DIGEST_TAG;
    bytes.set(metadata.secondaryHashes[pair] ?? EMPTY_NODE, at + 34);
  }
  return bytes;
}

/** Blake2b-256 tree: leaves are prefixed by 0, inner nodes by 1, a missing sibling is 32 zero bytes. */
export function merkleRoot(leaves: Uint8Array[]): Uint8Array {
  let level: Uint8Array[] = leaves.map((leaf) => hash(Buffer.concat([Uint8Array.of(0), leaf])));
  while (level.length > 1) {
    const next: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const left = level[at] ?? EMPTY_NODE;
      const right = level[at + 1] ?? EMPTY_NODE;
      next.push(hash(Buffer.concat([Uint8Array.of(1), left, right])));
    }
    level = next;
  }
  return level[0] ?? EMPTY_NODE;
}

/** Blob id of an RS2 blob from its size and Merkle root. */
export function computeBlobId(unencodedBytes: bigint, root: Uint8Array): string {
  const size = bcs.u64().serialize(unencodedBytes).toBytes();
  return blobIdText(hash(Buffer.concat([Uint8Array.of(ENCODING_RS2), size, root])));
}
