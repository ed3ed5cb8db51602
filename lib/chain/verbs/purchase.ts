import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface PurchaseInput {
  readonly modelId: string;
  readonly offer: number;
  /** The price the buyer saw; the contract refuses any other. */
  readonly expectedPriceFrost: bigint;
}

/** Pays for a pass; it and any change come to the sender. Set the sender before building. */
export function purchase(
  deployment: Deployment,
  input: PurchaseInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'purchase::purchase'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(deployment.objects.market),
      transaction.object(input.modelId),
      transaction.pure.u32(input.offer),
      transaction.pure.u64(input.expectedPriceFrost),
      transaction.coin({ type: deployment.walType, balance: input.expectedPriceFrost }),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
