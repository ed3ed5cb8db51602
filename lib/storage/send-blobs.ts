import { StorageNodeAPIError, UserAbortError } from '@mysten/walrus';
import { base64UrlToBytes, bytesToBase64Url, isTidemarkError, TidemarkError } from '../domain';
import type { Bytes } from '../crypto/bytes';
import { countNodes } from './node-census';
import type { SaveUpload } from './register-blobs';
import type { StorageTasks } from './storage-tasks';
import type { OnUploadProgress } from './upload-progress';
import { bytesOf, headerOf, planOf, type BlobState, type UploadState } from './upload-state';
import { askChain, type WalrusDoor } from './walrus-door';
import { withRetries } from './with-retries';

export interface SendOptions {
  readonly save: SaveUpload;
  readonly onProgress?: OnUploadProgress;
  readonly signal?: AbortSignal;
}

/** Epoch of a confirmation message: u32 little-endian after three bytes of intent. */
const EPOCH_OFFSET = 3;

/**
 * Sends every registered blob that has no valid confirmation yet to the upload relay. Parts are
 * sealed again from the file; bytes that differ from the first time are never sent.
 * @throws TidemarkError file_changed, relay_unreachable, relay_refused, storage_unreachable,
 * chain_unreachable, cancelled
 */
export async function sendBlobs(
  state: UploadState,
  file: Blob,
  door: WalrusDoor,
  tasks: StorageTasks,
  options: SendOptions,
): Promise<UploadState> {
  const { committee } = await askChain(() => door.client.systemState());
  const totalBytes = state.blobs.reduce((sum, blob) => sum + blob.sizeBytes, 0);
  let current = state;
  let doneBytes = 0;
  for (const [index, blob] of state.blobs.entries()) {
    const report = (sentBytes: number) =>
      options.onProgress?.({ phase: 'sending', doneBytes: doneBytes + sentBytes, totalBytes });
    report(0);
    if (confirmedEpoch(blob) !== committee.epoch) {
      const bytes = await blobBytes(current, index, file, tasks);
      const certificate = await sendOne(door, blob, bytes, report, options.signal);
      current = withBlob(current, index, { ...blob, certificate });
      await options.save(current);
    }
    doneBytes += blob.sizeBytes;
  }
  options.onProgress?.({ phase: 'sending', doneBytes: totalBytes, totalBytes });
  return current;
}

async function blobBytes(
  state: UploadState,
  index: number,
  file: Blob,
  tasks: StorageTasks,
): Promise<Bytes> {
  const part = planOf(state).parts[index];
  if (part === undefined) return new TextEncoder().encode(state.manifest);
  const header = await headerOf(state);
  const task = { file, dataKey: bytesOf(state.dataKey), header, part };
  const sealed = await tasks.sealPart(task);
  // The same key and salt must never seal two contents: what differs stays on this machine.
  if (sealed.sha256 !== state.blobs[index]?.sha256) {
    throw new TidemarkError(
      'file_changed',
      'This file differs from the one chosen before; choose the same file or start again.',
    );
  }
  return sealed.bytes;
}

async function sendOne(
  door: WalrusDoor,
  blob: BlobState,
  bytes: Bytes,
  onSent: (sentBytes: number) => void,
  signal?: AbortSignal,
): Promise<NonNullable<BlobState['certificate']>> {
  const { objectId } = blob;
  if (objectId === undefined) {
    throw new TidemarkError('upload_state_malformed', 'Register the storage before sending.');
  }
  door.onSent = onSent;
  try {
    const { certificate } = await withRetries(async () => {
      try {
        return await door.client.writeBlobToUploadRelay({
          blobId: blob.blobId,
          blob: bytes,
          nonce: bytesOf(blob.nonce),
          txDigest: blob.registerDigest ?? '',
          blobObjectId: objectId,
          deletable: false,
          encodingType: 'RS2',
          signal,
        });
      } catch (caught) {
        throw relayFailure(caught);
      }
    }, signal);
    return {
      signers: certificate.signers,
      message: bytesToBase64Url(certificate.serializedMessage),
      signature: bytesToBase64Url(certificate.signature),
    };
  } catch (caught) {
    throw await withCensus(door, blob, caught);
  } finally {
    door.onSent = null;
  }
}

function relayFailure(cause: unknown): TidemarkError {
  if (cause instanceof UserAbortError) {
    return new TidemarkError('cancelled', 'You stopped the upload; it can be continued.', {
      cause,
    });
  }
  const status = cause instanceof StorageNodeAPIError ? (cause.status ?? 0) : 0;
  // 404 and 409: the relay has not seen the registration yet.
  const isOurFault = status >= 400 && status < 500 && ![404, 408, 409, 429].includes(status);
  return isOurFault
    ? new TidemarkError(
        'relay_refused',
        'The upload relay refused these bytes; start the upload again.',
        { cause, details: { status } },
      )
    : new TidemarkError(
        'relay_unreachable',
        'The upload relay does not answer; your storage is paid and kept, try again in a moment.',
        { cause, details: { status } },
      );
}

/** A relay that fails while too few nodes answer is not the relay's fault: say the real reason. */
async function withCensus(door: WalrusDoor, blob: BlobState, caught: unknown): Promise<unknown> {
  if (!isTidemarkError(caught) || caught.code !== 'relay_unreachable') return caught;
  const census = await countNodes(door.client, door.nodes, blob.blobId);
  if (census === null || census.answering >= census.neededToWrite) return caught;
  const { answering, total, neededToWrite } = census;
  return new TidemarkError(
    'storage_unreachable',
    `${answering} of ${total} storage nodes answer and ${neededToWrite} are needed to store; your storage is paid and kept, try again later.`,
    { cause: caught, details: { answering, total, neededToWrite } },
  );
}

function confirmedEpoch(blob: BlobState): number | null {
  const message = base64UrlToBytes(blob.certificate?.message ?? '');
  if (message === null || message.length < EPOCH_OFFSET + 4) return null;
  return new DataView(message.buffer).getUint32(EPOCH_OFFSET, true);
}

function withBlob(state: UploadState, index: number, blob: BlobState): UploadState {
  return { ...state, blobs: state.blobs.map((old, at) => (at === index ? blob : old)) };
}
