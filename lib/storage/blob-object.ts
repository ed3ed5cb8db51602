import { bcs } from '@mysten/sui/bcs';
import { blobIdFromU256, TidemarkError, normalizeObjectId } from '../domain';
import { MAX_OWNED_BLOB_PAGES } from './limits';
import { askChain, type WalrusDoor } from './walrus-door';

/** Layout of `blob::Blob` on chain. */
const BlobLayout = bcs.struct('Blob', {
  id: bcs.Address,
  registered_epoch: bcs.u32(),
  blob_id: bcs.u256(),
  size: bcs.u64(),
  encoding_type: bcs.u8(),
  certified_epoch: bcs.option(bcs.u32()),
  storage: bcs.struct('Storage', {
    id: bcs.Address,
    start_epoch: bcs.u32(),
    end_epoch: bcs.u32(),
    storage_size: bcs.u64(),
  }),
  deletable: bcs.bool(),
});

export interface BlobObject {
  readonly objectId: string;
  readonly blobId: string;
  readonly sizeBytes: bigint;
  readonly certifiedEpoch: number | null;
  readonly startEpoch: number;
  readonly endEpoch: number;
  /** Size of its storage: what the nodes keep. */
  readonly encodedBytes: bigint;
  readonly deletable: boolean;
}

type ChainDoor = Pick<WalrusDoor, 'client' | 'chain'>;

/** The Blob objects that a transaction created. @throws TidemarkError chain_unreachable */
export async function createdBlobs(door: ChainDoor, digest: string): Promise<BlobObject[]> {
  return askChain(async () => {
    const result = await door.chain.core.waitForTransaction({ digest, include: { effects: true } });
    const transaction = result.Transaction ?? result.FailedTransaction;
    if (transaction === undefined || !transaction.status.success) {
      throw new TidemarkError(
        'transaction_failed',
        'The chain refused to register the storage; nothing was stored.',
        { details: { digest } },
      );
    }
    const created = (transaction.effects?.changedObjects ?? [])
      .filter((object) => object.idOperation === 'Created')
      .map((object) => object.objectId);
    return readBlobObjects(door, created);
  });
}

/** Reads the objects given and keeps the Walrus blobs among them. */
export async function readBlobObjects(
  door: ChainDoor,
  objectIds: readonly string[],
): Promise<BlobObject[]> {
  if (objectIds.length === 0) return [];
  return askChain(async () => {
    const blobType = await door.client.getBlobType();
    const { objects } = await door.chain.core.getObjects({
      objectIds: [...objectIds],
      include: { content: true },
    });
    return objects.flatMap((object) =>
      object instanceof Error || object.type !== blobType ? [] : [decodeBlob(object.content)],
    );
  });
}

/**
 * Blobs that an address already owns, by blob id: after a crash between signing and saving, the
 * chain knows more than the page. @throws TidemarkError chain_unreachable
 */
export async function ownedBlobs(
  door: ChainDoor,
  owner: string,
  blobIds: ReadonlySet<string>,
): Promise<Map<string, BlobObject>> {
  return askChain(async () => {
    const found = new Map<string, BlobObject>();
    const type = await door.client.getBlobType();
    let cursor: string | null = null;
    for (let page = 0; page < MAX_OWNED_BLOB_PAGES && found.size < blobIds.size; page += 1) {
      const answer: OwnedPage = await door.chain.core.listOwnedObjects({
        owner,
        type,
        cursor,
        include: { content: true },
      });
      for (const object of answer.objects) {
        const blob = decodeBlob(object.content);
        if (blobIds.has(blob.blobId) && !blob.deletable) found.set(blob.blobId, blob);
      }
      if (!answer.hasNextPage) break;
      cursor = answer.cursor;
    }
    return found;
  });
}

interface OwnedPage {
  readonly objects: readonly { readonly content: Uint8Array | undefined }[];
  readonly hasNextPage: boolean;
  readonly cursor: string | null;
}

function decodeBlob(content: Uint8Array | undefined): BlobObject {
  if (content === undefined) {
    throw new TidemarkError('chain_data_malformed', 'The chain did not show a storage object.');
  }
  const blob = BlobLayout.parse(content);
  return {
    objectId: normalizeObjectId(blob.id),
    blobId: blobIdFromU256(BigInt(blob.blob_id)),
    sizeBytes: BigInt(blob.size),
    certifiedEpoch: blob.certified_epoch,
    startEpoch: blob.storage.start_epoch,
    endEpoch: blob.storage.end_epoch,
    encodedBytes: BigInt(blob.storage.storage_size),
    deletable: blob.deletable,
  };
}
