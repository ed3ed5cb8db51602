import type { ClientWithCoreApi } from '@mysten/sui/client';
import type { Signer } from '@mysten/sui/cryptography';
import type { Transaction } from '@mysten/sui/transactions';
import { formatWal, formatSui, TidemarkError } from '@/lib/domain';
import { chainError, executionError } from './chain-error';
import { decodeEvent } from './decode-event';
import { originalPackageId, type Deployment } from './deployment';
import { eventModules, type EventPayload } from './event-layouts';

/** Below this much SUI a refused dry run is put down to missing gas. */
const GAS_COMFORT_MIST = 50_000_000n;
const WAIT_TIMEOUT_MS = 30_000;

export interface PreparedFunds {
  readonly walFrost: bigint;
  readonly suiMist: bigint;
}

/** What a finished transaction did. */
export interface TransactionOutcome {
  readonly digest: string;
  /** Our own events, in order. */
  readonly events: readonly EventPayload[];
  /** Created objects with their full types. */
  readonly created: readonly { readonly objectId: string; readonly type: string }[];
}

/** Both balances a person needs: WAL for prices, SUI for gas. */
export async function readFunds(
  client: ClientWithCoreApi,
  deployment: Deployment,
  owner: string,
): Promise<PreparedFunds> {
  try {
    const [wal, sui] = await Promise.all([
      client.core.getBalance({ owner, coinType: deployment.walType }),
      client.core.getBalance({ owner }),
    ]);
    return { walFrost: BigInt(wal.balance.balance), suiMist: BigInt(sui.balance.balance) };
  } catch (error) {
    throw chainError(error);
  }
}

/**
 * Checks funds and dry-runs a transaction before any wallet opens; answers its final bytes.
 * `payFrost` is the WAL it spends.
 * @throws TidemarkError wal_insufficient, sui_insufficient, and every contract refusal
 */
export async function prepareTransaction(
  client: ClientWithCoreApi,
  deployment: Deployment,
  request: { transaction: Transaction; sender: string; payFrost?: bigint },
): Promise<Uint8Array<ArrayBuffer>> {
  const { transaction, sender, payFrost = 0n } = request;
  const funds = await readFunds(client, deployment, sender);
  if (funds.walFrost < payFrost) throw walInsufficient(payFrost, funds.walFrost);
  if (funds.suiMist === 0n) throw suiInsufficient(0n);
  transaction.setSenderIfNotSet(sender);
  try {
    return await transaction.build({ client });
  } catch (caught) {
    const error = chainError(caught);
    const isRefusalOfContract = 'abortCode' in error.details;
    if (error.code === 'transaction_failed' && !isRefusalOfContract) {
      if (funds.suiMist < GAS_COMFORT_MIST) throw suiInsufficient(funds.suiMist, error);
    }
    throw error;
  }
}

/** Prepares, signs, executes and waits until readers see it: for processes that hold a key. */
export async function runTransaction(
  client: ClientWithCoreApi,
  deployment: Deployment,
  request: { transaction: Transaction; signer: Signer; payFrost?: bigint },
): Promise<TransactionOutcome> {
  const { signer, transaction, payFrost } = request;
  const sender = signer.toSuiAddress();
  const bytes = await prepareTransaction(client, deployment, {
    transaction,
    sender,
    ...(payFrost === undefined ? {} : { payFrost }),
  });
  const { signature } = await signer.signTransaction(bytes);
  let digest: string;
  try {
    const result = await client.core.executeTransaction({
      transaction: bytes,
      signatures: [signature],
    });
    if (result.$kind === 'FailedTransaction') {
      throw executionError(result.FailedTransaction.status.error);
    }
    digest = result.Transaction.digest;
  } catch (error) {
    throw chainError(error);
  }
  return readOutcome(client, deployment, digest);
}

/**
 * Waits until a transaction is visible and reads what it did.
 * @throws TidemarkError transaction_outcome_unknown, and every contract refusal
 */
export async function readOutcome(
  client: ClientWithCoreApi,
  deployment: Deployment,
  digest: string,
): Promise<TransactionOutcome> {
  const include = { effects: true, events: true, objectTypes: true } as const;
  const result = await client.core
    .waitForTransaction({ digest, include, timeout: WAIT_TIMEOUT_MS })
    .catch((cause: unknown) => {
      throw new TidemarkError(
        'transaction_outcome_unknown',
        'The network has not shown the transaction yet; look at the audit page before you try again.',
        { cause, details: { digest } },
      );
    });
  if (result.$kind === 'FailedTransaction') {
    throw executionError(result.FailedTransaction.status.error);
  }
  const { events, effects, objectTypes } = result.Transaction;
  const prefixes = eventModules.map((module) => `${originalPackageId(deployment)}::${module}::`);
  return {
    digest,
    events: events
      .filter((event) => prefixes.some((prefix) => event.eventType.startsWith(prefix)))
      .map((event) => decodeEvent(event.eventType, event.bcs)),
    created: effects.changedObjects
      .filter((change) => change.idOperation === 'Created')
      .map(({ objectId }) => ({ objectId, type: objectTypes[objectId] ?? '' })),
  };
}

function walInsufficient(neededFrost: bigint, haveFrost: bigint): TidemarkError {
  return new TidemarkError(
    'wal_insufficient',
    `This needs ${formatWal(neededFrost)} WAL and you have ${formatWal(haveFrost)}; nothing was paid. Add WAL and try again.`,
    { details: { neededFrost: `${neededFrost}`, haveFrost: `${haveFrost}` } },
  );
}

function suiInsufficient(haveMist: bigint, cause?: unknown): TidemarkError {
  return new TidemarkError(
    'sui_insufficient',
    `You have ${formatSui(haveMist)} SUI, too little for gas; nothing was paid. Add SUI and try again.`,
    { cause, details: { haveMist: `${haveMist}` } },
  );
}
