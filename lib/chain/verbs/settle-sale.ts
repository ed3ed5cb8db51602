import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface SettleSaleInput {
  readonly saleId: string;
  readonly teamId: string;
}

/** Moves what a sale has earned into its team's vault; anyone may. Call again for more sales. */
export function settleSale(
  deployment: Deployment,
  input: SettleSaleInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'sale::settle'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(deployment.objects.market),
      transaction.object(input.saleId),
      transaction.object(input.teamId),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
