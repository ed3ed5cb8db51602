import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bls12381_min_pk_verify_aggregate } from '@mysten/walrus-wasm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EncodedBlob } from './codec-job';
import { blobIdBytes, shardOfPair, sliverLayout, SHARD_COUNT } from './encoding';
import { HttpError } from './http-error';
import { nodeOfShard } from './keys';
import { confirmationMessage } from './message';
import type { NodeMode } from './node';
import { objectId, TestStorage } from './test-storage';

const permanent = { kind: 'permanent' } as const;
const storage = new TestStorage();
const blob = randomBytes(200_003);
let encoded: EncodedBlob;

const setModes = (mode: NodeMode, indices: number[]) =>
  storage.nodes.forEach((node) => {
    node.mode = indices.includes(node.index) ? mode : 'up';
  });
const hexOf = (blobId: string) => Buffer.from(blobIdBytes(blobId)).toString('hex');
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

async function refusal(work: Promise<unknown>): Promise<HttpError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof HttpError) return error;
  throw new Error('expected a refusal', { cause: error });
}

function sliver(pair: number, kind: 'primary' | 'secondary'): Uint8Array {
  const { primaryBytes, secondaryBytes } = sliverLayout(encoded.blobBytes);
  const bytes = kind === 'primary' ? primaryBytes : secondaryBytes;
  const start = kind === 'primary' ? 0 : SHARD_COUNT * primaryBytes;
  return encoded.slivers.slice(start + pair * bytes, start + (pair + 1) * bytes);
}

const ownerOf = (pair: number) => {
  const node = storage.nodes[nodeOfShard(shardOfPair(encoded.blobId, pair))];
  if (!node) throw new Error('every pair has an owner');
  return node;
};

beforeAll(async () => {
  await storage.open();
  encoded = await storage.encode(blob);
});
afterAll(() => storage.close());

describe('direct writing', () => {
  it('is refused before registration, with foreign metadata, and sliver by sliver where wrong', async () => {
    const { blobId } = encoded;
    const owner = ownerOf(5);
    const stranger = storage.nodes.find((node) => node !== owner) ?? owner;
    const early = await refusal(owner.storeMetadata(blobId, encoded.metadata));
    expect(early).toMatchObject({ reason: 'NOT_REGISTERED', status: 400, retryable: true });
    storage.register(blobId, blob.length, objectId(1));
    const unknown = await refusal(owner.storeSliver(blobId, 'primary', 5, sliver(5, 'primary')));
    expect(unknown.reason).toBe('METADATA_NOT_FOUND');
    const foreign = encoded.metadata.slice();
    foreign[100] = (foreign[100] ?? 0) ^ 1;
    expect((await refusal(owner.storeMetadata(blobId, foreign))).reason).toBe('INVALID_METADATA');
    await owner.storeMetadata(blobId, encoded.metadata);
    const wrong = [
      owner.storeSliver(blobId, 'primary', 5, sliver(6, 'primary')),
      owner.storeSliver(blobId, 'primary', 5, sliver(5, 'secondary')),
      owner.storeSliver(blobId, 'primary', 5, sliver(5, 'primary').slice(1)),
    ];
    for (const work of wrong) expect((await refusal(work)).reason).toBe('INVALID_SLIVER');
    const away = stranger.storeSliver(blobId, 'primary', 5, sliver(5, 'primary'));
    expect((await refusal(away)).reason).toBe('SHARD_NOT_ASSIGNED');
    expect(await owner.sliverStatus(blobId, 'primary', 5)).toBe('nonexistent');
  });

  it('confirms on every node but the one that got a changed sliver', async () => {
    const { blobId } = encoded;
    const victim = ownerOf(5);
    for (const node of storage.nodes) await node.storeMetadata(blobId, encoded.metadata);
    for (let pair = 0; pair < SHARD_COUNT; pair += 1) {
      for (const kind of ['primary', 'secondary'] as const) {
        const bytes = sliver(pair, kind);
        if (pair === 5 && kind === 'primary') bytes[40] = (bytes[40] ?? 0) ^ 1;
        if (pair !== 6 || kind !== 'secondary') {
          await ownerOf(pair).storeSliver(blobId, kind, pair, bytes);
        }
      }
    }
    const answers = await Promise.all(
      storage.nodes.map((node) =>
        node.confirm(blobId, permanent).then(
          () => 'signed',
          (error: unknown) => (error instanceof HttpError ? error.reason : String(error)),
        ),
      ),
    );
    storage.nodes.forEach((node, at) => {
      const expected =
        node === victim ? 'INCONSISTENT_BLOB' : node === ownerOf(6) ? 'NOT_FULLY_STORED' : 'signed';
      expect(answers[at]).toBe(expected);
    });
    await victim.storeSliver(blobId, 'primary', 5, sliver(5, 'primary'));
    expect((await victim.confirm(blobId, permanent)).message).toEqual(
      confirmationMessage(1, blobId, permanent),
    );
    const other = victim.confirm(blobId, { kind: 'deletable', objectId: objectId(1) });
    expect((await refusal(other)).reason).toBe('NOT_REGISTERED');
  });
});

