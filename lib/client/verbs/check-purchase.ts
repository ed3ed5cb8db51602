import {
  originalPackageId,
  readClockMs,
  readFunds,
  readMarket,
  readModel,
  readOffer,
  readTrialAtMs,
  refusalError,
  type Iteration,
  type Model,
  type Offer,
} from '@/lib/chain';
import {
  formatBytes,
  formatDateTime,
  formatSui,
  formatWal,
  isTidemarkError,
  saleRefusals,
  shortId,
  TidemarkError,
  type Refusal,
} from '@/lib/domain';
import type { NetworkAccess } from '../network-access';
import { MAX_OPENED_BYTES, MAX_OPENED_TEXT } from '../opened-file-limit';
import { planCoverage, type Coverage } from './plan-coverage';
import type { StorageExtension } from './plan-extension';

export interface PurchaseQuestion {
  readonly modelId: string;
  readonly offer: number;
  /** The price the person was shown. */
  readonly expectedPriceFrost: bigint;
  readonly address: string;
}

/** One thing looked at before the wallet opens. */
export interface PurchaseCheck {
  readonly id: 'offer' | 'storage' | 'size' | 'key' | 'wal' | 'sui';
  readonly passed: boolean;
  readonly text: string;
  readonly failure: TidemarkError | null;
}

export interface PurchaseChecks {
  readonly checks: readonly PurchaseCheck[];
  /** The offer as it is on chain now. */
  readonly offer: Offer;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** First epoch in which the bytes are no longer stored; null without an iteration. */
  readonly endEpoch: number | null;
  readonly storedUntilMs: number | null;
  /** What storing the bytes to the end of the window takes; null where they are, or cannot be. */
  readonly extension: StorageExtension | null;
}

const GAS_FLOOR_MIST = 20_000_000n;
/** Abort codes that have a lamp of their own. */
const STORAGE_ENDS_BEFORE = 19;
const PAYMENT_TOO_SMALL = 18;
/** Abort codes with a sentence that knows more than the contract's. */
const OFFER_WITHDRAWN = 16;
const PRICE_CHANGED = 17;
const TRIED_ALREADY = 54;

/** Looks at offer, storage, sealed key and both balances as they are on chain now. */
export async function checkPurchase(
  access: NetworkAccess,
  question: PurchaseQuestion,
): Promise<PurchaseChecks> {
  const { client, manifest } = access;
  const { modelId, expectedPriceFrost, address } = question;
  const [market, model, funds, nowMs] = await Promise.all([
    readMarket(client, manifest),
    readModel(client, manifest, modelId),
    readFunds(client, manifest, address),
    readClockMs(client),
  ]);
  const offer = await readOffer(client, model, question.offer);
  const triedAtMs = offer.trial ? await readTrialAtMs(client, model, address) : null;
  const endsAtMs = nowMs + offer.windowMs;
  const coverage = await planCoverage(access, { market, model, range: offer }, endsAtMs);
  const { iteration, extension } = coverage;
  const refusals = saleRefusals({
    market,
    model,
    offer,
    tried: triedAtMs !== null,
    endEpoch: iteration?.endEpoch ?? 0,
    expectedPriceFrost,
    paymentFrost: funds.walFrost,
    nowMs,
  });
  return {
    checks: [
      offerCheck(refusals, offer, triedAtMs),
      storageCheck(coverage),
      ...(iteration === null
        ? []
        : [sizeCheck(iteration), await keyCheck(access, model, iteration)]),
      walCheck(expectedPriceFrost, extension, funds.walFrost, address),
      suiCheck(funds.suiMist),
    ],
    offer,
    startsAtMs: Number(nowMs),
    endsAtMs: Number(endsAtMs),
    endEpoch: iteration?.endEpoch ?? null,
    storedUntilMs: coverage.storedUntilMs,
    extension,
  };
}

/** Teams may publish with other tools what this page could not open. */
function sizeCheck({ plainBytes }: Iteration): PurchaseCheck {
  const size = formatBytes(Number(plainBytes));
  return plainBytes <= BigInt(MAX_OPENED_BYTES)
    ? passed('size', `The file, ${size}, fits into a page`)
    : failed(
        'size',
        `The file, ${size}, is larger than a page can open (${MAX_OPENED_TEXT})`,
        'file_too_large',
        'choose another model',
      );
}

