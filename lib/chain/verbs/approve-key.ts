import { bcs } from '@mysten/sui/bcs';
import { Transaction } from '@mysten/sui/transactions';
import { keyIdBytes, type KeyIdParts } from '@/lib/domain';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

/** The key asked for; a note's only from the team and from auditors. */
export type ApproveKeyInput = KeyIdParts;

/** What key servers dry-run for the holder of a pass. Build it as kind only. */
export function approveWithPass(
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
export function approveWithTeam(
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

/** What key servers dry-run for the auditor who holds a grant. Build it as kind only. */
export function approveWithGrant(
  deployment: Deployment,
  input: ApproveKeyInput & { readonly grantId: string },
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'seal_policy::seal_approve_audit'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.pure(bcs.byteVector().serialize(keyIdBytes(input))),
      transaction.object(deployment.objects.market),
      transaction.object(input.grantId),
      transaction.object(input.modelId),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