describe('relay', () => {
  beforeEach(() => setModes('up', []));

  it('gives a certificate of all nodes that the aggregate check accepts', async () => {
    const certificate = await storage.relay.store(encoded, permanent);
    expect(certificate.signers).toEqual(upTo(13));
    const { message, signature } = certificate;
    expect(bls12381_min_pk_verify_aggregate(storage.publicKeys, message, signature)).toBe(true);
    const without = storage.publicKeys.slice(1);
    expect(bls12381_min_pk_verify_aggregate(without, message, signature)).toBe(false);
  });

  it('leaves out nodes that are down or lie, and says what is missing when a quorum fails', async () => {
    setModes('down', [0, 3, 7, 12]);
    const certificate = await storage.relay.store(encoded, permanent);
    expect(certificate.signers).toEqual([1, 2, 4, 5, 6, 8, 9, 10, 11]);
    setModes('lie', [1, 2]);
    expect((await storage.relay.store(encoded, permanent)).signers).not.toContain(1);
    setModes('down', upTo(5));
    const error = await refusal(storage.relay.store(encoded, permanent));
    expect(error).toMatchObject({
      reason: 'NOT_ENOUGH_NODES',
      status: 503,
      retryable: true,
      details: { answering: '8', needed: '9', total: '13' },
    });
  });
});

describe('relay, again with the same bytes', () => {
  it('certifies without coding while every answering node holds them, and only these bytes', async () => {
    setModes('up', []);
    const file = join(storage.directory, 'again');
    writeFileSync(file, blob);
    const certificate = await storage.relay.certifyHeld(encoded.blobId, file, permanent);
    expect(certificate?.signers).toEqual(upTo(13));
    writeFileSync(file, Buffer.concat([blob.subarray(1), blob.subarray(0, 1)]));
    expect(await storage.relay.certifyHeld(encoded.blobId, file, permanent)).toBeUndefined();
  });
});

describe('aggregator', () => {
  beforeAll(async () => {
    setModes('up', []);
    const before = await refusal(storage.read(encoded.blobId));
    expect(before.reason).toBe('BLOB_NOT_FOUND');
    storage.certify(encoded.blobId, objectId(1));
  });
  beforeEach(async () => {
    setModes('up', []);
    await storage.forgetRebuilt(encoded.blobId);
  });

  it('reads the whole blob and every kind of range', async () => {
    expect((await storage.read(encoded.blobId)).equals(blob)).toBe(true);
    const row = sliverLayout(blob.length).primaryDataBytes;
    const ranges = [
      [0, 0],
      [row - 1, row],
      [row, 2 * row - 1],
      [1_234, 5 * row + 7],
      [blob.length - 1, blob.length - 1],
    ];
    for (const [first = 0, last = 0] of ranges) {
      const part = await storage.read(encoded.blobId, first, last);
      expect(part.equals(blob.subarray(first, last + 1))).toBe(true);
    }
  });

  it.each<[NodeMode, number[]]>([
    ['down', [0, 1, 2, 3]],
    ['lie', [2, 5, 9, 12]],
    ['slow', [6]],
  ])('reads the right bytes with nodes in mode %s: %s', async (mode, indices) => {
    setModes(mode, indices);
    expect((await storage.read(encoded.blobId)).equals(blob)).toBe(true);
  });

  it('names how many nodes answer when more than four are down', async () => {
    setModes('down', [1, 3, 5, 7, 9]);
    const error = await refusal(storage.read(encoded.blobId));
    expect(error).toMatchObject({
      reason: 'NOT_ENOUGH_NODES',
      status: 503,
      details: { answering: '8', needed: '9', total: '13' },
    });
    expect(error.message).toContain('8 of 13');
  });

  it('reads after a restart', async () => {
    await storage.open();
    expect((await storage.read(encoded.blobId)).equals(blob)).toBe(true);
  });

  it('finds damage on disk and reads around it', async () => {
    const owner = ownerOf(3);
    const file = join(storage.directory, 'nodes', String(owner.index), hexOf(encoded.blobId));
    const bytes = readFileSync(file);
    // Found by its bytes: where a node keeps a pair depends on the blob's id, here a random one.
    const place = bytes.indexOf(Buffer.from(sliver(3, 'primary')));
    expect(place).toBeGreaterThan(0);
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
    writeFileSync(file, bytes);
    expect((await refusal(owner.sliver(encoded.blobId, 'primary', 3))).reason).toBe(
      'SLIVER_NOT_FOUND',
    );
    expect((await storage.read(encoded.blobId)).equals(blob)).toBe(true);
  });

  it('gives a node back what it lost', async () => {
    const owner = ownerOf(3);
    rmSync(join(storage.directory, 'nodes', String(owner.index), hexOf(encoded.blobId)));
    await storage.recovery.start(owner);
    const [first] = await Promise.all([owner.sliver(encoded.blobId, 'primary', 3)]);
    expect(first).toEqual(Buffer.from(sliver(3, 'primary')));
    const held = await owner.holds(await storage.consistency.check(encoded.blobId));
    expect(held).toBe('all');
  });

  it('forgets the blob when its storage ends, and drops its bytes', async () => {
    const [node] = storage.nodes;
    if (!node) throw new Error('there are nodes');
    storage.epoch = 4;
    expect(node.lastStatus(encoded.blobId)).toBe('nonexistent');
    expect((await refusal(storage.read(encoded.blobId))).reason).toBe('BLOB_NOT_FOUND');
    expect((await refusal(node.sliver(encoded.blobId, 'primary', 0))).reason).toBe(
      'BLOB_NOT_FOUND',
    );
    storage.epoch = 3;
    expect(await node.sweep()).toEqual([]);
    storage.epoch = 4;
    expect(await node.sweep()).toEqual([encoded.blobId]);
    expect(await node.metadataStatus(encoded.blobId)).toBe('nonexistent');
  });
});
