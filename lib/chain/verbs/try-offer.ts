import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface TryOfferInput {
  readonly modelId: string;
  readonly offer: number;
  /** The price the buyer saw, maybe 0; the contract refuses any other. */
  readonly expectedPriceFrost: bigint;
}

/** Takes a trial, once per person and model. Set the sender before building. */
export function tryOffer(
  deployment: Deployment,
  input: TryOfferInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'purchase::try_out'),
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
