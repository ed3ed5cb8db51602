import { bcs } from '@mysten/sui/bcs';
import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface SetSharesInput {
  readonly teamCapId: string;
  readonly teamId: string;
  /** Shares in basis points, together 10 000. */
  readonly members: readonly { readonly address: string; readonly shareBps: number }[];
}

/** Pays out the vault under the old shares, then sets members and shares anew. */
export function setShares(
  deployment: Deployment,
  input: SetSharesInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  const members = input.members.map((member) => member.address);
  const sharesBps = input.members.map((member) => member.shareBps);
  transaction.moveCall({
    target: callTarget(deployment, 'team::set_shares'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.teamCapId),
      transaction.object(deployment.objects.market),
      transaction.object(input.teamId),
      transaction.pure(bcs.vector(bcs.Address).serialize(members)),
      transaction.pure(bcs.vector(bcs.u16()).serialize(sharesBps)),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
