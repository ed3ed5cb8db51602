import { extendStorage, purchase, tryOffer } from '@/lib/chain';
import { Transaction } from '@mysten/sui/transactions';
import { TidemarkError } from '@/lib/domain';
import { submitTransaction, type SubmitPhase, type Submitter } from '../wallet/submit-transaction';
import { checkPurchase } from './check-purchase';
import { agreedExtension, extensionOf, type StorageExtended } from './agreed-extension';
import type { StorageExtension } from './plan-extension';

export interface BuyPassInput {
  readonly modelId: string;
  readonly offer: number;
  readonly expectedPriceFrost: bigint;
  /** Stores the bytes longer first, in the same transaction: all of it happens or nothing. */
  readonly extension?: StorageExtension;
  readonly onPhase?: (phase: SubmitPhase) => void;
}

export interface BoughtPass {
  readonly passId: string;
  readonly digest: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly priceFrost: bigint;
  /** Null where storage lasted without it. */
  readonly extended: StorageExtended | null;
}

/**
 * Checks, pays and gives the pass in one transaction. Calling again while it runs, or after a
 * lost answer, never pays a second time.
 * @throws TidemarkError of every check, wallet_rejected, transaction_outcome_unknown
 */
export async function buyPass(submitter: Submitter, input: BuyPassInput): Promise<BoughtPass> {
  const { modelId, offer, expectedPriceFrost, extension, onPhase } = input;
  onPhase?.('checking');
  let built: StorageExtension | null = null;
  const outcome = await submitTransaction(submitter, {
    purpose: `buy:${modelId}:${offer}`,
    transaction: async () => {
      const { transaction, agreed } = await buyTransaction(submitter, input);
      built = agreed;
      return transaction;
    },
    payFrost: expectedPriceFrost + (extension?.costFrost ?? 0n),
    ...(onPhase === undefined ? {} : { onPhase }),
  });
  const bought = outcome.events.find((event) => event.name === 'PassBought');
  if (bought === undefined) {
    throw new TidemarkError(
      'chain_data_malformed',
      'The purchase is on chain but its receipt cannot be read; look under your passes.',
    );
  }
  return {
    passId: bought.fields.pass,
    digest: outcome.digest,
    startsAtMs: Number(bought.fields.starts_at_ms),
    endsAtMs: Number(bought.fields.ends_at_ms),
    priceFrost: bought.fields.price,
    extended: extensionOf(outcome, built),
  };
}

async function buyTransaction(submitter: Submitter, input: BuyPassInput) {
  const { address, manifest } = submitter;
  const { checks, offer, extension } = await checkPurchase(submitter, { ...input, address });
  const agreed = agreedExtension(extension, input.extension);
  const failure = checks.find(
    (check) => check.failure !== null && !(check.id === 'storage' && agreed !== null),
  )?.failure;
  if (failure) throw failure;
  const transaction = new Transaction();
  if (agreed !== null) extendStorage(manifest, agreed.input, transaction);
  const buy = offer.trial ? tryOffer : purchase;
  const { modelId, expectedPriceFrost } = input;
  buy(manifest, { modelId, offer: input.offer, expectedPriceFrost }, transaction);
  return { transaction, agreed };
}
