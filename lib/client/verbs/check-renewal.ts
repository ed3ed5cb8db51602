import {
  readClockMs,
  readFunds,
  readMarket,
  readModel,
  readOffer,
  readPass,
  refusalError,
  type Offer,
} from '@/lib/chain';
import { canRenew, formatWal, renewalWindow, TidemarkError, type Verdict } from '@/lib/domain';
import type { NetworkAccess } from '../network-access';
import { planCoverage } from './plan-coverage';
import type { StorageExtension } from './plan-extension';

export interface RenewalQuestion {
  readonly passId: string;
  readonly offer: number;
  /** The most the holder agrees to pay. */
  readonly maxPriceFrost: bigint;
  readonly address: string;
}

export interface RenewalChecks {
  readonly modelId: string;
  /** The offer as it is on chain now. */
  readonly offer: Offer;
  /** The period it would add now; its end is the pass's new end. */
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly endEpoch: number | null;
  readonly storedUntilMs: number | null;
  /** Names epoch and dates; null when storage lasts. */
  readonly storageFailure: TidemarkError | null;
  /** Covers the new period; null where it is covered, or cannot be. */
  readonly extension: StorageExtension | null;
  /** Price, and the extension where one is needed. */
  readonly totalFrost: bigint;
  /** What stands against it, the extension taken for granted; null when it would go through. */
  readonly failure: TidemarkError | null;
}

const PAYMENT_TOO_SMALL = 18;
const STORAGE_ENDS_BEFORE = 19;

/**
 * Looks at pass, offer, storage and money as they are on chain now.
 * @throws TidemarkError not_found, chain_unreachable, chain_data_malformed
 */
export async function checkRenewal(
  access: NetworkAccess,
  question: RenewalQuestion,
): Promise<RenewalChecks> {
  const { client, manifest } = access;
  const [market, pass, funds, nowMs] = await Promise.all([
    readMarket(client, manifest),
    readPass(client, manifest, question.passId),
    readFunds(client, manifest, question.address),
    readClockMs(client),
  ]);
  const { modelId } = pass;
  const model = await readModel(client, manifest, modelId);
  const offer = await readOffer(client, model, question.offer);
  const { startsAtMs, endsAtMs } = renewalWindow(pass, offer.windowMs, nowMs);
  const coverage = await planCoverage(access, { market, model, range: offer }, endsAtMs);
  const { iteration, extension } = coverage;
  const storageFrost = extension?.costFrost ?? 0n;
  const totalFrost = offer.priceFrost + storageFrost;
  const verdict = canRenew({
    market,
    model,
    modelId,
    pass,
    offer,
    nowMs,
    maxPriceFrost: question.maxPriceFrost,
    endEpoch: extension?.untilEpoch ?? iteration?.endEpoch ?? 0,
    paymentFrost: funds.walFrost - storageFrost,
  });
  return {
    modelId,
    offer,
    startsAtMs: Number(startsAtMs),
    endsAtMs: Number(endsAtMs),
    endEpoch: iteration?.endEpoch ?? null,
    storedUntilMs: coverage.storedUntilMs,
    storageFailure: coverage.failure,
    extension,
    totalFrost,
    failure: failureOf(verdict, coverage.failure, { totalFrost, haveFrost: funds.walFrost }),
  };
}

/** Where this page knows more than the contract's sentence, it says so. */
function failureOf(
  verdict: Verdict,
  storageFailure: TidemarkError | null,
  money: { readonly totalFrost: bigint; readonly haveFrost: bigint },
): TidemarkError | null {
  if (verdict.allowed) return null;
  if (verdict.abortCode === STORAGE_ENDS_BEFORE && storageFailure !== null) return storageFailure;
  if (verdict.abortCode !== PAYMENT_TOO_SMALL) return refusalError(verdict);
  const { totalFrost, haveFrost } = money;
  return new TidemarkError(
    'wal_insufficient',
    `You have ${formatWal(haveFrost)} WAL and ${formatWal(totalFrost)} are needed; nothing was paid, add WAL and try again.`,
  );
}
