import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface RenewPassInput {
  readonly modelId: string;
  readonly passId: string;
  readonly offer: number;
  /** The most the holder agrees to pay; this much is brought. */
  readonly maxPriceFrost: bigint;
}

/** Adds a period to a pass, from its end on or from now; change comes back. Set the sender before building. */
export function renewPass(
  deployment: Deployment,
  input: RenewPassInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'purchase::renew'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(deployment.objects.market),
      transaction.object(input.modelId),
      transaction.object(input.passId),
      transaction.pure.u32(input.offer),
      transaction.pure.u64(input.maxPriceFrost),
      transaction.coin({ type: deployment.walType, balance: input.maxPriceFrost }),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
