import { TidemarkError } from '@/lib/domain';
import { parseExactly } from './bcs';
import { eventLayouts, type EventName, type EventPayload } from './event-layouts';

/**
 * Reads one event of our package strictly: known name, exact canonical bytes.
 * `type` is the full Move type, e.g. `0x…::events::PassBought`.
 * @throws TidemarkError update_needed (a name this version does not know), chain_data_malformed
 */
export function decodeEvent(type: string, contents: Uint8Array): EventPayload {
  const [, module, name] = type.split('::');
  if (module !== 'events' || name === undefined || !isEventName(name)) {
    throw new TidemarkError(
      'update_needed',
      `The contract recorded ${type}, which this version of Tidemark does not know; update Tidemark.`,
    );
  }
  return decoders[name](contents);
}

function isEventName(name: string): name is EventName {
  return Object.hasOwn(eventLayouts, name);
}

const decoders: Readonly<Record<EventName, (contents: Uint8Array) => EventPayload>> = {
  MarketCreated: (contents) => ({
    name: 'MarketCreated',
    fields: parseExactly(eventLayouts.MarketCreated, contents),
  }),
  TeamCreated: (contents) => ({
    name: 'TeamCreated',
    fields: parseExactly(eventLayouts.TeamCreated, contents),
  }),
  OperatorAdded: (contents) => ({
    name: 'OperatorAdded',
    fields: parseExactly(eventLayouts.OperatorAdded, contents),
  }),
  OperatorRemoved: (contents) => ({
    name: 'OperatorRemoved',
    fields: parseExactly(eventLayouts.OperatorRemoved, contents),
  }),
  ModelListed: (contents) => ({
    name: 'ModelListed',
    fields: parseExactly(eventLayouts.ModelListed, contents),
  }),
  IterationPublished: (contents) => ({
    name: 'IterationPublished',
    fields: parseExactly(eventLayouts.IterationPublished, contents),
  }),
  OfferSet: (contents) => ({
    name: 'OfferSet',
    fields: parseExactly(eventLayouts.OfferSet, contents),
  }),
  OfferWithdrawn: (contents) => ({
    name: 'OfferWithdrawn',
    fields: parseExactly(eventLayouts.OfferWithdrawn, contents),
  }),
  PassBought: (contents) => ({
    name: 'PassBought',
    fields: parseExactly(eventLayouts.PassBought, contents),
  }),
  PassOpened: (contents) => ({
    name: 'PassOpened',
    fields: parseExactly(eventLayouts.PassOpened, contents),
  }),
  SaleSettled: (contents) => ({
    name: 'SaleSettled',
    fields: parseExactly(eventLayouts.SaleSettled, contents),
  }),
  RevenueDistributed: (contents) => ({
    name: 'RevenueDistributed',
    fields: parseExactly(eventLayouts.RevenueDistributed, contents),
  }),
};
