import { Transaction } from '@mysten/sui/transactions';
import { callTarget, type Deployment } from '../deployment';

export interface SetFeeInput {
  readonly marketCapId: string;
  readonly feeBps: number;
  readonly feeRecipient: string;
}

/** Sets the fee of later sales, at most 5 %. */
export function setFee(
  deployment: Deployment,
  input: SetFeeInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'market::set_fee'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.marketCapId),
      transaction.object(deployment.objects.market),
      transaction.pure.u16(input.feeBps),
      transaction.pure.address(input.feeRecipient),
    ],
  });
  return transaction;
}
