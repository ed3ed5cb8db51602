import { bcs } from '@mysten/sui/bcs';
import {
  Transaction,
  type TransactionArgument,
  type TransactionObjectArgument,
} from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, walrusPackageId, type Deployment } from '../deployment';

/** What the author says about an iteration, and who may read it when. */
export type NoteInput =
  | { readonly kind: 'public'; readonly text: string }
  | ({ readonly kind: 'sealed_until'; readonly opensAtMs: bigint } & SealedNote)
  | ({ readonly kind: 'auditors' } & SealedNote);

interface SealedNote {
  /** SHA-256 of `noteCommitmentBytes`, 32 bytes. */
  readonly commitment: Uint8Array;
  /** The text under the note's own key id, 64 to 6 144 bytes. */
  readonly sealed: Uint8Array;
}

export interface PublishIterationInput {
  readonly teamCapId: string;
  readonly teamId: string;
  readonly modelId: string;
  /** Certified Walrus blobs of the sender: object ids, or results of earlier commands. */
  readonly blobs: readonly (string | TransactionObjectArgument)[];
  /** As on chain (u256). */
  readonly manifestBlobId: bigint;
  /** 32 bytes. */
  readonly contentRoot: Uint8Array;
  readonly plainBytes: bigint;
  readonly cipherBytes: bigint;
  /** BCS EncryptedObject of the data key. */
  readonly sealedKey: Uint8Array;
  readonly parents: readonly number[];
  readonly format: string;
  /** JSON text, or empty. */
  readonly metrics: string;
  readonly note: NoteInput;
  /** What the sender paid for storage and wants repaid before shares; 0 claims nothing. */
  readonly costAdvancedFrost: bigint;
}

/** Appends an iteration to a model; the model keeps the blobs for good. */
export function publishIteration(
  deployment: Deployment,
  input: PublishIterationInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  const blobs = transaction.makeMoveVec({
    type: `${walrusPackageId(deployment)}::blob::Blob`,
    elements: input.blobs.map((blob) => transaction.object(blob)),
  });
  const note = addNote(deployment, input.note, transaction);
  transaction.moveCall({
    target: callTarget(deployment, 'publishing::publish_iteration'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.teamCapId),
      transaction.object(deployment.objects.market),
      transaction.object(input.teamId),
      transaction.object(input.modelId),
      blobs,
      transaction.pure.u256(input.manifestBlobId),
      transaction.pure(bcs.byteVector().serialize(input.contentRoot)),
      transaction.pure.u64(input.plainBytes),
      transaction.pure.u64(input.cipherBytes),
      transaction.pure(bcs.byteVector().serialize(input.sealedKey)),
      transaction.pure(bcs.vector(bcs.u32()).serialize(input.parents)),
      transaction.pure.string(input.format),
      transaction.pure.string(input.metrics),
      note,
      transaction.pure.u64(input.costAdvancedFrost),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}

/** A `note::Note` value, made by the function of its kind. */
function addNote(
  deployment: Deployment,
  note: NoteInput,
  transaction: Transaction,
): TransactionArgument {
  if (note.kind === 'public') {
    return transaction.moveCall({
      target: callTarget(deployment, 'note::public_text'),
      arguments: [transaction.pure.string(note.text)],
    });
  }
  const hidden = [
    transaction.pure(bcs.byteVector().serialize(note.commitment)),
    transaction.pure(bcs.byteVector().serialize(note.sealed)),
  ];
  if (note.kind === 'auditors') {
    const target = callTarget(deployment, 'note::for_auditors');
    return transaction.moveCall({ target, arguments: hidden });
  }
  return transaction.moveCall({
    target: callTarget(deployment, 'note::sealed_until'),
    arguments: [transaction.pure.u64(note.opensAtMs), ...hidden],
  });
}
