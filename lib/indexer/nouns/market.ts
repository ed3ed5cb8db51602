import type { EventFields } from '@/lib/chain/event-layouts';
import type { ChainEvent } from '../chain-event';
import type { Draft } from '../draft';
import { gap } from '../state';

/** What `market::create` sets and its event does not name. */
const FIRST_MARKET = {
  min_window_ms: 60_000n,
  max_window_ms: 31_622_400_000n,
  session_ms: 1_800_000n,
  max_members: 8,
  fee_bps: 0,
  version: 1n,
} as const;

export function created(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'MarketCreated'>,
): void {
  draft.add(event, 'markets', fields.market, {
    ...FIRST_MARKET,
    id: fields.market,
    epoch_ms: fields.epoch_ms,
    anchor_epoch: BigInt(fields.anchor_epoch),
    anchor_ms: fields.anchor_ms,
    storage_ceiling: fields.storage_ceiling,
    fee_recipient: event.sender,
  });
}

export function limitsSet(draft: Draft, event: ChainEvent, fields: EventFields<'LimitsSet'>): void {
  const market = draft.market(event, fields.market);
  if (fields.session_ms > market.session_ms) throw gap(event, 'the session became longer');
  market.min_window_ms = fields.min_window_ms;
  market.max_window_ms = fields.max_window_ms;
  market.session_ms = fields.session_ms;
  market.max_members = Number(fields.max_members);
  market.storage_ceiling = fields.storage_ceiling;
}

export function feeSet(draft: Draft, event: ChainEvent, fields: EventFields<'FeeSet'>): void {
  const market = draft.market(event, fields.market);
  market.fee_bps = fields.fee_bps;
  market.fee_recipient = fields.fee_recipient;
}

export function migrated(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'MarketMigrated'>,
): void {
  const market = draft.market(event, fields.market);
  // A market made by later code starts at a later version than its event says.
  if (fields.from_version < market.version || fields.to_version <= fields.from_version) {
    throw gap(event, `the market is at version ${market.version} already`);
  }
  market.version = fields.to_version;
}
