import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Aggregator } from './aggregator';
import { ChainFollower } from './chain';
import { CheckedBlobs } from './checked-blobs';
import { Codec } from './codec';
import type { WalrusConfig } from './config';
import { Consistency } from './consistency';
import { NODE_COUNT, nodePublicKey, nodeSecretKey, publisherKeypair } from './keys';
import { StorageNode } from './node';
import { NodeStore } from './node-store';
import { Publisher } from './publisher';
import { Recovery } from './recovery';
import { RebuiltBlobs } from './rebuilt-blobs';
import { Relay } from './relay';

/** All parts of the storage network, wired together. */
export class Storage {
  readonly chain: ChainFollower;
  readonly nodes: StorageNode[];
  readonly relay: Relay;
  readonly aggregator: Aggregator;
  readonly publisher: Publisher;
  readonly recovery: Recovery;
  /** Folder for bodies on their way in. */
  readonly incoming: string;
  private readonly codec = new Codec();
  private readonly stores: NodeStore[];
  private readonly checked: CheckedBlobs;
  private readonly rebuilt: RebuiltBlobs;

  constructor(config: WalrusConfig) {
    const { directory, seed, packages, objects } = config;
    const walrusIds = { walrusPackage: packages.walrus, systemObject: objects.system };
    const keys = Array.from({ length: NODE_COUNT }, (_, index) => nodeSecretKey(seed, index));
    this.incoming = join(directory, 'incoming');
    this.chain = new ChainFollower(config.rpcUrl, walrusIds, () => this.sweep());
    this.stores = keys.map((_, index) => new NodeStore(join(directory, 'nodes', String(index))));
    this.checked = new CheckedBlobs(join(directory, 'checked'));
    this.rebuilt = new RebuiltBlobs(join(directory, 'rebuilt'));
    const consistency = new Consistency(this.checked, this.codec, () => this.nodes);
    const check = (blobId: string) => consistency.check(blobId);
    this.nodes = this.stores.map(
      (store, index) => new StorageNode(index, keyAt(keys, index), store, this.chain, check),
    );
    this.recovery = new Recovery(this.chain, consistency);
    this.relay = new Relay(this.nodes, keys.map(nodePublicKey), this.codec, consistency);
    this.aggregator = new Aggregator(this.nodes, this.chain, consistency, this.codec, this.rebuilt);
    this.publisher = new Publisher(publisherKeypair(seed), this.chain, this.relay, {
      ...walrusIds,
      walType: `${packages.wal}::wal::WAL`,
    });
  }

  /** Makes the folders and drops what a stopped process left half done. */
  async prepare(): Promise<void> {
    await rm(this.incoming, { recursive: true, force: true });
    await mkdir(this.incoming, { recursive: true });
    await Promise.all(this.stores.map((store) => store.prepare()));
    await this.checked.prepare();
    await this.rebuilt.prepare();
  }

  async close(): Promise<void> {
    await this.codec.close();
  }

  /** Drops the bytes of blobs that have ended or were deleted. */
  private async sweep(): Promise<void> {
    const gone = await Promise.all(this.nodes.map((node) => node.sweep()));
    for (const blobId of new Set(gone.flat())) {
      await this.checked.remove(blobId);
      await this.rebuilt.remove(blobId);
    }
  }
}

function keyAt(keys: Uint8Array[], index: number): Uint8Array {
  const key = keys[index];
  if (!key) throw new Error(`There is no node ${index}.`);
  return key;
}
