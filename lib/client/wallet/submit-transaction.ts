import { Transaction, TransactionDataBuilder } from '@mysten/sui/transactions';
import { fromBase64 } from '@mysten/sui/utils';
import {
  chainError,
  executionError,
  prepareTransaction,
  readOutcome,
  type TransactionOutcome,
} from '@/lib/chain';
import { TidemarkError } from '@/lib/domain';
import type { NetworkAccess } from '../network-access';
import {
  findPending,
  forgetPending,
  keepPending,
  type PendingTransaction,
} from './pending-transactions';

export interface Submitter extends NetworkAccess {
  /** Settles what must come before the first check. */
  readonly ready: () => Promise<void>;
  readonly address: string;
  /** Asks the wallet; rejects with the wallet's own error when the person says no. */
  readonly signTransaction: (input: {
    transaction: Transaction;
  }) => Promise<{ bytes: string; signature: string }>;
}

export type SubmitPhase = 'checking' | 'signing' | 'executing' | 'done';

export interface SubmitRequest {
  /** Built only when nothing of the same purpose is under way; it may check and throw. */
  readonly transaction: () => Promise<Transaction> | Transaction;
  /** Names the deed for look-before-repeat; the same deed never runs twice at once. */
  readonly purpose: string;
  /** WAL it spends. */
  readonly payFrost?: bigint;
  readonly onPhase?: (phase: SubmitPhase) => void;
  /** Keeps what the caller must not lose; a crash before it ends brings the same outcome again. */
  readonly keep?: (outcome: TransactionOutcome) => Promise<void>;
}

const running = new Map<string, Promise<TransactionOutcome>>();

/**
 * Pre-flight, one wallet prompt, execution, and the outcome as read from the chain. A second call
 * for the same purpose joins the first; another tab is told that it runs. When the network goes
 * silent after signing, the next try (also after a reload) first looks the digest up on chain and
 * sends the same signed bytes again, so that nothing happens twice.
 * @throws TidemarkError wallet_rejected, wal_insufficient, sui_insufficient, refusals of the
 * contract, transaction_outcome_unknown
 */
export function submitTransaction(
  submitter: Submitter,
  request: SubmitRequest,
): Promise<TransactionOutcome> {
  const purpose = `${submitter.address}:${request.purpose}`;
  const current = running.get(purpose);
  if (current !== undefined) return current;
  const work = inOneTab(purpose, () => submitOnce(submitter, { ...request, purpose })).finally(() =>
    running.delete(purpose),
  );
  running.set(purpose, work);
  return work;
}

async function inOneTab<T>(purpose: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`tidemark:${purpose}`, { ifAvailable: true }, (lock) => {
    if (lock === null) {
      throw new TidemarkError(
        'not_allowed',
        'This already runs in another tab; finish it there or close that tab.',
      );
    }
    return work();
  });
}

async function submitOnce(
  submitter: Submitter,
  request: SubmitRequest,
): Promise<TransactionOutcome> {
  const { onPhase } = request;
  await submitter.ready();
  const earlier = await finishEarlier(submitter, request);
  if (earlier !== null) return earlier;
  const pending = await prepareAndSign(submitter, request);
  await keepPending(request.purpose, pending);
  onPhase?.('executing');
  const outcome = await execute(submitter, pending, request);
  onPhase?.('done');
  return outcome;
}

async function prepareAndSign(
  submitter: Submitter,
  { transaction, payFrost, onPhase }: SubmitRequest,
): Promise<PendingTransaction> {
  onPhase?.('checking');
  const prepared = await prepareTransaction(submitter.client, submitter.manifest, {
    transaction: await transaction(),
    sender: submitter.address,
    ...(payFrost === undefined ? {} : { payFrost }),
  });
  onPhase?.('signing');
  const signed = await submitter
    .signTransaction({ transaction: Transaction.from(prepared) })
    .catch((error: unknown) => {
      throw walletError(error);
    });
  return {
    digest: TransactionDataBuilder.getDigestFromBytes(fromBase64(signed.bytes)),
    bytes: signed.bytes,
    signature: signed.signature,
    chainId: submitter.manifest.chainId,
  };
}

/** Sends the signed bytes; a lost answer is no failure: the digest tells what happened. */
async function execute(
  submitter: Submitter,
  pending: PendingTransaction,
  { purpose, keep }: SubmitRequest,
): Promise<TransactionOutcome> {
  try {
    const result = await submitter.client.core.executeTransaction({
      transaction: fromBase64(pending.bytes),
      signatures: [pending.signature],
    });
    if (result.$kind === 'FailedTransaction') {
      throw executionError(result.FailedTransaction.status.error);
    }
  } catch (caught) {
    const error = chainError(caught);
    // A node may refuse what it ran already, for its inputs have moved on; ask before believing it.
    const isSilence = error.code === 'chain_unreachable' || error.code === 'cancelled';
    if (!isSilence && !(await hasSucceeded(submitter, pending.digest))) {
      await forgetPending(purpose);
      throw error;
    }
  }
  const outcome = await readOutcome(submitter.client, submitter.manifest, pending.digest);
  await keep?.(outcome);
  await forgetPending(purpose);
  return outcome;
}

/** The outcome of the same deed signed before, or null when it cannot happen any more. */
async function finishEarlier(
  submitter: Submitter,
  request: SubmitRequest,
): Promise<TransactionOutcome | null> {
  const { purpose } = request;
  const pending = await findPending(purpose);
  if (pending === null) return null;
  if (pending.chainId !== submitter.manifest.chainId) {
    await forgetPending(purpose);
    return null;
  }
  try {
    return await execute(submitter, pending, request);
  } catch (error) {
    // While it is kept it may have happened, or may still happen: a new one could pay twice.
    if ((await findPending(purpose)) !== null) throw error;
    // Refused for good (its inputs moved on): the person may sign a new one.
    return null;
  }
}

/** Whether the chain shows a transaction as done. @throws TidemarkError when it does not say */
async function hasSucceeded({ client }: Submitter, digest: string): Promise<boolean> {
  try {
    return (await client.core.getTransaction({ digest })).$kind === 'Transaction';
  } catch (caught) {
    const error = chainError(caught);
    if (error.code === 'not_found') return false;
    throw new TidemarkError(
      'transaction_outcome_unknown',
      'The network has not said what became of the transaction; try again in a moment.',
      { cause: error, details: { digest } },
    );
  }
}

function walletError(caught: unknown): TidemarkError {
  const error = chainError(caught);
  if (error.code !== 'transaction_failed') return error;
  return new TidemarkError(
    'wallet_rejected',
    'The wallet did not sign, nothing was paid; open it and try again.',
    { cause: caught },
  );
}
