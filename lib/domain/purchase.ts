import { isWindowCovered, type EpochAnchor } from './coverage';
import type { IterationRange, OfferTerms } from './terms';
import type { TimeWindow } from './time-window';
import { allRefusals, firstRefusal, type Check, type Refusal, type Verdict } from './verdict';

/** The version of the contract this code speaks. */
export const CONTRACT_VERSION = 1n;

export interface SaleMarket extends EpochAnchor {
  readonly marketId: string;
  readonly version: bigint;
  readonly minWindowMs: bigint;
  readonly maxWindowMs: bigint;
}

/** Everything the contract looks at before it sells. */
export interface SaleQuestion {
  readonly market: SaleMarket;
  readonly model: { readonly marketId: string; readonly retired: boolean };
  /** null: there is no such offer. */
  readonly offer: OfferTerms | null;
  /** End epoch of the newest iteration that the offer covers. */
  readonly endEpoch: number;
  readonly paymentFrost: bigint;
  readonly nowMs: bigint;
}

export interface PurchaseQuestion extends SaleQuestion {
  readonly expectedPriceFrost: bigint;
}

export interface TrialQuestion extends PurchaseQuestion {
  /** Whether the person took a trial of this model before. */
  readonly tried: boolean;
}

/** Would the contract accept `purchase::purchase` now? */
export function canPurchase(question: PurchaseQuestion): Verdict {
  return firstRefusal(purchaseChecks(question));
}

/** Would the contract accept `purchase::try_out` now? */
export function canTryOffer(question: TrialQuestion): Verdict {
  return firstRefusal(trialChecks(question));
}

/** All that stands against buying, or against trying where the offer is a trial. */
export function saleRefusals(question: TrialQuestion): Refusal[] {
  const isTrial = question.offer?.trial === true;
  return allRefusals(isTrial ? trialChecks(question) : purchaseChecks(question));
}

function purchaseChecks(question: PurchaseQuestion): Check[] {
  const { offer } = question;
  return [
    ...standingChecks(question),
    [offer?.trial === false, 'contract_refused', 53],
    [offer?.priceFrost === question.expectedPriceFrost, 'price_changed', 17],
    ...paymentChecks(question, question.nowMs),
  ];
}

function trialChecks(question: TrialQuestion): Check[] {
  const { offer } = question;
  return [
    ...standingChecks(question),
    [offer?.trial === true, 'contract_refused', 53],
    [!question.tried, 'contract_refused', 54],
    [offer?.priceFrost === question.expectedPriceFrost, 'price_changed', 17],
    ...paymentChecks(question, question.nowMs),
  ];
}

/** What a renewal looks at of the pass. */
export interface RenewablePass extends IterationRange {
  readonly modelId: string;
  readonly rights: number;
  readonly endsAtMs: bigint;
}

export interface RenewalQuestion extends SaleQuestion {
  readonly pass: RenewablePass;
  readonly modelId: string;
  readonly maxPriceFrost: bigint;
}

/** When a renewed period starts: at the pass's end, or now where it has ended. */
export function renewalStartsAtMs(pass: { readonly endsAtMs: bigint }, nowMs: bigint): bigint {
  return pass.endsAtMs > nowMs ? pass.endsAtMs : nowMs;
}

/** The period a renewal adds; its end is the pass's new end. */
export function renewalWindow(
  pass: { readonly endsAtMs: bigint },
  windowMs: bigint,
  nowMs: bigint,
): TimeWindow {
  const startsAtMs = renewalStartsAtMs(pass, nowMs);
  return { startsAtMs, endsAtMs: startsAtMs + windowMs };
}

/** Would the contract accept `purchase::renew` now? */
export function canRenew(question: RenewalQuestion): Verdict {
  const { offer, pass } = question;
  return firstRefusal([
    ...standingChecks(question),
    [offer?.trial === false, 'contract_refused', 53],
    [pass.modelId === question.modelId, 'pass_of_another_model', 21],
    [offer !== null && offer.priceFrost <= question.maxPriceFrost, 'price_changed', 17],
    [offer !== null && isRenewal(offer, pass, question.nowMs), 'contract_refused', 55],
    ...paymentChecks(question, renewalStartsAtMs(pass, question.nowMs)),
  ]);
}

/**
 * Whether an offer renews a pass: same rights and the same iterations; once the pass has ended the
 * offer may also cover more.
 */
export function isRenewal(
  offer: Pick<OfferTerms, 'rights'> & IterationRange,
  pass: Pick<RenewablePass, 'rights' | 'endsAtMs'> & IterationRange,
  nowMs: bigint,
): boolean {
  const isNoSmaller =
    offer.firstIteration <= pass.firstIteration && offer.lastIteration >= pass.lastIteration;
  const isSame =
    offer.firstIteration === pass.firstIteration && offer.lastIteration === pass.lastIteration;
  return offer.rights === pass.rights && isNoSmaller && (isSame || pass.endsAtMs <= nowMs);
}

/** The offer stands: the contract's `terms_of`. */
function standingChecks({ market, model, offer }: SaleQuestion): Check[] {
  const windowMs = offer?.windowMs ?? 0n;
  return [
    [market.version === CONTRACT_VERSION, 'update_needed', 1],
    [model.marketId === market.marketId, 'contract_refused', 20],
    [!model.retired, 'contract_refused', 43],
    [offer !== null, 'not_found', 15],
    [offer?.active === true, 'contract_refused', 16],
    [windowMs >= market.minWindowMs && windowMs <= market.maxWindowMs, 'window_malformed', 12],
  ];
}

/** Storage and money: the contract's `pay`. */
function paymentChecks(question: SaleQuestion, startsAtMs: bigint): Check[] {
  const { market, offer, endEpoch, paymentFrost } = question;
  const endsAtMs = startsAtMs + (offer?.windowMs ?? 0n);
  return [
    [isWindowCovered(market, endEpoch, endsAtMs), 'storage_ends_too_early', 19],
    [offer !== null && paymentFrost >= offer.priceFrost, 'wal_insufficient', 18],
  ];
}
