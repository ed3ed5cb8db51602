import { bcs } from '@mysten/sui/bcs';
import { Transaction } from '@mysten/sui/transactions';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface DiscloseNoteInput {
  readonly modelId: string;
  readonly iteration: number;
  readonly text: string;
  /** 16 bytes. */
  readonly salt: Uint8Array;
}

/** Makes a note public whose date has come; anyone who knows its text may. */
export function discloseNote(
  deployment: Deployment,
  input: DiscloseNoteInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'publishing::disclose_note'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(deployment.objects.market),
      transaction.object(input.modelId),
      transaction.pure.u32(input.iteration),
      transaction.pure.string(input.text),
      transaction.pure(bcs.byteVector().serialize(input.salt)),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
