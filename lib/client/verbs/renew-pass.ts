import { Transaction } from '@mysten/sui/transactions';
import { extendStorage, renewPass as renewPassTransaction } from '@/lib/chain';
import { TidemarkError } from '@/lib/domain';
import { submitTransaction, type SubmitPhase, type Submitter } from '../wallet/submit-transaction';
import { agreedExtension, extensionOf, type StorageExtended } from './agreed-extension';
import { checkRenewal } from './check-renewal';
import type { StorageExtension } from './plan-extension';

export interface RenewPassInput {
  readonly passId: string;
  readonly offer: number;
  /** The most the holder agrees to pay. */
  readonly maxPriceFrost: bigint;
  /** Stores the bytes longer first, in the same transaction: all of it happens or nothing. */
  readonly extension?: StorageExtension;
  readonly onPhase?: (phase: SubmitPhase) => void;
}

export interface RenewedPass {
  readonly passId: string;
  readonly digest: string;
  /** The period that was added; its end is the pass's new end. */
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly priceFrost: bigint;
  /** Null where storage lasted without it. */
  readonly extended: StorageExtended | null;
}

/**
 * Checks, pays and adds a period to the pass in one transaction. Calling again while it runs, or
 * after a lost answer, never pays a second time.
 * @throws TidemarkError of every check, wallet_rejected, transaction_outcome_unknown
 */
export async function renewPass(submitter: Submitter, input: RenewPassInput): Promise<RenewedPass> {
  const { passId, offer, maxPriceFrost, extension, onPhase } = input;
  onPhase?.('checking');
  let built: StorageExtension | null = null;
  const outcome = await submitTransaction(submitter, {
    purpose: `renew:${passId}:${offer}`,
    transaction: async () => {
      const { transaction, agreed } = await renewTransaction(submitter, input);
      built = agreed;
      return transaction;
    },
    payFrost: maxPriceFrost + (extension?.costFrost ?? 0n),
    ...(onPhase === undefined ? {} : { onPhase }),
  });
  const renewed = outcome.events.find((event) => event.name === 'PassRenewed');
  if (renewed === undefined) {
    throw new TidemarkError(
      'chain_data_malformed',
      'The renewal is on chain but its receipt cannot be read; look under your passes.',
    );
  }
  return {
    passId: renewed.fields.pass,
    digest: outcome.digest,
    startsAtMs: Number(renewed.fields.starts_at_ms),
    endsAtMs: Number(renewed.fields.ends_at_ms),
    priceFrost: renewed.fields.price,
    extended: extensionOf(outcome, built),
  };
}

async function renewTransaction(submitter: Submitter, input: RenewPassInput) {
  const { address, manifest } = submitter;
  const { passId, offer, maxPriceFrost } = input;
  const checks = await checkRenewal(submitter, { passId, offer, maxPriceFrost, address });
  const agreed = agreedExtension(checks.extension, input.extension);
  if (checks.failure !== null) throw checks.failure;
  if (checks.storageFailure !== null && agreed === null) throw checks.storageFailure;
  const transaction = new Transaction();
  if (agreed !== null) extendStorage(manifest, agreed.input, transaction);
  const { modelId } = checks;
  renewPassTransaction(manifest, { modelId, passId, offer, maxPriceFrost }, transaction);
  return { transaction, agreed };
}
