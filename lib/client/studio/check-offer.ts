import {
  allowsCalls,
  isTidemarkError,
  MAX_PRICE_FROST,
  MAX_QUOTA,
  parsePriceFrost,
  parseWal,
  REFUND_NONE,
  REFUND_PRO_RATA,
  RIGHT_DOWNLOAD,
  RIGHT_INVOKE,
  type OfferTerms,
} from '@/lib/domain';
import { offerProblems } from '../publish/check-draft';

const DAY_MS = 86_400_000;

/** An offer as typed. */
export interface OfferForm {
  /** Bits: 1 download, 2 invoke. */
  readonly rights: number;
  readonly windowDays: string;
  readonly priceWal: string;
  readonly first: number;
  /** null: and every later one. */
  readonly last: number | null;
  /** Empty: no limit. */
  readonly quota: string;
  readonly refunds: boolean;
  readonly trial: boolean;
}

export const emptyOfferForm: OfferForm = {
  rights: RIGHT_DOWNLOAD,
  windowDays: '7',
  priceWal: '',
  first: 1,
  last: null,
  quota: '',
  refunds: false,
  trial: false,
};

/** What an offer says; `lastIteration` null: and every later one. */
export interface TypedOffer extends Omit<OfferTerms, 'active' | 'lastIteration'> {
  readonly lastIteration: number | null;
}

/** Sentences by field (`rights`, `window`, `price`, `last`, `quota`); empty when it can be set. */
export function offerFormProblems(form: OfferForm): Readonly<Record<string, string>> {
  const { window, price } = offerProblems(form);
  const problems: Record<string, string> = {};
  if (rightsOf(form) === 0) problems.rights = 'Choose at least one right.';
  if (window !== undefined) problems.window = window;
  const priceProblem = form.trial ? trialPriceProblem(form.priceWal) : price;
  if (priceProblem !== undefined) problems.price = priceProblem;
  if (form.last !== null && form.last < form.first) {
    problems.last = 'The last iteration comes before the first; choose a later one.';
  }
  if (allowsCalls(form.rights) && quotaOf(form) === null) {
    problems.quota = `Enter a whole number from 1 to ${MAX_QUOTA}, or leave it empty.`;
  }
  return problems;
}

/** The terms of a form without problems. */
export function offerTermsOf(form: OfferForm): TypedOffer {
  return {
    rights: rightsOf(form),
    windowMs: BigInt(Math.round(Number(form.windowDays) * DAY_MS)),
    priceFrost: form.trial ? parseWal(form.priceWal) : parsePriceFrost(form.priceWal),
    firstIteration: form.first,
    lastIteration: form.last,
    quota: allowsCalls(form.rights) ? (quotaOf(form) ?? 0n) : 0n,
    refundRule: form.refunds && !form.trial ? REFUND_PRO_RATA : REFUND_NONE,
    trial: form.trial,
  };
}

function rightsOf({ rights }: OfferForm): number {
  return rights & (RIGHT_DOWNLOAD | RIGHT_INVOKE);
}

/** 0 for no limit, null when it is no number of calls. */
function quotaOf({ quota }: OfferForm): bigint | null {
  const digits = quota.trim();
  if (digits === '') return 0n;
  if (!/^\d{1,13}$/.test(digits)) return null;
  const calls = BigInt(digits);
  return calls >= 1n && calls <= MAX_QUOTA ? calls : null;
}

/** A trial may cost nothing; everything else is as with a price. */
function trialPriceProblem(text: string): string | undefined {
  try {
    return parseWal(text) <= MAX_PRICE_FROST ? undefined : 'This price is too high.';
  } catch (error) {
    return isTidemarkError(error) ? error.message : 'Enter a price in WAL.';
  }
}
