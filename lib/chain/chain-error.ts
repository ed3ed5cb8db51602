import { ObjectError, SimulationError, type SuiClientTypes } from '@mysten/sui/client';
import { isTidemarkError, TidemarkError, type TidemarkErrorCode } from '@/lib/domain';
import { abortMeanings } from './abort-sentences';

/** Refusal codes of wallets: wallet standard, and the older one borrowed from other chains. */
const WALLET_REFUSALS: ReadonlySet<unknown> = new Set([4_001_000, 4001]);
const OUR_MODULES: ReadonlySet<string> = new Set([
  'access',
  'alias',
  'audit',
  'iteration',
  'market',
  'model',
  'note',
  'offer',
  'offering',
  'opinion',
  'publishing',
  'purchase',
  'refund',
  'sale',
  'seal_policy',
  'storage',
  'team',
]);
const MAX_CAUSES = 8;

const meaningByStatus: Readonly<Record<string, readonly [TidemarkErrorCode, string]>> = {
  CANCELLED: ['cancelled', 'The request was cancelled.'],
  NOT_FOUND: ['not_found', 'The chain does not know this object or transaction.'],
  INVALID_ARGUMENT: [
    'transaction_failed',
    'The network did not accept the transaction, nothing was paid; reload the page and try again.',
  ],
  FAILED_PRECONDITION: [
    'transaction_failed',
    'The network did not accept the transaction, nothing was paid; reload the page and try again.',
  ],
  UNIMPLEMENTED: ['update_needed', 'This node does not offer what is needed; use another node.'],
};

const UNREACHABLE =
  'The network does not answer; check the connection and try again in a few seconds.';

/**
 * Turns whatever the SDK, the node or a wallet threw into one of our errors. Decides by types and
 * codes, never by text.
 */
export function chainError(caught: unknown): TidemarkError {
  if (isTidemarkError(caught)) return caught;
  for (const error of causes(caught)) {
    const known = fromKnown(error, caught);
    if (known !== undefined) return known;
  }
  return new TidemarkError(
    'transaction_failed',
    'The transaction could not be prepared, nothing was paid; reload the page and try again.',
    { cause: caught },
  );
}

/** The error of a transaction that ran and failed, or was refused by its dry run. */
export function executionError(
  error: SuiClientTypes.ExecutionError | undefined | null,
  cause?: unknown,
): TidemarkError {
  const abort = error?.$kind === 'MoveAbort' ? error.MoveAbort : undefined;
  const meaning =
    abort?.location?.module !== undefined && OUR_MODULES.has(abort.location.module)
      ? abortMeanings[Number(abort.abortCode)]
      : undefined;
  if (abort !== undefined && meaning !== undefined) {
    return new TidemarkError(meaning.code, meaning.sentence, {
      cause: cause ?? error,
      retryable: false,
      details: { abortCode: Number(abort.abortCode), module: abort.location?.module ?? '' },
    });
  }
  return new TidemarkError(
    'transaction_failed',
    'The network ran the transaction and refused it; only gas was paid. Reload the page and try again.',
    { cause: cause ?? error },
  );
}

/** True when a wallet says that the person said no. */
export function isWalletRefusal(caught: unknown): boolean {
  return causes(caught).some((error) => WALLET_REFUSALS.has(codeOf(error)));
}

function fromKnown(error: unknown, caught: unknown): TidemarkError | undefined {
  if (WALLET_REFUSALS.has(codeOf(error))) {
    return new TidemarkError('wallet_rejected', 'You cancelled, nothing was paid.', {
      cause: caught,
    });
  }
  if (error instanceof SimulationError && error.executionError !== undefined) {
    return executionError(error.executionError, caught);
  }
  if (error instanceof ObjectError && error.reason !== 'unknown') {
    return new TidemarkError('not_found', 'The chain does not hold this object; check its id.', {
      cause: caught,
      details: error.objectId === undefined ? {} : { objectId: error.objectId },
    });
  }
  if (error instanceof Error && error.name === 'RpcError') return fromStatus(codeOf(error), caught);
  return undefined;
}

function fromStatus(status: unknown, cause: unknown): TidemarkError {
  const meaning = typeof status === 'string' ? meaningByStatus[status] : undefined;
  return meaning === undefined
    ? new TidemarkError('chain_unreachable', UNREACHABLE, { cause })
    : new TidemarkError(meaning[0], meaning[1], { cause });
}

/** The error and what caused it, outermost first. */
function causes(caught: unknown): unknown[] {
  const chain: unknown[] = [];
  let error = caught;
  while (error !== undefined && error !== null && chain.length < MAX_CAUSES) {
    chain.push(error);
    error = error instanceof Error ? error.cause : undefined;
  }
  return chain;
}

function codeOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error) return error.code;
  const context = 'context' in error ? error.context : undefined;
  return typeof context === 'object' && context !== null && '__code' in context
    ? context.__code
    : undefined;
}
