import {
  readFunds,
  readIteration,
  readMarket,
  originalPackageId,
  readModel,
  readOffer,
  readClockMs,
  type Iteration,
  type Model,
} from '@/lib/chain';
import {
  formatBytes,
  formatSui,
  formatWal,
  isTidemarkError,
  isWindowCovered,
  ITERATIONS_AND_LATER,
  shortId,
  storedUntilMs,
  TidemarkError,
} from '@/lib/domain';
import type { NetworkAccess } from '../network-access';
import { MAX_OPENED_BYTES, MAX_OPENED_TEXT } from '../opened-file-limit';

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
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly storedUntilMs: number | null;
}

const GAS_FLOOR_MIST = 20_000_000n;

/** Looks at offer, storage, sealed key and both balances as they are on chain now. */
export async function checkPurchase(
  access: NetworkAccess,
  question: PurchaseQuestion,
): Promise<PurchaseChecks> {
  const { client, manifest } = access;
  const [market, model, funds, nowMs] = await Promise.all([
    readMarket(client, manifest),
    readModel(client, manifest, question.modelId),
    readFunds(client, manifest, question.address),
    readClockMs(client),
  ]);
  const offer = await readOffer(client, model, question.offer);
  const endsAtMs = nowMs + offer.windowMs;
  const newest = await newestIteration(access, model, offer.lastIteration);
  const endEpoch = newest?.endEpoch ?? null;
  const untilMs = endEpoch === null ? null : storedUntilMs(market, endEpoch);
  return {
    checks: [
      offerCheck(question, offer),
      storageCheck(endEpoch !== null && isWindowCovered(market, endEpoch, endsAtMs), endEpoch),
      ...(newest === null ? [] : [sizeCheck(newest), await keyCheck(access, model, newest)]),
      walCheck(question.expectedPriceFrost, funds.walFrost, question.address),
      suiCheck(funds.suiMist),
    ],
    startsAtMs: Number(nowMs),
    endsAtMs: Number(endsAtMs),
    storedUntilMs: untilMs === null ? null : Number(untilMs),
  };
}

async function newestIteration(
  { client }: NetworkAccess,
  model: Model,
  lastIteration: number,
): Promise<Iteration | null> {
  const newest =
    lastIteration === ITERATIONS_AND_LATER
      ? model.iterationCount
      : Math.min(lastIteration, model.iterationCount);
  if (newest < 1) return null;
  return readIteration(client, model, newest);
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

function offerCheck(
  question: PurchaseQuestion,
  offer: { readonly active: boolean; readonly priceFrost: bigint },
): PurchaseCheck {
  if (!offer.active) {
    return failed(
      'offer',
      'The team withdrew this offer',
      'contract_refused',
      'choose another one',
    );
  }
  if (offer.priceFrost !== question.expectedPriceFrost) {
    return failed(
      'offer',
      `The price is ${formatWal(offer.priceFrost)} WAL now`,
      'price_changed',
      'reload the page to see the new terms',
    );
  }
  return passed('offer', 'Offer and price are unchanged on chain');
}

function storageCheck(covered: boolean, endEpoch: number | null): PurchaseCheck {
  if (endEpoch === null) {
    return failed(
      'storage',
      'No iteration is published yet',
      'iteration_missing',
      'look again later',
    );
  }
  return covered
    ? passed('storage', `The newest iteration is stored for the whole window (epoch ${endEpoch})`)
    : failed(
        'storage',
        'Storage ends before this window would',
        'storage_ends_too_early',
        'choose a shorter one or ask the team to extend it',
      );
}

function walCheck(priceFrost: bigint, haveFrost: bigint, address: string): PurchaseCheck {
  const have = `${formatWal(haveFrost)} WAL on ${shortId(address)}`;
  return haveFrost >= priceFrost
    ? passed('wal', `${have} covers the price`)
    : failed('wal', `${have}, ${formatWal(priceFrost)} needed`, 'wal_insufficient', 'add WAL');
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
    | 'iteration_missing'
    | 'storage_ends_too_early'
    | 'wal_insufficient'
    | 'sui_insufficient',
  next: string,
): PurchaseCheck {
  const sentence = `${text}; nothing was paid, ${next}.`;
  return { id, passed: false, text, failure: new TidemarkError(code, sentence) };
}
