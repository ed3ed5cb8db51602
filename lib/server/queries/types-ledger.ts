import type { Address, FrostText, ObjectId } from './types-basic';

/** Kinds of events that move a team's money, or say what it owes. */
export const ledgerKinds = [
  'pass.bought',
  'pass.renewed',
  'sale.settled',
  'sale.refunded',
  'revenue.distributed',
  'cost.advanced',
] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/** One line of a distribution; a repayment of costs comes before any share. */
export interface LedgerLine {
  role: 'repayment' | 'share';
  address: Address;
  amountFrost: FrostText;
}

/** One event with its amounts; which coins moved where follows from its kind. */
export interface LedgerEvent {
  /** Number of the event in the chain's total order. */
  ordinal: string;
  kind: LedgerKind;
  atMs: number;
  transactionDigest: string;
  eventIndex: number;
  modelId: ObjectId | null;
  modelName: string | null;
  saleId: ObjectId | null;
  iteration: number | null;
  /** Buyer, holder of the pass, or the member who advanced costs; null for other kinds. */
  person: Address | null;
  /** Paid, settled without the fee, refunded, paid out or advanced. */
  amountFrost: FrostText;
  /** Went to the market with a settlement; 0 for other kinds. */
  feeFrost: FrostText;
  /** Of a distribution: they add up to `amountFrost`. */
  lines: LedgerLine[];
}

/** Sums of all earlier events, so that balances are right however long the history is. */
export interface LedgerSums {
  events: number;
  paidFrost: FrostText;
  settledFrost: FrostText;
  feeFrost: FrostText;
  refundedFrost: FrostText;
  distributedFrost: FrostText;
  /** Part of `distributedFrost` that repaid costs. */
  repaidFrost: FrostText;
  advancedFrost: FrostText;
}

export interface TeamLedger {
  /** Of everything before the first of `events`. */
  earlier: LedgerSums;
  /** The newest 2,000, oldest first. */
  events: LedgerEvent[];
}

/** Sums of one UTC day; days without a movement are left out. */
export interface RevenueDay {
  /** Days since 1970-01-01 UTC. */
  day: number;
  paidFrost: FrostText;
  settledFrost: FrostText;
  refundedFrost: FrostText;
  feeFrost: FrostText;
  distributedFrost: FrostText;
}

export interface TeamRevenue {
  /** Oldest first; the newest 1,100 days with a movement. */
  days: RevenueDay[];
}

/** One iteration of a team with what it cost and until when it is stored. */
export interface TeamIteration {
  modelId: ObjectId;
  modelName: string;
  modelRetiredAtMs: number | null;
  number: number;
  author: Address;
  publishedAtMs: number;
  plainBytes: string;
  /** Storage that the author paid and the team owes back. */
  advancedFrost: FrostText;
  endEpoch: number;
  storedUntilMs: number;
  /** Extensions by anyone; their price is not in the event. */
  extensions: number;
  epochsAdded: number;
  extendedBy: Address[];
  /** Cheapest active offer that is no trial and covers this iteration; null: none. */
  priceFrost: FrostText | null;
}

export interface TeamIterations {
  /** In the order of publication, at most 1,000. */
  iterations: TeamIteration[];
  /** The team has more than are listed. */
  cut: boolean;
  /** Sum of all repayments of each person who advanced costs. */
  repaid: { address: Address; amountFrost: FrostText }[];
  /** Fee of a sale made now, in basis points. */
  feeBps: number;
}