/** The contract cannot look into a sealed key: one made for something else would never open. */
async function keyCheck(
  { manifest }: NetworkAccess,
  { modelId }: Model,
  { number, sealedKey }: Iteration,
): Promise<PurchaseCheck> {
  const { inspectSealedKey } = await import('@/lib/crypto/sealed-key');
  try {
    const keyId = { modelId, iteration: number };
    inspectSealedKey(sealedKey, { packageId: originalPackageId(manifest), keyId });
    return passed('key', `The sealed key is that of iteration ${number}`);
  } catch (caught) {
    if (!isTidemarkError(caught)) throw caught;
    return { id: 'key', passed: false, text: caught.message, failure: caught };
  }
}

/** The first refusal of what has no lamp of its own; the contract would answer with it. */
function offerCheck(
  refusals: readonly Refusal[],
  offer: Offer,
  triedAtMs: bigint | null,
): PurchaseCheck {
  const refusal = refusals.find(
    ({ abortCode }) => abortCode !== STORAGE_ENDS_BEFORE && abortCode !== PAYMENT_TOO_SMALL,
  );
  if (refusal === undefined) return passed('offer', 'Offer and price are unchanged on chain');
  if (refusal.abortCode === OFFER_WITHDRAWN) {
    return failed(
      'offer',
      'The team withdrew this offer',
      'contract_refused',
      'choose another one',
    );
  }
  if (refusal.abortCode === PRICE_CHANGED) {
    return failed(
      'offer',
      `The price is ${formatWal(offer.priceFrost)} WAL now`,
      'price_changed',
      'reload the page to see the new terms',
    );
  }
  if (refusal.abortCode === TRIED_ALREADY && triedAtMs !== null) {
    const day = formatDateTime(triedAtMs, { locale: 'en-GB', timeZone: 'UTC' });
    return failed(
      'offer',
      `You tried this model on ${day}, and a trial is once per person and model`,
      'contract_refused',
      'choose another offer',
    );
  }
  const failure = refusalError(refusal);
  return { id: 'offer', passed: false, text: failure.message, failure };
}

function storageCheck({ failure, iteration }: Coverage): PurchaseCheck {
  if (failure !== null) return { id: 'storage', passed: false, text: failure.message, failure };
  return passed(
    'storage',
    `The newest iteration is stored for the whole window (epoch ${iteration?.endEpoch ?? ''})`,
  );
}

/** Where storage must be extended too, both have to be paid. */
function walCheck(
  priceFrost: bigint,
  extension: StorageExtension | null,
  haveFrost: bigint,
  address: string,
): PurchaseCheck {
  const have = `${formatWal(haveFrost)} WAL on ${shortId(address)}`;
  const neededFrost = priceFrost + (extension?.costFrost ?? 0n);
  if (haveFrost >= neededFrost) {
    return passed('wal', `${have} covers the price${extension === null ? '' : ' and the storage'}`);
  }
  const needed = `${formatWal(neededFrost)} needed${extension === null ? '' : ' with the storage'}`;
  return failed('wal', `${have}, ${needed}`, 'wal_insufficient', 'add WAL');
}

function suiCheck(haveMist: bigint): PurchaseCheck {
  const have = `${formatSui(haveMist)} SUI for gas`;
  return haveMist >= GAS_FLOOR_MIST
    ? passed('sui', have)
    : failed('sui', `${have} is too little`, 'sui_insufficient', 'add SUI');
}

function passed(id: PurchaseCheck['id'], text: string): PurchaseCheck {
  return { id, passed: true, text, failure: null };
}

function failed(
  id: PurchaseCheck['id'],
  text: string,
  code:
    | 'contract_refused'
    | 'file_too_large'
    | 'price_changed'
    | 'wal_insufficient'
    | 'sui_insufficient',
  next: string,
): PurchaseCheck {
  const sentence = `${text}; nothing was paid, ${next}.`;
  return { id, passed: false, text, failure: new TidemarkError(code, sentence) };
}
