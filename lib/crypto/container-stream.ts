import { TidemarkError } from '../domain';
import { ByteReader, type ByteSource } from './byte-reader';
import type { Bytes } from './bytes';
import { chunkCount, chunkPlace, CONTAINER_HEADER_BYTES, type ContainerHeader } from './container';
import {
  newContainer,
  openChunk,
  openContainer,
  sealChunk,
  type OpenContainer,
} from './container-chunks';

/**
 * Seals a stream whose length is known: yields the header, then one sealed chunk at a time.
 * Memory is bounded by three chunks whatever the size.
 * @throws TidemarkError file_changed when the source is shorter or longer than the header says
 */
export async function* sealStream(
  source: ByteSource,
  dataKey: Uint8Array,
  header: ContainerHeader,
): AsyncGenerator<Bytes> {
  const container = await newContainer(dataKey, header);
  const reader = new ByteReader(source);
  try {
    yield container.headerBytes;
    yield* transformChunks(reader, container, 'plainBytes', sealChunk);
    if (!(await reader.isAtEnd())) {
      throw new TidemarkError('file_changed', 'The file grew while it was sealed; start again.');
    }
  } finally {
    await reader.close();
  }
}

/**
 * Opens a sealed stream: yields the plaintext chunk by chunk, each only after its tag was checked.
 * Whoever writes the output away must discard it when this throws.
 * @throws TidemarkError container_malformed, container_truncated, container_corrupt,
 * data_key_malformed
 */
export async function* openStream(
  source: ByteSource,
  dataKey: Uint8Array,
  expectedBinding?: Uint8Array,
): AsyncGenerator<Bytes> {
  const reader = new ByteReader(source);
  try {
    const headerBytes = await reader.read(CONTAINER_HEADER_BYTES);
    const container = await openContainer(dataKey, headerBytes, expectedBinding);
    yield* transformChunks(reader, container, 'sealedBytes', openChunk);
    if (!(await reader.isAtEnd())) {
      throw new TidemarkError('container_malformed', 'The sealed file is longer than it states.');
    }
  } finally {
    await reader.close();
  }
}

/** Reads chunk n + 1 while chunk n is worked on: one chunk in flight hides the source's latency. */
async function* transformChunks(
  reader: ByteReader,
  container: OpenContainer,
  size: 'plainBytes' | 'sealedBytes',
  transform: (container: OpenContainer, index: number, input: Bytes) => Promise<Bytes>,
): AsyncGenerator<Bytes> {
  let inFlight: Promise<Bytes> | null = null;
  const count = chunkCount(container.header);
  for (let index = 0; index < count; index += 1) {
    const input = await reader.read(chunkPlace(container.header, index)[size]);
    if (inFlight !== null) yield await inFlight;
    inFlight = transform(container, index, input);
    // The consumer may stop before this promise is awaited; its failure must not go unhandled.
    inFlight.catch(() => undefined);
  }
  if (inFlight !== null) yield await inFlight;
}
