import { Transaction } from '@mysten/sui/transactions';
import { hexToBytes, TidemarkError } from '../domain';
import type { Bytes } from '../crypto/bytes';
import { createdBlobs, ownedBlobs, type BlobObject } from './blob-object';
import { bytesOf, type BlobState, type UploadState } from './upload-state';
import { askChain, type WalrusDoor } from './walrus-door';

/** Signs and executes a transaction in the person's name; answers its digest. */
export type ExecuteTransaction = (
  transaction: Transaction,
  purpose: 'register-storage' | 'certify-storage',
) => Promise<{ readonly digest: string }>;

/** Called after every step that must not be lost; awaited. */
export type SaveUpload = (state: UploadState) => void | Promise<void>;

/**
 * Pays for and registers every blob that is not registered yet, in one transaction (one per blob
 * where the relay wants a tip). Looks on chain first, so that a crash between signing and saving
 * does not pay twice.
 * @throws TidemarkError wal_insufficient and others of the caller's execute, transaction_failed,
 * chain_unreachable
 */
export async function registerBlobs(
  state: UploadState,
  door: WalrusDoor,
  execute: ExecuteTransaction,
  save: SaveUpload,
): Promise<UploadState> {
  let current = await adoptOwned(state, door);
  await save(current);
  const missing = current.blobs.filter((blob) => blob.objectId === undefined);
  const batches = door.isRelayTipped ? missing.map((blob) => [blob]) : [missing];
  for (const batch of batches) {
    if (batch.length === 0) continue;
    const transaction = registerTransaction(current, batch, door);
    const { digest } = await execute(transaction, 'register-storage');
    door.client.reset();
    current = adopt(current, await createdBlobs(door, digest), digest);
    await save(current);
  }
  if (current.blobs.some((blob) => blob.objectId === undefined)) {
    throw new TidemarkError(
      'chain_data_malformed',
      'The storage was paid for but its object was not found; reload the page to continue.',
      { retryable: true },
    );
  }
  return current;
}

/** The transaction that registers the blobs given; its sender is the owner. */
export function registerTransaction(
  state: UploadState,
  blobs: readonly BlobState[],
  door: Pick<WalrusDoor, 'client' | 'isRelayTipped'>,
): Transaction {
  const transaction = new Transaction();
  transaction.setSenderIfNotSet(state.owner);
  for (const blob of blobs) {
    if (door.isRelayTipped) {
      transaction.add(
        door.client.sendUploadRelayTip({
          size: blob.sizeBytes,
          blobDigest: digestBytes(blob),
          nonce: bytesOf(blob.nonce),
        }),
      );
    }
    const registered = transaction.add(
      door.client.registerBlob({
        size: blob.sizeBytes,
        epochs: state.epochs,
        blobId: blob.blobId,
        rootHash: bytesOf(blob.rootHash),
        deletable: false,
      }),
    );
    transaction.transferObjects([registered], state.owner);
  }
  return transaction;
}

async function adoptOwned(state: UploadState, door: WalrusDoor): Promise<UploadState> {
  const wanted = state.blobs.filter((blob) => blob.objectId === undefined);
  if (wanted.length === 0) return state;
  const owned = await ownedBlobs(door, state.owner, new Set(wanted.map((blob) => blob.blobId)));
  if (owned.size === 0) return state;
  const { committee } = await askChain(() => door.client.systemState());
  const lasting = [...owned.values()].filter(
    (blob) => blob.endEpoch >= committee.epoch + state.epochs,
  );
  return adopt(state, lasting);
}

function adopt(
  state: UploadState,
  found: readonly BlobObject[],
  registerDigest?: string,
): UploadState {
  const byBlobId = new Map(found.map((blob) => [blob.blobId, blob.objectId]));
  const blobs = state.blobs.map((blob) => {
    const objectId = blob.objectId ?? byBlobId.get(blob.blobId);
    return objectId === undefined || blob.objectId !== undefined
      ? blob
      : { ...blob, objectId, ...(registerDigest === undefined ? {} : { registerDigest }) };
  });
  return { ...state, blobs };
}

function digestBytes(blob: BlobState): Bytes {
  const bytes = hexToBytes(blob.sha256);
  if (bytes === null) {
    throw new TidemarkError('upload_state_malformed', 'The saved upload cannot be read.');
  }
  return bytes;
}
