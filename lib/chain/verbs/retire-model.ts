import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface RetireModelInput {
  readonly teamCapId: string;
  readonly modelId: string;
}

/** Ends publishing, offers and sales of a model for good; passes stay as sold. */
export function retireModel(
  deployment: Deployment,
  input: RetireModelInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'model::retire'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.teamCapId),
      transaction.object(deployment.objects.market),
      transaction.object(input.modelId),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
