import { bcs } from '@mysten/sui/bcs';
import { id, u64 } from '../bcs';

const string = bcs.string();
const u16 = bcs.u16();
const u32 = bcs.u32();

/** Fields and their order are those of `tidemark::market_events`. */
export const marketEventLayouts = {
  MarketCreated: bcs.struct('MarketCreated', {
    market: id,
    epoch_ms: u64,
    anchor_epoch: u32,
    anchor_ms: u64,
    storage_ceiling: u64,
  }),
  LimitsSet: bcs.struct('LimitsSet', {
    market: id,
    min_window_ms: u64,
    max_window_ms: u64,
    session_ms: u64,
    max_members: u64,
    storage_ceiling: u64,
  }),
  FeeSet: bcs.struct('FeeSet', { market: id, fee_bps: u16, fee_recipient: id }),
  MarketMigrated: bcs.struct('MarketMigrated', { market: id, from_version: u64, to_version: u64 }),
  TeamCreated: bcs.struct('TeamCreated', {
    team: id,
    market: id,
    name: string,
    members: bcs.vector(id),
    shares_bps: bcs.vector(u16),
    creator: id,
  }),
  SharesSet: bcs.struct('SharesSet', {
    team: id,
    members: bcs.vector(id),
    shares_bps: bcs.vector(u16),
    by: id,
    at_ms: u64,
  }),
  OperatorAdded: bcs.struct('OperatorAdded', { team: id, operator: id, by: id }),
  OperatorRemoved: bcs.struct('OperatorRemoved', { team: id, operator: id, by: id }),
  CapHandedOver: bcs.struct('CapHandedOver', { team: id, from: id, to: id, at_ms: u64 }),
  CostAdvanced: bcs.struct('CostAdvanced', {
    team: id,
    model: id,
    iteration: u32,
    member: id,
    amount: u64,
    at_ms: u64,
  }),
  /** `repaid` goes to `lenders`, `amounts` to `recipients`; `total` is the sum of both. */
  RevenueDistributed: bcs.struct('RevenueDistributed', {
    team: id,
    total: u64,
    lenders: bcs.vector(id),
    repaid: bcs.vector(u64),
    recipients: bcs.vector(id),
    amounts: bcs.vector(u64),
    held: u64,
    by: id,
    at_ms: u64,
  }),
};

/** Names people filter by: `<noun>.<past tense>`. */
export const marketEventKinds = {
  MarketCreated: 'market.created',
  LimitsSet: 'limits.set',
  FeeSet: 'fee.set',
  MarketMigrated: 'market.migrated',
  TeamCreated: 'team.created',
  SharesSet: 'shares.set',
  OperatorAdded: 'operator.added',
  OperatorRemoved: 'operator.removed',
  CapHandedOver: 'cap.handed',
  CostAdvanced: 'cost.advanced',
  RevenueDistributed: 'revenue.distributed',
} as const satisfies Record<keyof typeof marketEventLayouts, string>;
