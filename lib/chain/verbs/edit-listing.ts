import { bcs } from '@mysten/sui/bcs';
import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface EditListingInput {
  readonly teamCapId: string;
  readonly modelId: string;
  readonly name: string;
  readonly summary: string;
  readonly task: string;
  readonly tags: readonly string[];
  readonly licence: string;
  readonly dataClass: string;
}

/** Replaces a listing's texts; passes keep the name they were sold under. */
export function editListing(
  deployment: Deployment,
  input: EditListingInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'model::edit_listing'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.teamCapId),
      transaction.object(deployment.objects.market),
      transaction.object(input.modelId),
      transaction.pure.string(input.name),
      transaction.pure.string(input.summary),
      transaction.pure.string(input.task),
      transaction.pure(bcs.vector(bcs.string()).serialize(input.tags)),
      transaction.pure.string(input.licence),
      transaction.pure.string(input.dataClass),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
