import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface MoveAliasInput {
  readonly teamCapId: string;
  readonly modelId: string;
  readonly alias: string;
  readonly iteration: number;
}

/** Points a name at an iteration, for the first time or anew. */
export function moveAlias(
  deployment: Deployment,
  input: MoveAliasInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'alias::move_alias'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.teamCapId),
      transaction.object(deployment.objects.market),
      transaction.object(input.modelId),
      transaction.pure.string(input.alias),
      transaction.pure.u32(input.iteration),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
