import { setTimeout as sleep } from 'node:timers/promises';
import { CheckedBlob, type CheckedBlobs } from './checked-blobs';
import { CodecError, type Codec } from './codec';
import type { EncodedBlob } from './codec-job';
import { PRIMARY_SYMBOLS, sliverData, sliverLayout, type SliverLayout } from './encoding';
import { HttpError } from './http-error';
import { SingleFlight } from './keyed-queue';
import { limits } from './limits';
import type { BlobMetadata } from './metadata';
import type { StorageNode } from './node';
import { reach, reachAll } from './reach';

const POLL_MS = 100;

interface FoundSliver {
  pair: number;
  bytes: Uint8Array;
  data: Uint8Array;
}

/**
 * Finds out whether what nodes hold is the blob its id names: rebuilds the blob from any 334 primary
 * slivers, encodes it again and compares the id. Done once per blob, however it came in.
 */
export class Consistency {
  private readonly checks = new SingleFlight<CheckedBlob>();

  constructor(
    private readonly checked: CheckedBlobs,
    private readonly codec: Codec,
    private readonly nodes: () => StorageNode[],
  ) {}

  /** Throws HttpError NOT_FULLY_STORED, INCONSISTENT_BLOB, BUSY. */
  async check(blobId: string): Promise<CheckedBlob> {
    const known = await this.checked.find(blobId);
    return known ?? this.checks.run(blobId, async () => this.remember(await this.recode(blobId)));
  }

  /** The blob if it was checked before. */
  find(blobId: string): Promise<CheckedBlob | undefined> {
    return this.checked.find(blobId);
  }

  remember(encoded: EncodedBlob): Promise<CheckedBlob> {
    return this.checked.add(new CheckedBlob(encoded.blobId, encoded.blobBytes, encoded.digests));
  }

  /** All slivers of a stored blob, made again from those that answering nodes hold. Throws as `check`. */
  async recode(blobId: string): Promise<EncodedBlob> {
    const { metadata, slivers } = await this.gather(blobId);
    try {
      const first = await this.encodeAgain(metadata, slivers);
      if (first?.blobId === blobId) return first;
      const good = await this.matching(metadata, slivers);
      const second = await this.encodeAgain(metadata, good);
      if (second?.blobId === blobId) return second;
    } catch (error) {
      if (error instanceof CodecError && error.retryable)
        throw new HttpError('BUSY', error.message);
      throw error;
    }
    throw new HttpError('INCONSISTENT_BLOB', 'The stored slivers do not make up the named blob.');
  }

  /** Waits until enough slivers are stored anywhere: a client writes to all nodes at once. */
  private async gather(blobId: string) {
    const until = Date.now() + limits.consistencyWaitMs;
    for (;;) {
      const metadata = await this.metadata(blobId);
      const holders = await reachAll(this.nodes(), (node) => node.primaryPairs(blobId));
      const count = holders.reduce((sum, { answer }) => sum + answer.length, 0);
      if (metadata && count >= PRIMARY_SYMBOLS) {
        return { metadata, slivers: await this.collect(metadata, holders) };
      }
      if (Date.now() > until) {
        const message = `${count} of the ${PRIMARY_SYMBOLS} slivers needed are stored on answering nodes.`;
        throw new HttpError('NOT_FULLY_STORED', message);
      }
      await sleep(POLL_MS);
    }
  }

  private async metadata(blobId: string): Promise<BlobMetadata | undefined> {
    for (const node of this.nodes()) {
      const found = await reach(node, (one) => one.heldMetadata(blobId)).catch(() => undefined);
      if (found) return found;
    }
    return undefined;
  }

  private async collect(
    metadata: BlobMetadata,
    holders: { node: StorageNode; answer: number[] }[],
  ): Promise<FoundSliver[]> {
    const layout = sliverLayout(metadata.unencodedBytes);
    const found: FoundSliver[] = [];
    for (const { node, answer } of holders) {
      for (const pair of answer) {
        const bytes = await node
          .heldSliver(metadata.blobId, 'primary', pair)
          .catch(() => undefined);
        const data = bytes && sliverData('primary', pair, layout, bytes);
        if (bytes && data) found.push({ pair, bytes, data });
      }
    }
    return found.toSorted((a, b) => a.pair - b.pair);
  }

  private async encodeAgain(
    metadata: BlobMetadata,
    slivers: FoundSliver[],
  ): Promise<EncodedBlob | undefined> {
    if (slivers.length < PRIMARY_SYMBOLS) return undefined;
    const { blobId, unencodedBytes } = metadata;
    const chosen = slivers.slice(0, PRIMARY_SYMBOLS).map((sliver) => sliver.bytes);
    return this.codec
      .run({ kind: 'rebuild', blobId, blobBytes: unencodedBytes, slivers: chosen }, unencodedBytes)
      .catch((error: unknown) => {
        if (error instanceof CodecError && error.code === 'FAILED') return undefined;
        throw error;
      });
  }

  /** Slivers whose row hashes to what the metadata says. */
  private async matching(metadata: BlobMetadata, slivers: FoundSliver[]): Promise<FoundSliver[]> {
    const layout: SliverLayout = sliverLayout(metadata.unencodedBytes);
    const hashes = await this.codec.run(
      {
        kind: 'row-hashes',
        symbolBytes: layout.symbolBytes,
        rows: slivers.map((sliver) => sliver.data),
      },
      metadata.unencodedBytes,
    );
    return slivers.filter((sliver, at) => {
      const expected = metadata.primaryHashes[sliver.pair];
      const found = hashes[at];
      return expected !== undefined && found !== undefined && Buffer.from(found).equals(expected);
    });
  }
}
