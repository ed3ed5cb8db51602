import { bcs } from '@mysten/sui/bcs';
import { Transaction, type TransactionObjectArgument } from '@mysten/sui/transactions';
import { TidemarkError } from '@/lib/domain';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface PublishIterationInput {
  readonly teamCapId: string;
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
  readonly note: string;
}

/** Appends an iteration to a model; the model keeps the blobs for good. */
export function publishIteration(
  deployment: Deployment,
  input: PublishIterationInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  const { walrus } = deployment.packages;
  if (walrus === undefined) {
    throw new TidemarkError(
      'config_invalid',
      'The network manifest names no Walrus package; add packages.walrus.',
    );
  }
  const blobs = transaction.makeMoveVec({
    type: `${walrus}::blob::Blob`,
    elements: input.blobs.map((blob) => transaction.object(blob)),
  });
  transaction.moveCall({
    target: callTarget(deployment, 'model::publish_iteration'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.teamCapId),
      transaction.object(deployment.objects.market),
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
      transaction.pure.string(input.note),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
