import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface HandOverCapInput {
  readonly teamCapId: string;
  readonly teamId: string;
  /** A member of the team. */
  readonly to: string;
}

/** Gives the team's cap to a member, who alone manages the team from then on. */
export function handOverCap(
  deployment: Deployment,
  input: HandOverCapInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'team::hand_over'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.teamCapId),
      transaction.object(deployment.objects.market),
      transaction.object(input.teamId),
      transaction.pure.address(input.to),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
