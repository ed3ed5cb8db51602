import type { Address, FrostText, ObjectId, Right } from './types-basic';
import type { OfferBlock, OfferView, Terms } from './types-model';

/**
 * The money of one period of a pass, with a copy of the terms it was sold under: everything the
 * rules for refund and settle take (`priceFrost` is what was paid).
 */
export interface SaleView extends Terms {
  saleId: ObjectId;
  passId: ObjectId;
  /** The sale of the pass's period before this one. */
  previousSaleId: ObjectId | null;
  modelId: ObjectId;
  modelName: string;
  teamId: ObjectId;
  buyer: Address;
  offer: number;
  /** The period paid for is `[startsAtMs, endsAtMs)`; a refund does not change it here. */
  startsAtMs: number;
  endsAtMs: number;
  feeBps: number;
  /** Moved to the team's vault so far, without the fee. */
  settledFrost: FrostText;
  /** Moved to the market so far. */
  feeFrost: FrostText;
  refundedFrost: FrostText;
  /** Still in the sale: paid less settled, fee and refunded. */
  heldFrost: FrostText;
  /** Refunded then, and closed: nothing can be refunded again. null: not refunded. */
  refundedAtMs: number | null;
  /** Openings in this period. */
  opens: number;
  openedUntilMs: number;
  /** Calls recorded in this period. */
  usedCalls: number;
  /** Time of the purchase or renewal. */
  soldAtMs: number;
  transactionDigest: string;
}

/** An offer of today, seen from a pass. */
export interface TodaysOffer extends OfferView {
  /**
   * The period that `renew` would add now; null when this offer cannot renew the pass: a trial,
   * other rights, fewer iterations, or more of them while the pass runs.
   */
  renewal: { startsAtMs: number; endsAtMs: number; blockedBy: OfferBlock | null } | null;
}

export interface PassView {
  passId: ObjectId;
  /** The sale of the newest period: `refund` takes this one. */
  saleId: ObjectId;
  modelId: ObjectId;
  modelName: string;
  modelRetiredAtMs: number | null;
  /** Newest iteration of the model. */
  iterationCount: number;
  teamId: ObjectId;
  teamName: string;
  holder: Address;
  trial: boolean;
  rights: Right[];
  firstIteration: number;
  lastIteration: number | null;
  /** Over all periods: renewals move the end on, a refund moves it back. */
  startsAtMs: number;
  endsAtMs: number;
  openedUntilMs: number;
  /** The iteration opened last; 0 before the first opening. */
  openedIteration: number;
  /** Over all periods. */
  opens: number;
  transactionDigest: string;
  /**
   * Every period ever paid for, newest first, at most 50: "your terms". `open` takes the one whose
   * period holds the present time.
   */
  sales: SaleView[];
  /** Active offers of the model: "today's terms". */
  todaysOffers: TodaysOffer[];
}
