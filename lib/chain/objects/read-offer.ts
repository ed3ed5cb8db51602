import { bcs } from '@mysten/sui/bcs';
import type { ClientWithCoreApi } from '@mysten/sui/client';
import type { OfferTerms } from '@/lib/domain';
import { offerLayout } from '../object-layouts';
import { readEntry } from './read-entry';
import type { Model } from './read-model';

export interface Offer extends OfferTerms {
  readonly number: number;
}

/** @throws TidemarkError not_found, chain_unreachable, chain_data_malformed */
export async function readOffer(
  client: ClientWithCoreApi,
  model: Pick<Model, 'offersId'>,
  number: number,
): Promise<Offer> {
  const name = { type: 'u32', bcs: bcs.u32().serialize(number).toBytes() };
  const offer = await readEntry(client, model.offersId, name, offerLayout);
  return {
    number: offer.number,
    rights: offer.rights,
    windowMs: offer.window_ms,
    priceFrost: offer.price,
    firstIteration: offer.first_iteration,
    lastIteration: offer.last_iteration,
    quota: offer.quota,
    refundRule: offer.refund_rule,
    trial: offer.trial,
    active: offer.active,
  };
}
