import { Transaction } from '@mysten/sui/transactions';
import { callTarget, type Deployment } from '../deployment';

export interface SetLimitsInput {
  readonly marketCapId: string;
  readonly minWindowMs: bigint;
  readonly maxWindowMs: bigint;
  readonly sessionMs: bigint;
  readonly maxMembers: number;
  /** FROST per started MiB of encoded size and epoch. */
  readonly storageCeilingFrost: bigint;
}

/** Sets the limits of later offers, sales and teams; the session can only become shorter. */
export function setLimits(
  deployment: Deployment,
  input: SetLimitsInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'market::set_limits'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.marketCapId),
      transaction.object(deployment.objects.market),
      transaction.pure.u64(input.minWindowMs),
      transaction.pure.u64(input.maxWindowMs),
      transaction.pure.u64(input.sessionMs),
      transaction.pure.u64(input.maxMembers),
      transaction.pure.u64(input.storageCeilingFrost),
    ],
  });
  return transaction;
}
