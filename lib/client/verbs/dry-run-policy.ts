import type { Transaction } from '@mysten/sui/transactions';
import { approveWithPass, chainError, executionError, openPass } from '@/lib/chain';
import { TidemarkError } from '@/lib/domain';
import type { NetworkAccess } from '../network-access';
import type { PolicyAnswer } from '../pass/access-readings';

export interface PolicyQuestion {
  readonly address: string;
  readonly passId: string;
  readonly modelId: string;
  readonly iteration: number;
  /** The sale that pays for this moment; null when none does. */
  readonly saleId: string | null;
}

/** The contract's number for "not open now": the refusal that an opening takes away. */
const SESSION_NOT_OPEN = 32;

/**
 * Runs `seal_approve_pass` as key servers do, without a signature and without an effect. Where only
 * the opening is missing, a second dry run opens and asks in one transaction.
 * @throws TidemarkError chain_unreachable, transaction_failed when it could not be run at all
 */
export async function dryRunPolicy(
  access: NetworkAccess,
  question: PolicyQuestion,
): Promise<PolicyAnswer> {
  const { manifest } = access;
  const refusal = await refusalOf(access, approveWithPass(manifest, question), question.address);
  if (refusal === null) return { kind: 'releases' };
  const { saleId } = question;
  if (abortCodeOf(refusal) !== SESSION_NOT_OPEN || saleId === null) return refuses(refusal);
  const opened = approveWithPass(manifest, question, openPass(manifest, { ...question, saleId }));
  const second = await refusalOf(access, opened, question.address);
  return second === null ? { kind: 'releases-after-opening' } : refuses(second);
}

/** The contract's refusal; null when it says yes. Everything else that goes wrong is thrown. */
async function refusalOf(
  { client }: NetworkAccess,
  transaction: Transaction,
  sender: string,
): Promise<TidemarkError | null> {
  transaction.setSender(sender);
  const error = await simulate(client, transaction);
  if (error === null) return null;
  if (abortCodeOf(error) === null) throw error;
  return error;
}

async function simulate(
  client: NetworkAccess['client'],
  transaction: Transaction,
): Promise<TidemarkError | null> {
  try {
    // Without checks no gas coin is needed: a person without SUI gets the policy's answer too.
    const result = await client.core.simulateTransaction({
      transaction,
      checksEnabled: false,
      include: { effects: true },
    });
    if (result.$kind === 'Transaction') return null;
    return executionError(result.FailedTransaction.status.error);
  } catch (caught) {
    return chainError(caught);
  }
}

function refuses(error: TidemarkError): PolicyAnswer {
  return { kind: 'refuses', sentence: error.message, abortCode: abortCodeOf(error) };
}

function abortCodeOf({ details }: TidemarkError): number | null {
  const code = details['abortCode'];
  return typeof code === 'number' ? code : null;
}
