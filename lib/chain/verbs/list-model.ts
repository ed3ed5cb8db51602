import { bcs } from '@mysten/sui/bcs';
import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface ListModelInput {
  readonly teamCapId: string;
  readonly teamId: string;
  readonly name: string;
  readonly summary: string;
  readonly task: string;
  readonly tags: readonly string[];
  readonly licence: string;
  readonly dataClass: string;
}

/** Lists a model without iterations; its id is needed before the first byte is encrypted. */
export function listModel(
  deployment: Deployment,
  input: ListModelInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'model::list'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.teamCapId),
      transaction.object(deployment.objects.market),
      transaction.object(input.teamId),
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
