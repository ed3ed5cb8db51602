/** Runs one job of Red Stuff coding and ends. The memory of the WASM module never shrinks, so no second job. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { BlobEncoder } from '@mysten/walrus-wasm';
import { z } from 'zod';
import type { CodecAnswer, CodecJob, EncodedBlob } from './codec-job';
import {
  PRIMARY_SYMBOLS,
  SECONDARY_SYMBOLS,
  SHARD_COUNT,
  blobIdBytes,
  blobIdText,
  sliverLayout,
} from './encoding';
import { writeMetadata } from './metadata';

const node = z.object({ Digest: z.array(z.number()) });
const encodedSchema = z.tuple([
  z.object({
    blob_id: z.array(z.number()),
    metadata: z.object({
      V1: z.object({
        unencoded_length: z.coerce.number(),
        hashes: z.array(z.object({ primary_hash: node, secondary_hash: node })).length(SHARD_COUNT),
      }),
    }),
  }),
  node,
]);

function run(job: CodecJob): { answer: CodecAnswer; moved: ArrayBuffer[] } {
  if (job.kind === 'encode') return encoded(encode(new Uint8Array(readFileSync(job.file))));
  if (job.kind === 'row-hashes') {
    return { answer: { ok: true, result: rowHashes(job.symbolBytes, job.rows) }, moved: [] };
  }
  const blob = decode(job.blobId, job.blobBytes, job.slivers);
  if (job.kind === 'rebuild') return encoded(encode(blob));
  return { answer: { ok: true, result: blob }, moved: [blob.buffer] };
}

function encoded(result: EncodedBlob) {
  const moved = [result.slivers.buffer].filter((buffer) => buffer instanceof ArrayBuffer);
  return { answer: { ok: true, result } as const, moved };
}

function encode(blob: Uint8Array): EncodedBlob {
  const { slivers, primaries, secondaries } = sliverBuffers(blob.length);
  const raw: unknown = new BlobEncoder(SHARD_COUNT).encode(blob, primaries, secondaries);
  const [{ blob_id, metadata }, root] = encodedSchema.parse(raw);
  const digests = new Uint8Array(2 * SHARD_COUNT * 32);
  [...primaries, ...secondaries].forEach((sliver, at) =>
    digests.set(createHash('sha256').update(sliver).digest(), at * 32),
  );
  return {
    blobId: blobIdText(Uint8Array.from(blob_id)),
    blobBytes: blob.length,
    rootHash: Uint8Array.from(root.Digest),
    metadata: writeMetadata({
      unencodedBytes: metadata.V1.unencoded_length,
      primaryHashes: metadata.V1.hashes.map((pair) => Uint8Array.from(pair.primary_hash.Digest)),
      secondaryHashes: metadata.V1.hashes.map((pair) =>
        Uint8Array.from(pair.secondary_hash.Digest),
      ),
    }),
    digests,
    slivers,
  };
}

function decode(blobId: string, blobBytes: number, slivers: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const blob = new Uint8Array(blobBytes);
  new BlobEncoder(SHARD_COUNT).decode(blobIdBytes(blobId), BigInt(blobBytes), slivers, blob);
  return blob;
}

/**
 * Hashes of primary slivers, to compare with the metadata. A row's hash does not depend on its
 * place, so any rows are laid out as the systematic rows of a made-up blob and encoded.
 */
function rowHashes(symbolBytes: number, rows: Uint8Array[]): Uint8Array[] {
  const rowBytes = SECONDARY_SYMBOLS * symbolBytes;
  const hashes: Uint8Array[] = [];
  for (let from = 0; from < rows.length; from += PRIMARY_SYMBOLS) {
    const batch = rows.slice(from, from + PRIMARY_SYMBOLS);
    const blob = new Uint8Array(PRIMARY_SYMBOLS * rowBytes);
    batch.forEach((row, at) => blob.set(row, at * rowBytes));
    const { primaries, secondaries } = sliverBuffers(blob.length);
    const raw: unknown = new BlobEncoder(SHARD_COUNT).encode(blob, primaries, secondaries);
    const pairs = encodedSchema.parse(raw)[0].metadata.V1.hashes.slice(0, batch.length);
    hashes.push(...pairs.map((pair) => Uint8Array.from(pair.primary_hash.Digest)));
  }
  return hashes;
}

function sliverBuffers(blobBytes: number) {
  const { primaryBytes, secondaryBytes } = sliverLayout(blobBytes);
  const slivers = new Uint8Array(SHARD_COUNT * (primaryBytes + secondaryBytes));
  const split = SHARD_COUNT * primaryBytes;
  const cut = (start: number, bytes: number) =>
    Array.from({ length: SHARD_COUNT }, (_, pair) =>
      slivers.subarray(start + pair * bytes, start + (pair + 1) * bytes),
    );
  return { slivers, primaries: cut(0, primaryBytes), secondaries: cut(split, secondaryBytes) };
}

/** The main thread is the only sender and has the same types. */
const job: CodecJob = workerData;
try {
  const { answer, moved } = run(job);
  parentPort?.postMessage(answer, moved);
} catch (error) {
  parentPort?.postMessage({ ok: false, message: String(error) } satisfies CodecAnswer);
}
