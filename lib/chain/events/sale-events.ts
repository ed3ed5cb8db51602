import { bcs } from '@mysten/sui/bcs';
import { id, u64 } from '../bcs';

const u16 = bcs.u16();
const u32 = bcs.u32();
const u8 = bcs.u8();

/** Fields and their order are those of `tidemark::sale_events`. */
export const saleEventLayouts = {
  PassBought: bcs.struct('PassBought', {
    pass: id,
    sale: id,
    model: id,
    team: id,
    buyer: id,
    offer: u32,
    rights: u8,
    refund_rule: u8,
    quota: u64,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    trial: bcs.bool(),
    fee_bps: u16,
    starts_at_ms: u64,
    ends_at_ms: u64,
  }),
  /** The period this sale pays for is `[starts_at_ms, ends_at_ms)`. */
  PassRenewed: bcs.struct('PassRenewed', {
    pass: id,
    sale: id,
    previous_sale: id,
    model: id,
    team: id,
    holder: id,
    offer: u32,
    rights: u8,
    refund_rule: u8,
    quota: u64,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    fee_bps: u16,
    starts_at_ms: u64,
    ends_at_ms: u64,
    at_ms: u64,
  }),
  PassOpened: bcs.struct('PassOpened', {
    pass: id,
    sale: id,
    model: id,
    iteration: u32,
    holder: id,
    at_ms: u64,
    opened_until_ms: u64,
    opens: u64,
  }),
  CallsRecorded: bcs.struct('CallsRecorded', {
    sale: id,
    pass: id,
    model: id,
    team: id,
    calls: u64,
    used: u64,
    quota: u64,
    by: id,
    at_ms: u64,
  }),
  /** `amount` went to the team, `fee` to the market; `held` is still in the sale. */
  SaleSettled: bcs.struct('SaleSettled', {
    sale: id,
    pass: id,
    model: id,
    team: id,
    amount: u64,
    fee: u64,
    fee_recipient: id,
    held: u64,
    by: id,
    at_ms: u64,
  }),
  /** `held` is what the team earned and can collect; the pass now ends at `ends_at_ms`. */
  SaleRefunded: bcs.struct('SaleRefunded', {
    sale: id,
    pass: id,
    model: id,
    team: id,
    holder: id,
    amount: u64,
    held: u64,
    ends_at_ms: u64,
    at_ms: u64,
  }),
};

/** Names people filter by: `<noun>.<past tense>`. */
export const saleEventKinds = {
  PassBought: 'pass.bought',
  PassRenewed: 'pass.renewed',
  PassOpened: 'pass.opened',
  CallsRecorded: 'calls.recorded',
  SaleSettled: 'sale.settled',
  SaleRefunded: 'sale.refunded',
} as const satisfies Record<keyof typeof saleEventLayouts, string>;
