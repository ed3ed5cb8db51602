import type { EventFields } from '@/lib/chain/event-layouts';
import type { ChainEvent } from '../chain-event';
import type { Draft } from '../draft';
import { numberKey } from '../keys';
import type { OfferRow } from '../rows';
import { gap } from '../state';
import { touch } from '../touch';

export function set(draft: Draft, event: ChainEvent, fields: EventFields<'OfferSet'>): void {
  const model = draft.standingModel(event, fields.model, fields.team);
  if (fields.offer !== model.offer_count + 1) {
    throw gap(event, `offer ${model.offer_count + 1} is missing`);
  }
  model.offer_count = fields.offer;
  touch(model, fields.at_ms);
  draft.add(event, 'offers', numberKey(fields.model, fields.offer), {
    model_id: fields.model,
    number: fields.offer,
    rights: fields.rights,
    window_ms: fields.window_ms,
    price: fields.price,
    first_iteration: BigInt(fields.first_iteration),
    last_iteration: BigInt(fields.last_iteration),
    quota: fields.quota,
    refund_rule: fields.refund_rule,
    trial: fields.trial,
    active: true,
    set_by: fields.by,
    set_at_ms: fields.at_ms,
    withdrawn_at_ms: null,
    sold: 0,
  });
}

export function withdrawn(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'OfferWithdrawn'>,
): void {
  const offer = draft.offer(event, fields.model, fields.offer);
  if (!offer.active) throw gap(event, 'the offer is withdrawn already');
  offer.active = false;
  offer.withdrawn_at_ms = fields.at_ms;
  touch(draft.modelOf(event, fields.model, fields.team), fields.at_ms);
}

/** An offer that stands and says what was sold under it. */
export function soldUnder(
  draft: Draft,
  event: ChainEvent,
  fields: EventFields<'PassBought'> | EventFields<'PassRenewed'>,
): OfferRow {
  const offer = draft.offer(event, fields.model, fields.offer);
  if (!offer.active) throw gap(event, 'the offer is withdrawn');
  const isCopy =
    offer.rights === fields.rights &&
    offer.refund_rule === fields.refund_rule &&
    offer.quota === fields.quota &&
    offer.window_ms === fields.window_ms &&
    offer.price === fields.price &&
    offer.first_iteration === BigInt(fields.first_iteration) &&
    offer.last_iteration === BigInt(fields.last_iteration);
  if (!isCopy) throw gap(event, 'the terms sold are not those of the offer');
  return offer;
}
