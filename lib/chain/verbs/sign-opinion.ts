import { bcs } from '@mysten/sui/bcs';
import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface SignOpinionInput {
  readonly grantId: string;
  readonly modelId: string;
  readonly iteration: number;
  /** 1 supports, 2 supports with reservations, 3 does not support. */
  readonly verdict: number;
  /** What was looked at. */
  readonly scope: string;
  readonly statement: string;
  /** SHA-256 of the evidence, 32 bytes. */
  readonly evidenceHash: Uint8Array;
}

/** Signs an opinion on an iteration under a grant; it is frozen. */
export function signOpinion(
  deployment: Deployment,
  input: SignOpinionInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'opinion::sign'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(deployment.objects.market),
      transaction.object(input.grantId),
      transaction.object(input.modelId),
      transaction.pure.u32(input.iteration),
      transaction.pure.u8(input.verdict),
      transaction.pure.string(input.scope),
      transaction.pure.string(input.statement),
      transaction.pure(bcs.byteVector().serialize(input.evidenceHash)),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
