import type { ChainView } from './chain';
import type { CheckedBlob } from './checked-blobs';
import { CodecError, type Codec } from './codec';
import type { Consistency } from './consistency';
import {
  FAULTY_SHARDS,
  PRIMARY_SYMBOLS,
  QUORUM_SHARDS,
  shardOfPair,
  sliverData,
  sliverLayout,
} from './encoding';
import { HttpError } from './http-error';
import { SingleFlight } from './keyed-queue';
import { nodeOfShard } from './keys';
import type { StorageNode } from './node';
import { reach, reachAll, weightOf } from './reach';
import type { RebuiltBlobs } from './rebuilt-blobs';
import type { BlobStatus } from './registrations';

/** A blob that can be read now. */
export interface Readable {
  blob: CheckedBlob;
  /** Nodes that answered a moment ago. */
  nodes: StorageNode[];
}

/**
 * Puts blobs together for readers. A quorum of nodes must answer that the blob is certified; its
 * bytes come straight from the first 334 primary slivers, each checked, or, where one of them is
 * missing or wrong, from a rebuild out of any 334 others.
 */
export class Aggregator {
  private readonly rebuilding = new SingleFlight<void>();

  constructor(
    private readonly nodes: StorageNode[],
    private readonly chain: ChainView,
    private readonly consistency: Consistency,
    private readonly codec: Codec,
    private readonly rebuilt: RebuiltBlobs,
  ) {}

  /** Throws HttpError BLOB_NOT_FOUND, NOT_ENOUGH_NODES. */
  async find(blobId: string): Promise<Readable> {
    await this.chain.look();
    const answers = await reachAll(this.nodes, async (node) => node.lastStatus(blobId));
    const nodes = answers.map(({ node }) => node);
    if (weightOf(nodes) < QUORUM_SHARDS) throw this.tooFew(nodes.length);
    const certified = answers.filter(({ answer }) => isCertified(answer));
    if (weightOf(certified.map(({ node }) => node)) <= FAULTY_SHARDS) {
      throw new HttpError('BLOB_NOT_FOUND', 'No certified blob of this id is stored now.');
    }
    return { blob: await this.consistency.check(blobId), nodes };
  }

  /** Bytes `first..last` (both inclusive), in pieces. Throws HttpError before the first piece or later. */
  async *read({ blob, nodes }: Readable, first: number, last: number): AsyncGenerator<Uint8Array> {
    const { primaryDataBytes } = sliverLayout(blob.blobBytes);
    const firstRow = Math.floor(first / primaryDataBytes);
    const lastRow = Math.floor(last / primaryDataBytes);
    const answering = new Set(nodes.map((node) => node.index));
    for (let row = firstRow; row <= lastRow; row += 1) {
      const start = row * primaryDataBytes;
      const from = Math.max(first, start);
      const to = Math.min(last, start + primaryDataBytes - 1);
      const data = await this.row(blob, row, answering);
      if (data) yield data.subarray(from - start, to - start + 1);
      else yield* this.readRebuilt(blob, nodes, from, last);
      if (!data) return;
    }
  }

  /** A systematic sliver's data; undefined where its node does not give the right one. */
  private async row(blob: CheckedBlob, row: number, answering: Set<number>) {
    const owner = this.nodes[nodeOfShard(shardOfPair(blob.blobId, row))];
    if (!owner || !answering.has(owner.index)) return undefined;
    const bytes = await reach(owner, (node) => node.sliver(blob.blobId, 'primary', row)).catch(
      () => undefined,
    );
    if (bytes && blob.hasPrimary(row, bytes)) {
      return sliverData('primary', row, sliverLayout(blob.blobBytes), bytes);
    }
    answering.delete(owner.index);
    return undefined;
  }

  private async *readRebuilt(
    blob: CheckedBlob,
    nodes: StorageNode[],
    first: number,
    last: number,
  ): AsyncGenerator<Uint8Array> {
    await this.rebuilding.run(blob.blobId, async () => {
      if (!(await this.rebuilt.has(blob.blobId))) {
        await this.rebuilt.add(blob.blobId, await this.rebuild(blob, nodes));
      }
    });
    yield* this.rebuilt.read(blob.blobId, first, last);
  }

  private async rebuild(blob: CheckedBlob, nodes: StorageNode[]): Promise<Uint8Array> {
    const slivers: Uint8Array[] = [];
    const parts = await reachAll(nodes, (node) => this.slivers(node, blob));
    for (const { answer } of parts) slivers.push(...answer);
    if (slivers.length < PRIMARY_SYMBOLS) {
      const message = `Only ${slivers.length} of the ${PRIMARY_SYMBOLS} slivers needed to rebuild the blob can be had now.`;
      throw new HttpError('NOT_ENOUGH_NODES', message, {
        slivers: String(slivers.length),
        needed: String(PRIMARY_SYMBOLS),
      });
    }
    const bytes = await this.decode(blob, slivers.slice(0, PRIMARY_SYMBOLS));
    if (!blob.is(bytes)) throw new HttpError('INTERNAL', 'The rebuilt blob is not the one named.');
    return bytes;
  }

  /** The right primary slivers that a node gives. */
  private async slivers(node: StorageNode, blob: CheckedBlob): Promise<Uint8Array[]> {
    const good: Uint8Array[] = [];
    for (const pair of await node.primaryPairs(blob.blobId)) {
      const bytes = await node.sliver(blob.blobId, 'primary', pair).catch(() => undefined);
      if (bytes && blob.hasPrimary(pair, bytes)) good.push(bytes);
    }
    return good;
  }

  private async decode(blob: CheckedBlob, slivers: Uint8Array[]): Promise<Uint8Array> {
    const { blobId, blobBytes } = blob;
    try {
      return await this.codec.run({ kind: 'decode', blobId, blobBytes, slivers }, blobBytes);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      throw new HttpError(
        error.retryable ? 'BUSY' : 'INTERNAL',
        error.message,
        {},
        { cause: error },
      );
    }
  }

  private tooFew(answering: number): HttpError {
    const total = this.nodes.length;
    const needed = Math.ceil((total * 2 + 1) / 3);
    return new HttpError(
      'NOT_ENOUGH_NODES',
      `${answering} of ${total} storage nodes answer; ${needed} are needed to read a blob. Nothing is lost: try again when more nodes answer.`,
      { answering: String(answering), needed: String(needed), total: String(total) },
    );
  }
}

function isCertified(status: BlobStatus): boolean {
  if (status === 'nonexistent') return false;
  if ('permanent' in status) return status.permanent.initialCertifiedEpoch !== null;
  return status.deletable.initialCertifiedEpoch !== null;
}
