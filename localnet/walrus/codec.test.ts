import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobEncoder } from '@mysten/walrus-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Codec } from './codec';
import type { EncodedBlob } from './codec-job';
import { PRIMARY_SYMBOLS, SHARD_COUNT, blobIdText, sliverData, sliverLayout } from './encoding';
import { readMetadata } from './metadata';

const blob = new Uint8Array(randomBytes(300_001));
const layout = sliverLayout(blob.length);
let directory = '';
let encoded: EncodedBlob;
const codec = new Codec();

const primary = (pair: number) =>
  encoded.slivers.slice(pair * layout.primaryBytes, (pair + 1) * layout.primaryBytes);

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'codec-'));
  const file = join(directory, 'blob');
  writeFileSync(file, blob);
  encoded = await codec.run({ kind: 'encode', file }, blob.length);
});
afterAll(async () => {
  await codec.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('codec', () => {
  it('gives the blob id that the metadata alone stands for, and that the coder gives in one step', () => {
    const [id] = new BlobEncoder(SHARD_COUNT).compute_metadata(blob);
    expect(encoded.blobId).toBe(blobIdText(Uint8Array.from(id)));
    const metadata = readMetadata(encoded.metadata);
    expect(metadata?.blobId).toBe(encoded.blobId);
    expect(metadata?.unencodedBytes).toBe(blob.length);
    const changed = encoded.metadata.slice();
    changed[5_000] = (changed[5_000] ?? 0) ^ 1;
    expect(readMetadata(changed)?.blobId).not.toBe(encoded.blobId);
    expect(readMetadata(encoded.metadata.slice(1))).toBeUndefined();
  });

  it('holds the blob itself in the first 334 primary slivers', () => {
    const rows = Array.from({ length: PRIMARY_SYMBOLS }, (_, pair) =>
      sliverData('primary', pair, layout, primary(pair)),
    );
    const joined = Buffer.concat(rows.map((row) => row ?? new Uint8Array()));
    expect(joined.subarray(0, blob.length).equals(blob)).toBe(true);
    expect(sliverData('primary', 4, layout, primary(5))).toBeUndefined();
    const digest = createHash('sha256').update(primary(700)).digest();
    expect(digest.equals(encoded.digests.subarray(700 * 32, 701 * 32))).toBe(true);
  });

  it('decodes from the last 334 primary slivers and rebuilds every sliver', async () => {
    const slivers = Array.from({ length: PRIMARY_SYMBOLS }, (_, at) =>
      primary(SHARD_COUNT - PRIMARY_SYMBOLS + at),
    );
    const job = { blobId: encoded.blobId, blobBytes: blob.length, slivers };
    const decoded = await codec.run({ kind: 'decode', ...job }, blob.length);
    expect(Buffer.from(decoded).equals(blob)).toBe(true);
    const rebuilt = await codec.run({ kind: 'rebuild', ...job }, blob.length);
    expect(rebuilt.blobId).toBe(encoded.blobId);
    expect(Buffer.from(rebuilt.digests).equals(encoded.digests)).toBe(true);
  });

  it('refuses one sliver too few', async () => {
    const slivers = Array.from({ length: PRIMARY_SYMBOLS - 1 }, (_, pair) => primary(pair));
    const job = { blobId: encoded.blobId, blobBytes: blob.length, slivers };
    await expect(codec.run({ kind: 'decode', ...job }, blob.length)).rejects.toMatchObject({
      code: 'FAILED',
    });
  });

  it('tells a changed row from a true one by its hash in the metadata', async () => {
    const pairs = [3, 640, 999];
    const rows = pairs.map((pair) => sliverData('primary', pair, layout, primary(pair)) ?? blob);
    const bad = rows[1]?.slice() ?? blob;
    bad[17] = (bad[17] ?? 0) ^ 1;
    const hashes = await codec.run(
      { kind: 'row-hashes', symbolBytes: layout.symbolBytes, rows: [...rows, bad] },
      blob.length,
    );
    const expected = readMetadata(encoded.metadata)?.primaryHashes ?? [];
    pairs.forEach((pair, at) => expect(hashes[at]).toEqual(expected[pair]));
    expect(hashes[3]).not.toEqual(expected[640]);
  });
});
