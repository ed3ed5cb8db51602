import { bcs } from '@mysten/sui/bcs';
import { Transaction } from '@mysten/sui/transactions';
import { keyIdBytes } from '@/lib/domain';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface ApproveKeyInput {
  readonly modelId: string;
  readonly iteration: number;
}

/** What key servers dry-run for the holder of a pass. Build it as kind only. */
export function approveKeyByPass(
  deployment: Deployment,
  input: ApproveKeyInput & { readonly passId: string },
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'seal_policy::seal_approve_pass'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.pure(bcs.byteVector().serialize(keyIdBytes(input))),
      transaction.object(deployment.objects.market),
      transaction.object(input.passId),
      transaction.object(input.modelId),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}

/** What key servers dry-run for a member or operator of the team. Build it as kind only. */
export function approveKeyByTeam(
  deployment: Deployment,
  input: ApproveKeyInput & { readonly teamId: string },
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'seal_policy::seal_approve_team'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.pure(bcs.byteVector().serialize(keyIdBytes(input))),
      transaction.object(deployment.objects.market),
      transaction.object(input.teamId),
      transaction.object(input.modelId),
    ],
  });
  return transaction;
}
