import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface WithdrawOfferInput {
  readonly teamCapId: string;
  readonly modelId: string;
  readonly offer: number;
}

/** Ends an offer for later sales; passes already sold keep their terms. */
export function withdrawOffer(
  deployment: Deployment,
  input: WithdrawOfferInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'offering::withdraw_offer'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.teamCapId),
      transaction.object(deployment.objects.market),
      transaction.object(input.modelId),
      transaction.pure.u32(input.offer),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
