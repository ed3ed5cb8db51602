import { extendStorageCostFrost, type ExtendStorageInput, type Iteration } from '@/lib/chain';
import { MAX_EPOCHS_AHEAD, TidemarkError } from '@/lib/domain';
import type { NetworkAccess } from '../network-access';

/** An extension ready to be paid: alone, or before a purchase in the same transaction. */
export interface StorageExtension {
  readonly input: ExtendStorageInput;
  readonly costFrost: bigint;
  /** The Walrus epoch with whose start the storage ends afterwards. */
  readonly untilEpoch: number;
}

/**
 * What it takes to store an iteration until an epoch, at Walrus's price now.
 * @throws TidemarkError window_malformed (further ahead than Walrus stores),
 * storage_ends_too_early (not stored any more), chain_unreachable
 */
export async function planExtension(
  { client, manifest }: NetworkAccess,
  place: { readonly modelId: string; readonly iteration: Iteration },
  untilEpoch: number,
): Promise<StorageExtension> {
  const { openWalrusDoor, readBlobObjects, readStoragePrice, readWalrusEpoch } =
    await import('@/lib/storage');
  const door = openWalrusDoor({ chain: client, network: manifest });
  const { modelId, iteration } = place;
  const [blobs, price, epoch] = await Promise.all([
    readBlobObjects(door, iteration.blobObjectIds),
    readStoragePrice(door),
    readWalrusEpoch(door),
  ]);
  if (untilEpoch > epoch + MAX_EPOCHS_AHEAD) {
    throw new TidemarkError(
      'window_malformed',
      `Walrus stores at most ${MAX_EPOCHS_AHEAD} epochs ahead; choose a shorter window or an earlier end.`,
    );
  }
  if (blobs.length !== iteration.blobObjectIds.length) {
    throw new TidemarkError(
      'chain_data_malformed',
      'The chain does not show every stored part of this iteration; use another node.',
    );
  }
  if (blobs.some(({ endEpoch }) => endEpoch <= epoch)) {
    throw new TidemarkError(
      'storage_ends_too_early',
      'The storage of these bytes has ended, and Walrus extends only what is still stored; choose another iteration or ask the team to publish again.',
    );
  }
  const input: ExtendStorageInput = {
    modelId,
    iteration: iteration.number,
    storagePriceFrost: price.storagePriceFrost,
    blobs: blobs.map(({ objectId, encodedBytes, endEpoch }) => ({
      blobObjectId: objectId,
      encodedBytes,
      epochs: Math.max(0, untilEpoch - endEpoch),
    })),
  };
  return { input, costFrost: extendStorageCostFrost(input), untilEpoch };
}
