import type { ChainView } from './chain';
import type { Consistency } from './consistency';
import { KeyedQueue } from './keyed-queue';
import type { StorageNode } from './node';

/**
 * Gives a node that was away the slivers it missed: each blob is rebuilt from the other nodes and
 * this node's part of it is stored. One blob at a time, in the background.
 */
export class Recovery {
  private readonly queue = new KeyedQueue();

  constructor(
    private readonly chain: ChainView,
    private readonly consistency: Consistency,
  ) {}

  /** Resolves when the node holds all it can get now. Never rejects; failures are logged. */
  start(node: StorageNode): Promise<void> {
    return this.queue
      .run('recovery', () => this.recover(node))
      .catch((error: unknown) => report(node, error));
  }

  private async recover(node: StorageNode): Promise<void> {
    await this.chain.look();
    for (const blobId of this.chain.registrations.certifiedBlobs(this.chain.epoch)) {
      if (node.mode !== 'up') return;
      await this.recoverBlob(node, blobId).catch((error: unknown) => report(node, error));
    }
  }

  private async recoverBlob(node: StorageNode, blobId: string): Promise<void> {
    const blob = await this.consistency.find(blobId);
    if (blob && (await node.holds(blob)) === 'all') return;
    await node.storeAll(await this.consistency.recode(blobId));
  }
}

function report(node: StorageNode, error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  console.error(`[walrus] node ${node.index} could not get back what it missed: ${why}`);
}
