import { bcs } from '@mysten/sui/bcs';
import type { ClientWithCoreApi } from '@mysten/sui/client';
import type { NoteOnChain } from '@/lib/domain';
import type { noteLayout } from '../note-layout';
import { iterationLayout } from '../object-layouts';
import { readEntry } from './read-entry';
import type { Model } from './read-model';

export interface Iteration {
  readonly number: number;
  readonly parents: readonly number[];
  readonly manifestBlobId: bigint;
  readonly blobObjectIds: readonly string[];
  /** The Walrus epoch with whose start the first of its blobs ends. */
  readonly endEpoch: number;
  readonly contentRoot: Uint8Array;
  readonly plainBytes: bigint;
  readonly cipherBytes: bigint;
  readonly sealedKey: Uint8Array;
  readonly format: string;
  readonly metrics: string;
  readonly note: NoteOnChain;
  readonly author: string;
  readonly createdAtMs: bigint;
  /** What the author says storing it cost; repaid before shares. */
  readonly costAdvancedFrost: bigint;
}

/** @throws TidemarkError not_found, chain_unreachable, chain_data_malformed */
export async function readIteration(
  client: ClientWithCoreApi,
  model: Pick<Model, 'iterationsId'>,
  number: number,
): Promise<Iteration> {
  const name = { type: 'u32', bcs: bcs.u32().serialize(number).toBytes() };
  const iteration = await readEntry(client, model.iterationsId, name, iterationLayout);
  return {
    number: iteration.number,
    parents: iteration.parents,
    manifestBlobId: iteration.manifest_blob_id,
    blobObjectIds: iteration.blob_objects,
    endEpoch: iteration.end_epoch,
    contentRoot: iteration.content_root,
    plainBytes: iteration.plain_bytes,
    cipherBytes: iteration.cipher_bytes,
    sealedKey: iteration.sealed_key,
    format: iteration.format,
    metrics: iteration.metrics,
    note: toNote(iteration.note),
    author: iteration.author,
    createdAtMs: iteration.created_at_ms,
    costAdvancedFrost: iteration.cost_advanced,
  };
}

/** The note of an iteration or of the event of its publishing. */
export function toNote(note: ReturnType<typeof noteLayout.parse>): NoteOnChain {
  return {
    kind: note.kind,
    text: note.text,
    opensAtMs: note.opens_at_ms,
    commitment: note.commitment,
    sealed: note.sealed,
  };
}
