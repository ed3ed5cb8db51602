import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface RevokeAuditInput {
  readonly teamCapId: string;
  readonly modelId: string;
  readonly grantId: string;
}

/** Ends an audit grant now; what was opened before stays on chain. */
export function revokeAudit(
  deployment: Deployment,
  input: RevokeAuditInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'audit::revoke'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.teamCapId),
      transaction.object(deployment.objects.market),
      transaction.object(input.modelId),
      transaction.pure.id(input.grantId),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
