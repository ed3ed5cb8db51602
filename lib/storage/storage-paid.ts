import { normalizeStructTag } from '@mysten/sui/utils';
import { storageCostFrost, type BlobStorage, type StoragePrice } from '../domain';
import { readBlobObjects } from './blob-object';
import type { UploadState } from './upload-state';
import { askChain, type WalrusDoor } from './walrus-door';

export interface StoragePaid {
  /** What the owner paid Walrus for the blobs of an upload. */
  readonly paidFrost: bigint;
  readonly blobs: readonly BlobStorage[];
}

type ChainDoor = Pick<WalrusDoor, 'client' | 'chain'>;

/**
 * What registering an upload's blobs cost its owner, from the transactions that paid for them;
 * where one is unknown (a crash between signing and saving) at the price of now.
 * @throws TidemarkError chain_unreachable
 */
export async function readStoragePaid(
  state: UploadState,
  door: ChainDoor,
  walType: string,
): Promise<StoragePaid> {
  const objectIds = state.blobs.flatMap((blob) => blob.objectId ?? []);
  const blobs = await readBlobObjects(door, objectIds);
  const digests = state.blobs.map((blob) => blob.registerDigest);
  const known = digests.flatMap((digest) => digest ?? []);
  const paidFrost =
    known.length === digests.length
      ? await paidIn(new Set(known), door, { owner: state.owner, walType })
      : storageCostFrost(blobs, await readStoragePrice(door));
  return { paidFrost, blobs };
}

/** Walrus's prices now. @throws TidemarkError chain_unreachable */
export async function readStoragePrice(door: Pick<WalrusDoor, 'client'>): Promise<StoragePrice> {
  const { storage_price_per_unit_size: storage, write_price_per_unit_size: write } = await askChain(
    () => door.client.systemState(),
  );
  return { storagePriceFrost: BigInt(storage), writePriceFrost: BigInt(write) };
}

/** The Walrus epoch of now. @throws TidemarkError chain_unreachable */
export async function readWalrusEpoch(door: Pick<WalrusDoor, 'client'>): Promise<number> {
  const { committee } = await askChain(() => door.client.systemState());
  return committee.epoch;
}

async function paidIn(
  digests: ReadonlySet<string>,
  door: ChainDoor,
  { owner, walType }: { owner: string; walType: string },
): Promise<bigint> {
  const coin = normalizeStructTag(walType);
  let paidFrost = 0n;
  // At most one transaction a blob.
  for (const digest of digests) {
    const result = await askChain(() =>
      door.chain.core.getTransaction({ digest, include: { balanceChanges: true } }),
    );
    for (const change of result.Transaction?.balanceChanges ?? []) {
      const isOwn = change.address === owner && normalizeStructTag(change.coinType) === coin;
      if (isOwn) paidFrost -= BigInt(change.amount);
    }
  }
  return paidFrost > 0n ? paidFrost : 0n;
}
