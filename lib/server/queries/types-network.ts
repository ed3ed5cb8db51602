import type { Address, DecimalText, FrostText, ObjectId } from './types-basic';

/** The market's limits and fee. They touch later offers and sales only. */
export interface MarketView {
  minWindowMs: number;
  maxWindowMs: number;
  /** Longest session of one opening. */
  sessionMs: number;
  maxMembers: number;
  /** Most that storing one encoded MiB for one epoch may be said to have cost. */
  storageCeilingFrost: FrostText;
  feeBps: number;
  feeRecipient: Address;
}

export type IndexerState = 'never-started' | 'catching-up' | 'live' | 'silent' | 'halted';

export interface NetworkStatus {
  network: string;
  chainId: string;
  /** True on the embedded network: play money, time can be moved. */
  embedded: boolean;
  packageId: ObjectId;
  marketId: ObjectId;
  indexer: {
    state: IndexerState;
    /** One sentence when halted. */
    reason: string | null;
    /** Last sign of life, server clock. */
    heartbeatAtMs: number | null;
    indexedCheckpoint: DecimalText | null;
    tipCheckpoint: DecimalText | null;
    /** How long ago the index was last known to be complete; null before the first pass. */
    lagMs: number | null;
  };
  counts: { events: number; models: number; iterations: number; passes: number; teams: number };
  /** Demo data being written in the background; null when none is. */
  seeding: { step: number; steps: number; text: string; failed: boolean } | null;
  walrusEpochMs: number | null;
  /** The configured market as far as the index knows it; null before it is indexed. */
  market: MarketView | null;
}

/** Walrus as its own objects on chain describe it. */
export interface WalrusFacts {
  systemId: ObjectId;
  stakingId: ObjectId;
  /** Full type of WAL. */
  coinType: string;
  /** The chain's clock when this was read. */
  readAtMs: number;
  epoch: number;
  /** null where the staking object cannot be read. */
  epochMs: number | null;
  shards: number;
  totalCapacityBytes: DecimalText;
  usedCapacityBytes: DecimalText;
  /** Per started MiB of encoded size and epoch. */
  storagePriceFrost: FrostText;
  /** Per started MiB of encoded size, once. */
  writePriceFrost: FrostText;
  /** Nodes of this epoch in the committee's order. */
  committee: { nodeId: ObjectId; shards: number }[];
  /** WAL in existence; null where this node does not tell. */
  supplyFrost: FrostText | null;
}
