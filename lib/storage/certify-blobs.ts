import { Transaction } from '@mysten/sui/transactions';
import { TidemarkError } from '../domain';
import { readBlobObjects } from './blob-object';
import type { ExecuteTransaction } from './register-blobs';
import { bytesOf, type BlobState, type UploadState } from './upload-state';
import type { WalrusDoor } from './walrus-door';

/**
 * Adds the commands that certify every uploaded blob that is not certified yet, so that the
 * same transaction can publish the iteration: one signature for both.
 * Answers the number of commands added. @throws TidemarkError upload_state_malformed
 */
export async function addCertifyCommands(
  transaction: Transaction,
  state: UploadState,
  door: WalrusDoor,
): Promise<number> {
  const objectIds = state.blobs.map((blob) => sentBlob(blob).objectId);
  const onChain = await readBlobObjects(door, objectIds);
  const certified = new Set(
    onChain.filter((blob) => blob.certifiedEpoch !== null).map((blob) => blob.objectId),
  );
  let added = 0;
  for (const blob of state.blobs) {
    const { objectId, certificate } = sentBlob(blob);
    if (certified.has(objectId)) continue;
    transaction.add(
      door.client.certifyBlob({
        blobId: blob.blobId,
        blobObjectId: objectId,
        deletable: false,
        certificate: {
          signers: certificate.signers,
          serializedMessage: bytesOf(certificate.message),
          signature: bytesOf(certificate.signature),
        },
      }),
    );
    added += 1;
  }
  return added;
}

/** Certifies in a transaction of its own; does nothing when everything is certified. */
export async function certifyBlobs(
  state: UploadState,
  door: WalrusDoor,
  execute: ExecuteTransaction,
): Promise<void> {
  const transaction = new Transaction();
  transaction.setSenderIfNotSet(state.owner);
  if ((await addCertifyCommands(transaction, state, door)) === 0) return;
  await execute(transaction, 'certify-storage');
  door.client.reset();
}

/** What `publish_iteration` needs of a finished upload. */
export interface PublishedBytes {
  /** Storage objects to hand over, the manifest's last. */
  readonly blobObjectIds: readonly string[];
  readonly blobIds: readonly string[];
  readonly manifestBlobId: string;
  readonly contentRoot: string;
  readonly plainBytes: number;
  /** Bytes stored: parts and manifest. */
  readonly cipherBytes: number;
}

/** @throws TidemarkError upload_state_malformed when the upload is not finished */
export function publishedBytes(state: UploadState): PublishedBytes {
  const manifest = state.blobs.at(-1);
  if (manifest === undefined) throw unfinished();
  return {
    blobObjectIds: state.blobs.map((blob) => sentBlob(blob).objectId),
    blobIds: state.blobs.map((blob) => blob.blobId),
    manifestBlobId: manifest.blobId,
    contentRoot: state.contentRoot,
    plainBytes: state.file.sizeBytes,
    cipherBytes: state.blobs.reduce((sum, blob) => sum + blob.sizeBytes, 0),
  };
}

function sentBlob(blob: BlobState) {
  const { objectId, certificate } = blob;
  if (objectId === undefined || certificate === undefined) throw unfinished();
  return { objectId, certificate };
}

function unfinished(): TidemarkError {
  return new TidemarkError(
    'upload_state_malformed',
    'The upload is not finished yet; continue it first.',
  );
}
