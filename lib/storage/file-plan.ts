import { TidemarkError } from '../domain';
import {
  CHUNK_TAG_BYTES,
  chunkCount,
  CONTAINER_HEADER_BYTES,
  containerBytes,
  DEFAULT_CHUNK_BYTES,
  type ContainerShape,
} from '../crypto/container';
import { MAX_PART_BYTES, MAX_PARTS, PREFERRED_PART_BYTES } from './limits';

/** How a sealed file is cut: every part holds whole chunks, the first also the header. */
export interface FilePlan extends ContainerShape {
  readonly chunksPerPart: number;
  readonly parts: readonly PartPlan[];
}

export interface PartPlan {
  readonly index: number;
  readonly firstChunk: number;
  readonly chunks: number;
  /** Position and size within the container, in bytes. */
  readonly sealedOffset: number;
  readonly sizeBytes: number;
}

/** The largest file that fits into 64 parts, in bytes. */
export const MAX_FILE_BYTES =
  chunksIn(MAX_PART_BYTES, DEFAULT_CHUNK_BYTES) * DEFAULT_CHUNK_BYTES * MAX_PARTS;

/** Chooses part sizes for a file. @throws TidemarkError file_empty, file_too_large */
export function planFile(plainBytes: number, chunkBytes: number = DEFAULT_CHUNK_BYTES): FilePlan {
  if (plainBytes <= 0) {
    throw new TidemarkError('file_empty', 'This file is empty; choose another.');
  }
  const preferred = chunksIn(PREFERRED_PART_BYTES, chunkBytes);
  const chunks = chunkCount({ plainBytes, chunkBytes });
  const chunksPerPart = Math.max(preferred, Math.ceil(chunks / MAX_PARTS));
  if (chunksPerPart > chunksIn(MAX_PART_BYTES, chunkBytes)) {
    throw new TidemarkError(
      'file_too_large',
      'This file is larger than 15.9 GiB; choose another.',
      {
        details: { maxBytes: MAX_FILE_BYTES },
      },
    );
  }
  return cutFile({ plainBytes, chunkBytes }, chunksPerPart);
}

/** The plan that a manifest or a saved upload describes. @throws TidemarkError manifest_malformed */
export function cutFile(shape: ContainerShape, chunksPerPart: number): FilePlan {
  const { plainBytes, chunkBytes } = shape;
  const chunks = chunkCount(shape);
  const count = Math.ceil(chunks / chunksPerPart);
  const isSane =
    Number.isInteger(chunksPerPart) &&
    chunksPerPart >= 1 &&
    chunksPerPart <= Math.max(1, chunksIn(MAX_PART_BYTES, chunkBytes));
  if (!isSane || count > MAX_PARTS) {
    throw new TidemarkError('manifest_malformed', 'The file is cut into impossible parts.');
  }
  const sealedChunkBytes = chunkBytes + CHUNK_TAG_BYTES;
  const total = containerBytes(shape);
  const offsetOf = (chunk: number) =>
    chunk === 0 ? 0 : Math.min(total, CONTAINER_HEADER_BYTES + chunk * sealedChunkBytes);
  const parts = Array.from({ length: count }, (_, index) => {
    const firstChunk = index * chunksPerPart;
    const nextChunk = Math.min(chunks, firstChunk + chunksPerPart);
    const sealedOffset = offsetOf(firstChunk);
    const end = nextChunk === chunks ? total : offsetOf(nextChunk);
    return {
      index,
      firstChunk,
      chunks: nextChunk - firstChunk,
      sealedOffset,
      sizeBytes: end - sealedOffset,
    };
  });
  return { plainBytes, chunkBytes, chunksPerPart, parts };
}

/** Size of the whole container in bytes. */
export function sealedBytes(plan: FilePlan): number {
  return containerBytes(plan);
}

function chunksIn(partBytes: number, chunkBytes: number): number {
  return Math.floor((partBytes - CONTAINER_HEADER_BYTES) / (chunkBytes + CHUNK_TAG_BYTES));
}
