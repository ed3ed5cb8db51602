import { purchase } from '@/lib/chain';
import { TidemarkError } from '@/lib/domain';
import { submitTransaction, type SubmitPhase, type Submitter } from '../wallet/submit-transaction';
import { checkPurchase } from './check-purchase';

export interface BuyPassInput {
  readonly modelId: string;
  readonly offer: number;
  readonly expectedPriceFrost: bigint;
  readonly onPhase?: (phase: SubmitPhase) => void;
}

export interface BoughtPass {
  readonly passId: string;
  readonly digest: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly priceFrost: bigint;
}

/**
 * Checks, pays and gives the pass in one transaction. Calling again while it runs, or after a
 * lost answer, never pays a second time.
 * @throws TidemarkError of every check, wallet_rejected, transaction_outcome_unknown
 */
export async function buyPass(submitter: Submitter, input: BuyPassInput): Promise<BoughtPass> {
  const { modelId, offer, expectedPriceFrost, onPhase } = input;
  onPhase?.('checking');
  const outcome = await submitTransaction(submitter, {
    purpose: `buy:${modelId}:${offer}`,
    transaction: async () => {
      const { checks } = await checkPurchase(submitter, { ...input, address: submitter.address });
      const failure = checks.find((check) => check.failure !== null)?.failure;
      if (failure) throw failure;
      return purchase(submitter.manifest, { modelId, offer, expectedPriceFrost });
    },
    payFrost: expectedPriceFrost,
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
  };
}
