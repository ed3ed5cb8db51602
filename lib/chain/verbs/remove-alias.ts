import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface RemoveAliasInput {
  readonly teamCapId: string;
  readonly modelId: string;
  readonly alias: string;
}

/** Takes a name away. */
export function removeAlias(
  deployment: Deployment,
  input: RemoveAliasInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'alias::remove_alias'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.teamCapId),
      transaction.object(deployment.objects.market),
      transaction.object(input.modelId),
      transaction.pure.string(input.alias),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
