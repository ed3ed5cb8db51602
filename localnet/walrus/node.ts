import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChainView } from './chain';
import type { CheckedBlob } from './checked-blobs';
import type { EncodedBlob } from './codec-job';
import {
  SHARD_COUNT,
  pairOfShard,
  shardOfPair,
  sliverData,
  sliverLayout,
  type SliverKind,
} from './encoding';
import { HttpError } from './http-error';
import { nodeOfShard, shardsOf } from './keys';
import { limits } from './limits';
import { confirmationMessage, signMessage, type Persistence } from './message';
import { readMetadata, type BlobMetadata } from './metadata';
import type { NodeStore } from './node-store';
import type { BlobStatus } from './registrations';

export type NodeMode = 'up' | 'down' | 'slow' | 'lie';

/** The node gives no answer at all, as if its machine were off. */
export class NodeDown extends Error {
  constructor(index: number) {
    super(`Storage node ${index} does not answer.`);
    this.name = 'NodeDown';
  }
}

/** Says whether every sliver of a blob is known to follow from its id. Throws HttpError. */
export type CheckBlob = (blobId: string) => Promise<CheckedBlob>;

export interface Confirmation {
  message: Uint8Array;
  signature: Uint8Array;
}

/**
 * One storage node: its shards' slivers, its key, its mode. Operations throw HttpError as the real
 * node would refuse them; callers pass `enter` first, which applies the mode.
 */
export class StorageNode {
  mode: NodeMode = 'up';
  delayMs: number = limits.slowModeMs;
  readonly shards: number[];

  constructor(
    readonly index: number,
    private readonly secretKey: Uint8Array,
    private readonly store: NodeStore,
    private readonly chain: ChainView,
    private readonly check: CheckBlob,
  ) {
    this.shards = shardsOf(index);
  }

  /** Waits in slow mode, throws NodeDown in down mode. */
  async enter(): Promise<void> {
    if (this.mode === 'down') throw new NodeDown(this.index);
    if (this.mode === 'slow') await sleep(this.delayMs, undefined, { ref: false });
  }

  async storeMetadata(blobId: string, bytes: Uint8Array): Promise<void> {
    await this.requireRegistered(blobId);
    const metadata = metadataOf(bytes);
    if (metadata?.blobId !== blobId) {
      throw new HttpError('INVALID_METADATA', 'The metadata does not belong to this blob id.');
    }
    const layout = sliverLayout(metadata.unencodedBytes);
    await this.store.putMetadata(blobId, bytes, layout, this.shards.length);
  }

  /** BCS `BlobMetadata`. */
  async metadata(blobId: string): Promise<Uint8Array> {
    await this.requireCertified(blobId);
    const bytes = await this.store.metadata(blobId);
    if (!bytes) throw new HttpError('METADATA_NOT_FOUND', 'This node has no metadata of the blob.');
    return this.mode === 'lie' ? flipped(bytes) : bytes;
  }

  async metadataStatus(blobId: string): Promise<'stored' | 'nonexistent'> {
    return (await this.store.metadata(blobId)) ? 'stored' : 'nonexistent';
  }

  async storeSliver(blobId: string, kind: SliverKind, pair: number, bytes: Uint8Array) {
    await this.requireRegistered(blobId);
    const at = this.placeOf(blobId, pair);
    const blobBytes = await this.store.blobBytes(blobId);
    if (blobBytes === undefined) {
      throw new HttpError('METADATA_NOT_FOUND', 'Store the metadata before slivers.');
    }
    if (!sliverData(kind, pair, sliverLayout(blobBytes), bytes)) {
      throw new HttpError('INVALID_SLIVER', 'The sliver has not the size or index of its pair.');
    }
    await this.store.putSliver(blobId, kind, at, bytes);
  }

  /** Framed sliver. */
  async sliver(blobId: string, kind: SliverKind, pair: number): Promise<Uint8Array> {
    await this.requireCertified(blobId);
    return this.heldSliver(blobId, kind, pair);
  }

  /** The same without asking whether the blob is certified: for checking it before that. */
  async heldSliver(blobId: string, kind: SliverKind, pair: number): Promise<Uint8Array> {
    const bytes = await this.store.sliver(blobId, kind, this.placeOf(blobId, pair));
    if (!bytes) throw new HttpError('SLIVER_NOT_FOUND', 'This node does not hold the sliver.');
    return this.mode === 'lie' ? flipped(bytes) : bytes;
  }

  /** Metadata as stored, certified or not; undefined where it does not belong to the blob id. */
  async heldMetadata(blobId: string): Promise<BlobMetadata | undefined> {
    const bytes = await this.store.metadata(blobId);
    const metadata = bytes && metadataOf(this.mode === 'lie' ? flipped(bytes) : bytes);
    return metadata?.blobId === blobId ? metadata : undefined;
  }

  async sliverStatus(blobId: string, kind: SliverKind, pair: number) {
    const digests = await this.store.digests(blobId);
    const at = this.placeOf(blobId, pair) + (kind === 'primary' ? 0 : this.shards.length);
    const stored = digests?.subarray(at * 32, at * 32 + 32).some((byte) => byte !== 0) ?? false;
    return stored ? 'stored' : 'nonexistent';
  }

  /** Pairs whose primary sliver is stored here. */
  async primaryPairs(blobId: string): Promise<number[]> {
    const digests = await this.store.digests(blobId);
    if (!digests) return [];
    return this.pairs(blobId).filter((_, at) =>
      digests.subarray(at * 32, at * 32 + 32).some((byte) => byte !== 0),
    );
  }

