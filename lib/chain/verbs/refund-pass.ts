import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface RefundPassInput {
  readonly passId: string;
  /** The sale of the pass's newest period. */
  readonly saleId: string;
}

/** Pays back the unused part of a pass's newest period and ends that period. */
export function refundPass(
  deployment: Deployment,
  input: RefundPassInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'refund::refund'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(deployment.objects.market),
      transaction.object(input.passId),
      transaction.object(input.saleId),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
