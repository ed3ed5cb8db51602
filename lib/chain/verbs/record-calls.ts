import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface RecordCallsInput {
  readonly teamId: string;
  readonly saleId: string;
  readonly calls: bigint;
}

/** Notes calls that a gateway served under an opened pass; by a member or operator. */
export function recordCalls(
  deployment: Deployment,
  input: RecordCallsInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'sale::record_calls'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(deployment.objects.market),
      transaction.object(input.teamId),
      transaction.object(input.saleId),
      transaction.pure.u64(input.calls),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