  /** Signs that all of this node's slivers are stored and follow from the blob id. */
  async confirm(blobId: string, persistence: Persistence): Promise<Confirmation> {
    const allowed = () => this.chain.registrations.allows(blobId, persistence, this.chain.epoch);
    await this.chain.look(allowed);
    if (!allowed()) throw notRegistered();
    if (!(await this.store.metadata(blobId))) {
      throw new HttpError('NOT_FULLY_STORED', 'This node has not stored the whole blob yet.');
    }
    await this.requireConsistent(blobId);
    const message = confirmationMessage(this.chain.epoch, blobId, persistence);
    const signed = this.mode === 'lie' ? flipped(message) : message;
    return { message, signature: signMessage(signed, this.secretKey) };
  }

  /** As of this moment on chain. */
  async status(blobId: string): Promise<BlobStatus> {
    await this.chain.look();
    return this.lastStatus(blobId);
  }

  /** As of the last look at the chain. */
  lastStatus(blobId: string): BlobStatus {
    if (this.mode === 'lie') return 'nonexistent';
    return this.chain.registrations.status(blobId, this.chain.epoch);
  }

  /** Stores this node's part of an encoded blob in one step. */
  async storeAll(encoded: EncodedBlob): Promise<void> {
    await this.requireRegistered(encoded.blobId);
    const layout = sliverLayout(encoded.blobBytes);
    const { primaryBytes, secondaryBytes } = layout;
    const split = SHARD_COUNT * primaryBytes;
    const pairs = this.pairs(encoded.blobId);
    const cut = (start: number, bytes: number) =>
      pairs.map((pair) =>
        encoded.slivers.subarray(start + pair * bytes, start + (pair + 1) * bytes),
      );
    const digest = (at: number) => encoded.digests.subarray(at * 32, at * 32 + 32);
    await this.store.putAll(encoded.blobId, encoded.metadata, layout, {
      primary: cut(0, primaryBytes),
      secondary: cut(split, secondaryBytes),
      digests: [...pairs.map(digest), ...pairs.map((pair) => digest(SHARD_COUNT + pair))],
    });
  }

  /** Whether every sliver that this node must hold is here and right. */
  async holds(blob: CheckedBlob): Promise<'all' | 'some' | 'wrong'> {
    const digests = await this.store.digests(blob.blobId);
    if (!digests) return 'some';
    const stored = Buffer.from(digests.buffer, digests.byteOffset, digests.length);
    let missing = false;
    for (const [at, pair] of this.pairs(blob.blobId).entries()) {
      for (const kind of ['primary', 'secondary'] as const) {
        const place = (at + (kind === 'primary' ? 0 : this.shards.length)) * 32;
        const digest = stored.subarray(place, place + 32);
        if (digest.every((byte) => byte === 0)) missing = true;
        else if (!digest.equals(blob.digest(kind, pair))) return 'wrong';
      }
    }
    return missing ? 'some' : 'all';
  }

  /** Drops blobs that nothing on chain keeps any more; returns their ids. */
  async sweep(): Promise<string[]> {
    const { registrations, epoch } = this.chain;
    const gone = (await this.store.blobIds()).filter(
      (blobId) => registrations.live(blobId, epoch).length === 0,
    );
    for (const blobId of gone) await this.store.remove(blobId);
    return gone;
  }

  private async requireConsistent(blobId: string): Promise<void> {
    const held = await this.holds(await this.check(blobId));
    if (held === 'all') return;
    if (held === 'some') {
      throw new HttpError('NOT_FULLY_STORED', 'This node has not stored all its slivers yet.');
    }
    throw new HttpError('INCONSISTENT_BLOB', 'Slivers stored here do not follow from the blob id.');
  }

  private isCertified(blobId: string): boolean {
    return this.chain.registrations.isCertified(blobId, this.chain.epoch);
  }

  private async requireCertified(blobId: string): Promise<void> {
    await this.chain.look(() => this.isCertified(blobId));
    if (this.isCertified(blobId)) return;
    throw new HttpError('BLOB_NOT_FOUND', 'No certified blob of this id is stored now.');
  }

  private async requireRegistered(blobId: string): Promise<void> {
    const registered = () => this.chain.registrations.live(blobId, this.chain.epoch).length > 0;
    await this.chain.look(registered);
    if (!registered()) throw notRegistered();
  }

  private pairs(blobId: string): number[] {
    return this.shards.map((shard) => pairOfShard(blobId, shard));
  }

  private placeOf(blobId: string, pair: number): number {
    const shard = shardOfPair(blobId, pair);
    if (nodeOfShard(shard) !== this.index) {
      throw new HttpError('SHARD_NOT_ASSIGNED', `Shard ${shard} is kept by another node.`);
    }
    return this.shards.indexOf(shard);
  }
}

function notRegistered(): HttpError {
  return new HttpError(
    'NOT_REGISTERED',
    'The blob is not registered on chain in this form, or its storage has ended.',
  );
}

/** A wrong answer that keeps its form: one bit in the middle differs. */
function flipped(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 1;
  return copy;
}

const recentMetadata = new Map<string, BlobMetadata>();
const RECENT_METADATA = 16;

/** Thirteen nodes get the same 66 kB, and hashing its tree takes a while, so the last ones are kept. */
export function metadataOf(bytes: Uint8Array): BlobMetadata | undefined {
  const key = createHash('sha256').update(bytes).digest('hex');
  const known = recentMetadata.get(key);
  if (known) return known;
  const metadata = readMetadata(bytes);
  if (!metadata) return undefined;
  recentMetadata.set(key, metadata);
  const oldest = recentMetadata.keys().next().value;
  if (recentMetadata.size > RECENT_METADATA && oldest !== undefined) recentMetadata.delete(oldest);
  return metadata;
}
