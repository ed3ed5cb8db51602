import { Transaction } from '@mysten/sui/transactions';
import { ITERATIONS_AND_LATER } from '@/lib/domain';
import { CLOCK_ID, callTarget, type Deployment } from '../deployment';

export interface SetOfferInput {
  readonly teamCapId: string;
  readonly modelId: string;
  /** Bits: 1 download, 2 invoke. */
  readonly rights: number;
  readonly windowMs: bigint;
  readonly priceFrost: bigint;
  readonly firstIteration: number;
  /** null: this and every later one. */
  readonly lastIteration: number | null;
  /** Gateway calls; 0 is no limit. */
  readonly quota: bigint;
  /** 0 none, 1 pro rata. */
  readonly refundRule: number;
  /** Once per person and model; the price may be 0. */
  readonly trial: boolean;
}

/** Adds an offer to a model; it stands until withdrawn. */
export function setOffer(
  deployment: Deployment,
  input: SetOfferInput,
  transaction: Transaction = new Transaction(),
): Transaction {
  transaction.moveCall({
    target: callTarget(deployment, 'offering::set_offer'),
    typeArguments: [deployment.walType],
    arguments: [
      transaction.object(input.teamCapId),
      transaction.object(deployment.objects.market),
      transaction.object(input.modelId),
      transaction.pure.u8(input.rights),
      transaction.pure.u64(input.windowMs),
      transaction.pure.u64(input.priceFrost),
      transaction.pure.u32(input.firstIteration),
      transaction.pure.u32(input.lastIteration ?? ITERATIONS_AND_LATER),
      transaction.pure.u64(input.quota),
      transaction.pure.u8(input.refundRule),
      transaction.pure.bool(input.trial),
      transaction.object(CLOCK_ID),
    ],
  });
  return transaction;
}
