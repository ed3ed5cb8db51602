import { TidemarkError } from '../domain';
import type { Bytes } from './bytes';

/**
 * The sealed file format. All numbers are big-endian.
 *
 * header (64 bytes) = magic "TMC1" | chunk size u32 | plaintext length u64 | salt 32 | binding 16
 * chunk i           = AES-256-GCM(plaintext of at most one chunk size) with its 16-byte tag
 *
 * file key = HKDF-SHA256(data key, salt, "tidemark container 1"); nonce = 7 zero bytes | i u32 |
 * 1 for the last chunk else 0; the whole header is authenticated with every chunk. An empty file
 * is one empty last chunk.
 */
export const CONTAINER_HEADER_BYTES = 64;
export const CHUNK_TAG_BYTES = 16;
export const DEFAULT_CHUNK_BYTES = 1 << 20;
export const MIN_CHUNK_BYTES = 4 << 10;
export const MAX_CHUNK_BYTES = 64 << 20;
export const SALT_BYTES = 32;
export const BINDING_BYTES = 16;
const MAX_CHUNKS = 2 ** 32;
const MAGIC = Uint8Array.of(0x54, 0x4d, 0x43, 0x31);

export interface ContainerHeader {
  /** Plaintext bytes per chunk, all but the last. */
  readonly chunkBytes: number;
  readonly plainBytes: number;
  /** 32 random bytes; never reused with the same data key for other content. */
  readonly salt: Bytes;
  /** 16 bytes that name what the file belongs to; zeros when it belongs to nothing. */
  readonly binding: Bytes;
}

/** Where a chunk lies; offsets count from the start of the plaintext or of the container. */
export interface ChunkPlace {
  readonly plainOffset: number;
  readonly plainBytes: number;
  readonly sealedOffset: number;
  readonly sealedBytes: number;
}

/** @throws TidemarkError container_malformed when a field is outside its limits */
export function encodeContainerHeader(header: ContainerHeader): Bytes {
  assertContainerHeader(header);
  const bytes = new Uint8Array(CONTAINER_HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(4, header.chunkBytes);
  view.setBigUint64(8, BigInt(header.plainBytes));
  bytes.set(header.salt, 16);
  bytes.set(header.binding, 48);
  return bytes;
}

/** @throws TidemarkError container_malformed, container_truncated */
export function parseContainerHeader(bytes: Uint8Array): ContainerHeader {
  if (bytes.length < CONTAINER_HEADER_BYTES) throw truncatedContainer('header');
  if (MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw new TidemarkError('container_malformed', 'This is not a file sealed by Tidemark.');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, CONTAINER_HEADER_BYTES);
  const plainBytes = view.getBigUint64(8);
  if (plainBytes > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new TidemarkError('container_malformed', 'The sealed file states an impossible size.');
  }
  const header = {
    chunkBytes: view.getUint32(4),
    plainBytes: Number(plainBytes),
    salt: bytes.slice(16, 16 + SALT_BYTES),
    binding: bytes.slice(48, 48 + BINDING_BYTES),
  };
  assertContainerHeader(header);
  return header;
}

/** Number of chunks; at least one. */
export function chunkCount({ chunkBytes, plainBytes }: ContainerShape): number {
  return Math.max(1, Math.ceil(plainBytes / chunkBytes));
}

/** Size of the whole container in bytes. */
export function containerBytes(shape: ContainerShape): number {
  return CONTAINER_HEADER_BYTES + shape.plainBytes + chunkCount(shape) * CHUNK_TAG_BYTES;
}

/** @throws TidemarkError container_malformed when there is no such chunk */
export function chunkPlace(shape: ContainerShape, index: number): ChunkPlace {
  if (!Number.isInteger(index) || index < 0 || index >= chunkCount(shape)) {
    throw new TidemarkError('container_malformed', 'The sealed file has no such piece.');
  }
  const plainOffset = index * shape.chunkBytes;
  const plainBytes = Math.min(shape.chunkBytes, shape.plainBytes - plainOffset);
  return {
    plainOffset,
    plainBytes,
    sealedOffset: CONTAINER_HEADER_BYTES + index * (shape.chunkBytes + CHUNK_TAG_BYTES),
    sealedBytes: plainBytes + CHUNK_TAG_BYTES,
  };
}

/** 7 zero bytes | chunk index u32 | last flag: unique per chunk, and the end cannot move. */
export function chunkNonce(shape: ContainerShape, index: number): Bytes {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setUint32(7, index);
  nonce[11] = index === chunkCount(shape) - 1 ? 1 : 0;
  return nonce;
}

export function truncatedContainer(what: string): TidemarkError {
  return new TidemarkError(
    'container_truncated',
    'The sealed file ends too early; download it again.',
    { details: { what } },
  );
}

export type ContainerShape = Pick<ContainerHeader, 'chunkBytes' | 'plainBytes'>;

function assertContainerHeader(header: ContainerHeader): void {
  const { chunkBytes, plainBytes, salt, binding } = header;
  const isChunkSizeSane =
    Number.isInteger(chunkBytes) && chunkBytes >= MIN_CHUNK_BYTES && chunkBytes <= MAX_CHUNK_BYTES;
  const isLengthSane = Number.isSafeInteger(plainBytes) && plainBytes >= 0;
  if (!isChunkSizeSane || !isLengthSane || plainBytes / chunkBytes > MAX_CHUNKS) {
    throw new TidemarkError('container_malformed', 'The sealed file states an impossible size.');
  }
  if (salt.length !== SALT_BYTES || binding.length !== BINDING_BYTES) {
    throw new TidemarkError('container_malformed', 'The sealed file has a malformed header.');
  }
}
