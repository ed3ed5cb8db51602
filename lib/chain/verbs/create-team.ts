import { bcs } from '@mysten/sui/bcs';
import { Transaction } from '@mysten/sui/transactions';
import { callTarget, type Deployment } from '../deployment';

export interface CreateTeamInput {
  readonly name: string;
  /** Shares in basis points, together 10 000. */
  readonly members: readonly { readonly address: string; readonly shareBps: number }[];
}

/** Makes a team and gives its cap to the sender. */
export function createTeam(
  deployment: Deployment,
  input: CreateTeamInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  const members = input.members.map((member) => member.address);
  const sharesBps = input.members.map((member) => member.shareBps);
  transaction.moveCall({
    target: callTarget(deployment, 'team::create'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(deployment.objects.market),
      transaction.pure.string(input.name),
      transaction.pure(bcs.vector(bcs.Address).serialize(members)),
      transaction.pure(bcs.vector(bcs.u16()).serialize(sharesBps)),
    ],
  });
  return transaction;
}
