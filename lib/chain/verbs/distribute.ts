import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface DistributeInput {
  readonly teamId: string;
}

/** Repays what members advanced, then pays the rest of the vault out by shares; anyone may. */
export function distribute(
  deployment: Deployment,
  input: DistributeInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'team::distribute'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(deployment.objects.market),
      transaction.object(input.teamId),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
