import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface OpenAuditInput {
  readonly grantId: string;
  readonly modelId: string;
  readonly iteration: number;
}

/** Leaves the trace of an auditor's opening; key servers then answer for this iteration for a while. */
export function openAudit(
  deployment: Deployment,
  input: OpenAuditInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'audit::open_audit'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(deployment.objects.market),
      transaction.object(input.grantId),
      transaction.object(input.modelId),
      transaction.pure.u32(input.iteration),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
