import type { GrantView } from './types-audit';
import type { Address, FrostText, TeamSummary } from './types-basic';
import type { ModelCard } from './types-model';
import type { SaleView } from './types-sale';

/** What the team still owes a person for costs advanced. */
export interface AdvanceView {
  address: Address;
  owedFrost: FrostText;
}

/** One line of a payout: never 0 for a repayment, possibly 0 for a share. */
export interface PayoutLine {
  address: Address;
  amountFrost: FrostText;
}

/** One distribution: advances are repaid first, then shares of the rest, the remainder stays. */
export interface DistributionView {
  atMs: number;
  by: Address;
  /** Sum of repayments and payouts. */
  totalFrost: FrostText;
  /** Costs advanced, repaid oldest first. */
  repayments: PayoutLine[];
  /** Shares, in the order of the members then. */
  payouts: PayoutLine[];
  /** Left in the vault. */
  heldFrost: FrostText;
  transactionDigest: string;
}

export interface TeamView extends TeamSummary {
  /** Settled into the vault since the team was made. */
  collectedFrost: FrostText;
  /** Paid out since then, repayments included. */
  distributedFrost: FrostText;
  /** In the vault now: collected less distributed. */
  heldFrost: FrostText;
  /** Oldest first: the order in which `distribute` repays. */
  advances: AdvanceView[];
  /** Sum of the advances. */
  owedFrost: FrostText;
  /** Paid by buyers and still in their sales; part of it may yet be refunded. */
  unsettledFrost: FrostText;
  /** Newest first, at most 100, retired ones too. */
  models: ModelCard[];
  /** Newest first, at most 50. */
  distributions: DistributionView[];
  /**
   * Sales that still hold money, at most 100: those that are earned in full first, then the
   * others, each oldest first. How much `settle` moves now follows from the fields and the clock.
   */
  openSales: SaleView[];
  /** Audit grants given on the team's models, newest first, at most 100. */
  grants: GrantView[];
}
