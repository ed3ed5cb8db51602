import type { Address, FrostText } from './types-basic';

export type MoneyPeriodLength = 'day' | 'month';

/** What moved for one model in one UTC day or month, by the times of the events. */
export interface MoneyPeriod {
  startsAtMs: number;
  /** Purchases and renewals. */
  sold: number;
  /** Paid by buyers in this period. */
  paidFrost: FrostText;
  /** Moved to the team in this period, whenever it was paid. */
  settledFrost: FrostText;
  /** Moved to the market in this period. */
  feesFrost: FrostText;
  /** Paid back to holders in this period. */
  refundedFrost: FrostText;
}

export interface ModelMoney {
  length: MoneyPeriodLength;
  /** Newest first, at most 366; only periods in which something moved. */
  periods: MoneyPeriod[];
  /** True when older periods are left out. */
  capped: boolean;
}

/** Somebody paid for more epochs of an iteration's blobs. */
export interface StorageExtension {
  iteration: number;
  fromEpoch: number;
  toEpoch: number;
  by: Address;
  atMs: number;
  transactionDigest: string;
}
