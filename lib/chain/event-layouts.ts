import { bcs } from '@mysten/sui/bcs';
import { bytes, id, u256, u64 } from './bcs';

const string = bcs.string();
const u32 = bcs.u32();

/** Fields and their order are those of `tidemark::events`. */
export const eventLayouts = {
  MarketCreated: bcs.struct('MarketCreated', {
    market: id,
    epoch_ms: u64,
    anchor_epoch: u32,
    anchor_ms: u64,
  }),
  TeamCreated: bcs.struct('TeamCreated', {
    team: id,
    name: string,
    members: bcs.vector(id),
    shares_bps: bcs.vector(bcs.u16()),
    creator: id,
  }),
  OperatorAdded: bcs.struct('OperatorAdded', { team: id, operator: id }),
  OperatorRemoved: bcs.struct('OperatorRemoved', { team: id, operator: id }),
  ModelListed: bcs.struct('ModelListed', {
    model: id,
    team: id,
    name: string,
    summary: string,
    task: string,
    tags: bcs.vector(string),
    licence: string,
    data_class: string,
    lister: id,
    at_ms: u64,
  }),
  IterationPublished: bcs.struct('IterationPublished', {
    model: id,
    team: id,
    iteration: u32,
    parents: bcs.vector(u32),
    manifest_blob_id: u256,
    blob_ids: bcs.vector(u256),
    blob_objects: bcs.vector(id),
    end_epoch: u32,
    content_root: bytes,
    plain_bytes: u64,
    cipher_bytes: u64,
    sealed_key: bytes,
    format: string,
    metrics: string,
    note: string,
    author: id,
    at_ms: u64,
  }),
  OfferSet: bcs.struct('OfferSet', {
    model: id,
    team: id,
    offer: u32,
    rights: bcs.u8(),
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    by: id,
    at_ms: u64,
  }),
  OfferWithdrawn: bcs.struct('OfferWithdrawn', {
    model: id,
    team: id,
    offer: u32,
    by: id,
    at_ms: u64,
  }),
  PassBought: bcs.struct('PassBought', {
    pass: id,
    sale: id,
    model: id,
    team: id,
    offer: u32,
    buyer: id,
    price: u64,
    rights: bcs.u8(),
    window_ms: u64,
    first_iteration: u32,
    last_iteration: u32,
    starts_at_ms: u64,
    ends_at_ms: u64,
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
  SaleSettled: bcs.struct('SaleSettled', {
    sale: id,
    pass: id,
    model: id,
    team: id,
    amount: u64,
    at_ms: u64,
  }),
  RevenueDistributed: bcs.struct('RevenueDistributed', {
    team: id,
    total: u64,
    recipients: bcs.vector(id),
    amounts: bcs.vector(u64),
    held: u64,
    at_ms: u64,
  }),
};

export type EventName = keyof typeof eventLayouts;
/** Fields of one event, named as on chain. */
export type EventFields<Name extends EventName> = ReturnType<(typeof eventLayouts)[Name]['parse']>;

/** One Move event of ours, told apart by `name`. */
export type EventPayload = {
  [Name in EventName]: { readonly name: Name; readonly fields: EventFields<Name> };
}[EventName];

/** Names people filter by: `<noun>.<past tense>`. */
export const eventKinds = {
  MarketCreated: 'market.created',
  TeamCreated: 'team.created',
  OperatorAdded: 'operator.added',
  OperatorRemoved: 'operator.removed',
  ModelListed: 'model.listed',
  IterationPublished: 'iteration.published',
  OfferSet: 'offer.set',
  OfferWithdrawn: 'offer.withdrawn',
  PassBought: 'pass.bought',
  PassOpened: 'pass.opened',
  SaleSettled: 'sale.settled',
  RevenueDistributed: 'revenue.distributed',
} as const satisfies Record<EventName, string>;

export type EventKind = (typeof eventKinds)[EventName];
