import { Transaction } from '@mysten/sui/transactions';
import { callTarget, type Deployment } from '../deployment';

export interface SetOperatorInput {
  readonly teamCapId: string;
  readonly teamId: string;
  readonly operator: string;
  readonly appointed: boolean;
}

/** Appoints or dismisses an address that may open the team's models to serve them. */
export function setOperator(
  deployment: Deployment,
  input: SetOperatorInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  const verb = input.appointed ? 'add_operator' : 'remove_operator';
  transaction.moveCall({
    target: callTarget(deployment, `team::${verb}`),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.teamCapId),
      transaction.object(deployment.objects.market),
      transaction.object(input.teamId),
      transaction.pure.address(input.operator),
    ],
  });
  return transaction;
}
