import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bcs } from '@mysten/sui/bcs';
import { Aggregator } from './aggregator';
import type { ChainView } from './chain';
import { CheckedBlobs } from './checked-blobs';
import { Codec } from './codec';
import type { EncodedBlob } from './codec-job';
import { Consistency } from './consistency';
import { blobIdToU256 } from './encoding';
import { nodePublicKey, nodeSecretKey, NODE_COUNT } from './keys';
import { StorageNode } from './node';
import { NodeStore } from './node-store';
import { RebuiltBlobs } from './rebuilt-blobs';
import { Recovery } from './recovery';
import { Registrations } from './registrations';
import { Relay } from './relay';

const seed = '05'.repeat(32);
export const objectId = (fill: number) => `0x${fill.toString(16).padStart(2, '0').repeat(32)}`;

/** For tests: the storage network as it is, with events fed by hand instead of read from a chain. */
export class TestStorage implements ChainView {
  registrations = new Registrations();
  epoch = 1;
  readonly directory = mkdtempSync(join(tmpdir(), 'storage-'));
  readonly codec = new Codec();
  readonly publicKeys = Array.from({ length: NODE_COUNT }, (_, index) =>
    nodePublicKey(nodeSecretKey(seed, index)),
  );
  nodes: StorageNode[] = [];
  readonly checked = new CheckedBlobs(join(this.directory, 'checked'));
  readonly consistency = new Consistency(this.checked, this.codec, () => this.nodes);
  private readonly rebuilt = new RebuiltBlobs(join(this.directory, 'rebuilt'));
  private events = 0;

  get recovery(): Recovery {
    return new Recovery(this, this.consistency);
  }

  async look(): Promise<void> {
    // Events are fed by hand.
  }

  /** Opens the folder, as a start of the process does. */
  async open(): Promise<void> {
    await this.checked.prepare();
    await this.rebuilt.prepare();
    this.nodes = await Promise.all(
      this.publicKeys.map(async (_, index) => {
        const store = new NodeStore(join(this.directory, 'nodes', String(index)));
        await store.prepare();
        const check = (blobId: string) => this.consistency.check(blobId);
        return new StorageNode(index, nodeSecretKey(seed, index), store, this, check);
      }),
    );
  }

  get relay(): Relay {
    return new Relay(this.nodes, this.publicKeys, this.codec, this.consistency);
  }

  get aggregator(): Aggregator {
    return new Aggregator(this.nodes, this, this.consistency, this.codec, this.rebuilt);
  }

  async encode(blob: Uint8Array): Promise<EncodedBlob> {
    const file = join(this.directory, 'blob');
    writeFileSync(file, blob);
    return this.codec.run({ kind: 'encode', file }, blob.length);
  }

  register(blobId: string, size: number, object: string, deletable = false, endEpoch = 4): void {
    this.apply(
      'BlobRegistered',
      bcs
        .struct('', {
          epoch: bcs.u32(),
          blobId: bcs.u256(),
          size: bcs.u64(),
          encodingType: bcs.u8(),
          endEpoch: bcs.u32(),
          deletable: bcs.bool(),
          objectId: bcs.Address,
        })
        .serialize({
          epoch: this.epoch,
          blobId: blobIdToU256(blobId),
          size,
          encodingType: 1,
          endEpoch,
          deletable,
          objectId: object,
        })
        .toBytes(),
    );
  }

  certify(blobId: string, object: string, deletable = false, endEpoch = 4): void {
    this.apply(
      'BlobCertified',
      bcs
        .struct('', {
          epoch: bcs.u32(),
          blobId: bcs.u256(),
          endEpoch: bcs.u32(),
          deletable: bcs.bool(),
          objectId: bcs.Address,
          isExtension: bcs.bool(),
        })
        .serialize({
          epoch: this.epoch,
          blobId: blobIdToU256(blobId),
          endEpoch,
          deletable,
          objectId: object,
          isExtension: false,
        })
        .toBytes(),
    );
  }

  delete(blobId: string, object: string): void {
    this.apply(
      'BlobDeleted',
      bcs
        .struct('', {
          epoch: bcs.u32(),
          blobId: bcs.u256(),
          endEpoch: bcs.u32(),
          objectId: bcs.Address,
          wasCertified: bcs.bool(),
        })
        .serialize({
          epoch: this.epoch,
          blobId: blobIdToU256(blobId),
          endEpoch: 4,
          objectId: object,
          wasCertified: true,
        })
        .toBytes(),
    );
  }

  async read(blobId: string, first?: number, last?: number): Promise<Buffer> {
    const { aggregator } = this;
    const readable = await aggregator.find(blobId);
    const end = last ?? readable.blob.blobBytes - 1;
    const pieces: Uint8Array[] = [];
    for await (const piece of aggregator.read(readable, first ?? 0, end)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** Rebuilt blobs are kept; tests of rebuilding start without them. */
  async forgetRebuilt(blobId: string): Promise<void> {
    await this.rebuilt.remove(blobId);
  }

  async close(): Promise<void> {
    await this.codec.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private apply(name: string, contents: Uint8Array): void {
    this.events += 1;
    this.registrations.apply({ name, contents, txDigest: `tx${this.events}`, eventSeq: '0' });
  }
}
