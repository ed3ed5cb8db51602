import type { BcsType } from '@mysten/sui/bcs';
import { TidemarkError } from '@/lib/domain';
import { parseExactly } from './bcs';
import { eventLayouts, eventModuleOf, type EventName, type EventPayload } from './event-layouts';

/**
 * Reads one event of our package strictly: known module and name, exact canonical bytes.
 * `type` is the full Move type, e.g. `0x…::sale_events::PassBought`.
 * @throws TidemarkError update_needed (a name this version does not know), chain_data_malformed
 */
export function decodeEvent(type: string, contents: Uint8Array): EventPayload {
  const [, module, name, ...rest] = type.split('::');
  const isKnown = name !== undefined && isEventName(name) && eventModuleOf(name) === module;
  if (!isKnown || rest.length > 0) {
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

function decoder<Name extends EventName, T extends Input, Input>(
  name: Name,
  layout: BcsType<T, Input>,
): (contents: Uint8Array) => { readonly name: Name; readonly fields: T } {
  return (contents) => ({ name, fields: parseExactly(layout, contents) });
}

const decoders: Readonly<Record<EventName, (contents: Uint8Array) => EventPayload>> = {
  MarketCreated: decoder('MarketCreated', eventLayouts.MarketCreated),
  LimitsSet: decoder('LimitsSet', eventLayouts.LimitsSet),
  FeeSet: decoder('FeeSet', eventLayouts.FeeSet),
  MarketMigrated: decoder('MarketMigrated', eventLayouts.MarketMigrated),
  TeamCreated: decoder('TeamCreated', eventLayouts.TeamCreated),
  SharesSet: decoder('SharesSet', eventLayouts.SharesSet),
  OperatorAdded: decoder('OperatorAdded', eventLayouts.OperatorAdded),
  OperatorRemoved: decoder('OperatorRemoved', eventLayouts.OperatorRemoved),
  CapHandedOver: decoder('CapHandedOver', eventLayouts.CapHandedOver),
  CostAdvanced: decoder('CostAdvanced', eventLayouts.CostAdvanced),
  RevenueDistributed: decoder('RevenueDistributed', eventLayouts.RevenueDistributed),
  ModelListed: decoder('ModelListed', eventLayouts.ModelListed),
  ListingEdited: decoder('ListingEdited', eventLayouts.ListingEdited),
  ModelRetired: decoder('ModelRetired', eventLayouts.ModelRetired),
  IterationPublished: decoder('IterationPublished', eventLayouts.IterationPublished),
  NoteDisclosed: decoder('NoteDisclosed', eventLayouts.NoteDisclosed),
  OfferSet: decoder('OfferSet', eventLayouts.OfferSet),
  OfferWithdrawn: decoder('OfferWithdrawn', eventLayouts.OfferWithdrawn),
  AliasMoved: decoder('AliasMoved', eventLayouts.AliasMoved),
  StorageExtended: decoder('StorageExtended', eventLayouts.StorageExtended),
  PassBought: decoder('PassBought', eventLayouts.PassBought),
  PassRenewed: decoder('PassRenewed', eventLayouts.PassRenewed),
  PassOpened: decoder('PassOpened', eventLayouts.PassOpened),
  CallsRecorded: decoder('CallsRecorded', eventLayouts.CallsRecorded),
  SaleSettled: decoder('SaleSettled', eventLayouts.SaleSettled),
  SaleRefunded: decoder('SaleRefunded', eventLayouts.SaleRefunded),
  AuditGranted: decoder('AuditGranted', eventLayouts.AuditGranted),
  AuditRevoked: decoder('AuditRevoked', eventLayouts.AuditRevoked),
  AuditOpened: decoder('AuditOpened', eventLayouts.AuditOpened),
  OpinionSigned: decoder('OpinionSigned', eventLayouts.OpinionSigned),
};
