import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface OpenPassInput {
  readonly passId: string;
  /** The sale that pays for the present time (`saleHolding`). */
  readonly saleId: string;
  readonly modelId: string;
  readonly iteration: number;
}

/** Leaves the trace of an opening; key servers then answer for this iteration for a while. */
export function openPass(
  deployment: Deployment,
  input: OpenPassInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'access::open'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(deployment.objects.market),
      transaction.object(input.passId),
      transaction.object(input.saleId),
      transaction.object(input.modelId),
      transaction.pure.u32(input.iteration),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
