import type { EventFields } from '@/lib/chain/event-layouts';
import type { ChainEvent } from '../chain-event';
import type { Draft } from '../draft';
import type { SaleRow } from '../rows';
import { gap } from '../state';
import { soldUnder } from './offer';

export function bought(draft: Draft, event: ChainEvent, fields: EventFields<'PassBought'>): void {
  const model = draft.standingModel(event, fields.model, fields.team);
  const offer = soldUnder(draft, event, fields);
  if (offer.trial !== fields.trial) throw gap(event, 'trial and offer differ');
  offer.sold += 1;
  model.passes_sold += 1;
  model.paid += fields.price;
  draft.add(event, 'passes', fields.pass, {
    id: fields.pass,
    sale_id: fields.sale,
    model_id: fields.model,
    team_id: fields.team,
    holder: fields.buyer,
    trial: fields.trial,
    rights: fields.rights,
    first_iteration: BigInt(fields.first_iteration),
    last_iteration: BigInt(fields.last_iteration),
    starts_at_ms: fields.starts_at_ms,
    ends_at_ms: fields.ends_at_ms,
    opened_until_ms: 0n,
    opened_iteration: 0,
    opens: 0n,
    transaction_digest: event.transactionDigest,
    ordinal: draft.ordinal(),
  });
  addSale(draft, event, fields, {
    previous_id: null,
    buyer: fields.buyer,
    trial: fields.trial,
    sold_at_ms: fields.starts_at_ms,
  });
}

export function renewed(draft: Draft, event: ChainEvent, fields: EventFields<'PassRenewed'>): void {
  const pass = draft.pass(event, fields.pass);
  if (pass.sale_id !== fields.previous_sale) throw gap(event, 'a renewal or refund is missing');
  const startsAtMs = pass.ends_at_ms > fields.at_ms ? pass.ends_at_ms : fields.at_ms;
  if (fields.starts_at_ms !== startsAtMs || pass.rights !== fields.rights) {
    throw gap(event, 'it does not continue the pass');
  }
  const model = draft.standingModel(event, fields.model, fields.team);
  soldUnder(draft, event, fields).sold += 1;
  model.renewals += 1;
  model.paid += fields.price;
  pass.sale_id = fields.sale;
  pass.trial = false;
  pass.first_iteration = BigInt(fields.first_iteration);
  pass.last_iteration = BigInt(fields.last_iteration);
  pass.ends_at_ms = fields.ends_at_ms;
  addSale(draft, event, fields, {
    previous_id: fields.previous_sale,
    buyer: fields.holder,
    trial: false,
    sold_at_ms: fields.at_ms,
  });
}

export function opened(draft: Draft, event: ChainEvent, fields: EventFields<'PassOpened'>): void {
  const pass = draft.pass(event, fields.pass);
  if (fields.opens !== pass.opens + 1n) {
    throw gap(event, `opening ${pass.opens + 1n} is missing`);
  }
  const sale = draft.sale(event, fields.sale, fields.pass);
  if (fields.at_ms < sale.starts_at_ms || sale.ends_at_ms <= fields.at_ms) {
    throw gap(event, 'it opens outside the period of the sale');
  }
  const model = draft.modelOf(event, fields.model, pass.team_id);
  if (fields.iteration > model.iteration_count) {
    throw gap(event, `iteration ${fields.iteration} is missing`);
  }
  pass.opens = fields.opens;
  pass.opened_until_ms = fields.opened_until_ms;
  pass.opened_iteration = fields.iteration;
  sale.opens += 1n;
  sale.opened_until_ms = fields.opened_until_ms;
  model.opens += 1n;
}

function addSale(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'PassBought'> | EventFields<'PassRenewed'>,
  own: Pick<SaleRow, 'previous_id' | 'buyer' | 'trial' | 'sold_at_ms'>,
): void {
  if (fields.ends_at_ms !== fields.starts_at_ms + fields.window_ms) {
    throw gap(event, 'the period is not the window');
  }
  draft.add(event, 'sales', fields.sale, {
    ...own,
    id: fields.sale,
    pass_id: fields.pass,
    model_id: fields.model,
    team_id: fields.team,
    offer: fields.offer,
    rights: fields.rights,
    refund_rule: fields.refund_rule,
    quota: fields.quota,
    window_ms: fields.window_ms,
    first_iteration: BigInt(fields.first_iteration),
    last_iteration: BigInt(fields.last_iteration),
    starts_at_ms: fields.starts_at_ms,
    ends_at_ms: fields.ends_at_ms,
    paid: fields.price,
    settled: 0n,
    fee_bps: fields.fee_bps,
    fee: 0n,
    refunded: 0n,
    held: fields.price,
    refunded_at_ms: null,
    opens: 0n,
    opened_until_ms: 0n,
    used: 0n,
    transaction_digest: event.transactionDigest,
    ordinal: draft.ordinal(),
  });
}
