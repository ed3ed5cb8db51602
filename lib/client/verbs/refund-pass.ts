import {
  readClockMs,
  readPass,
  readSale,
  refundPass as refundPassTransaction,
  refusalError,
} from '@/lib/chain';
import { canRefund, TidemarkError } from '@/lib/domain';
import { submitTransaction, type SubmitPhase, type Submitter } from '../wallet/submit-transaction';

export interface RefundPassInput {
  readonly passId: string;
  /** The newest period as the person saw it: never another one than was asked about. */
  readonly saleId: string;
  readonly onPhase?: (phase: SubmitPhase) => void;
}

export interface RefundedPass {
  readonly digest: string;
  /** What came back, as the contract counted it. */
  readonly amountFrost: bigint;
  /** The new end of the pass. */
  readonly endsAtMs: number;
}

/**
 * Takes the unused part of a pass's newest period back and ends that period. Calling again while it
 * runs, or after a lost answer, refunds nothing else.
 * @throws TidemarkError contract_refused (nothing left, or another period is the newest),
 * wallet_rejected, transaction_outcome_unknown
 */
export async function refundPass(
  submitter: Submitter,
  input: RefundPassInput,
): Promise<RefundedPass> {
  const { passId, saleId, onPhase } = input;
  onPhase?.('checking');
  const outcome = await submitTransaction(submitter, {
    purpose: `refund:${passId}:${saleId}`,
    transaction: async () => {
      await assertRefundable(submitter, input);
      return refundPassTransaction(submitter.manifest, { passId, saleId });
    },
    ...(onPhase === undefined ? {} : { onPhase }),
  });
  const refunded = outcome.events.find((event) => event.name === 'SaleRefunded');
  if (refunded === undefined) {
    throw new TidemarkError(
      'chain_data_malformed',
      'The refund is on chain but its receipt cannot be read; look at your balance and passes.',
    );
  }
  return {
    digest: outcome.digest,
    amountFrost: refunded.fields.amount,
    endsAtMs: Number(refunded.fields.ends_at_ms),
  };
}

async function assertRefundable(
  { client, manifest }: Submitter,
  { passId, saleId }: RefundPassInput,
): Promise<void> {
  const [pass, sale, nowMs] = await Promise.all([
    readPass(client, manifest, passId),
    readSale(client, manifest, saleId),
    readClockMs(client),
  ]);
  const verdict = canRefund(pass, sale, nowMs);
  if (!verdict.allowed) throw refusalError(verdict);
}
