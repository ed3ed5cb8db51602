import { Transaction } from '@mysten/sui/transactions';
import { ITERATIONS_AND_LATER } from '@/lib/domain';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface GrantAuditInput {
  readonly teamCapId: string;
  readonly modelId: string;
  readonly auditor: string;
  /** Bits: 1 weights, 2 notes. */
  readonly scope: number;
  readonly firstIteration: number;
  /** null: this and every later one. */
  readonly lastIteration: number | null;
  /** 0: from now. */
  readonly startsAtMs: bigint;
  readonly windowMs: bigint;
}

/** Gives an auditor a grant, from the start named or from now where that has passed. */
export function grantAudit(
  deployment: Deployment,
  input: GrantAuditInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'audit::grant'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.teamCapId),
      transaction.object(deployment.objects.market),
      transaction.object(input.modelId),
      transaction.pure.address(input.auditor),
      transaction.pure.u8(input.scope),
      transaction.pure.u32(input.firstIteration),
      transaction.pure.u32(input.lastIteration ?? ITERATIONS_AND_LATER),
      transaction.pure.u64(input.startsAtMs),
      transaction.pure.u64(input.windowMs),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
