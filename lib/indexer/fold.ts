import type { EventFields, EventName } from '@/lib/chain/event-layouts';
import { comparePositions, type ChainEvent } from './chain-event';
import { Draft } from './draft';
import { toEventRow } from './event-row';
import { eventKey } from './keys';
import * as audit from './nouns/audit';
import * as market from './nouns/market';
import * as model from './nouns/model';
import * as offer from './nouns/offer';
import * as pass from './nouns/pass';
import * as publishing from './nouns/publishing';
import * as sale from './nouns/sale';
import * as team from './nouns/team';
import type { EventRow } from './rows';
import { gap, type IndexChanges, type IndexState } from './state';

/**
 * The one rule that turns events into rows: pure, the same for live indexing and for a rebuild.
 *
 * Order inside `events` does not matter and repeated events change nothing. An event that should
 * have come earlier, or one that does not continue what is known, is a gap.
 * @throws TidemarkError index_gap
 */
export function fold(state: IndexState, events: readonly ChainEvent[]): IndexChanges {
  let { ordinal, position } = state;
  const draft = new Draft(state.rows, () => ordinal);
  const seen = new Set<string>();
  const added: EventRow[] = [];
  for (const event of [...events].sort(comparePositions)) {
    const key = eventKey(event);
    if (comparePositions(event, position) <= 0) {
      if (state.known.has(key) || seen.has(key)) continue;
      throw gap(event, 'it comes before events that are indexed already');
    }
    ordinal += 1n;
    apply(draft, event, event.payload);
    added.push(toEventRow(event, ordinal, teamOf(draft, event)));
    seen.add(key);
    const { checkpoint, transactionIndex, eventIndex } = event;
    position = { checkpoint, transactionIndex, eventIndex };
  }
  return { ordinal, position, rows: draft.changed, events: added };
}

/** The team an event belongs to, named by itself or by its model. */
function teamOf(draft: Draft, { payload: { fields } }: ChainEvent): string | null {
  if ('team' in fields) return fields.team;
  return 'model' in fields ? (draft.read('models', fields.model)?.team_id ?? null) : null;
}

type Handlers = {
  readonly [Name in EventName]: (
    draft: Draft,
    event: ChainEvent,
    fields: EventFields<Name>,
  ) => void;
};

/** One handler for each event there is. */
const handlers: Handlers = {
  MarketCreated: market.created,
  LimitsSet: market.limitsSet,
  FeeSet: market.feeSet,
  MarketMigrated: market.migrated,
  TeamCreated: team.created,
  SharesSet: team.sharesSet,
  OperatorAdded: team.operatorAdded,
  OperatorRemoved: team.operatorRemoved,
  CapHandedOver: team.capHandedOver,
  CostAdvanced: team.costAdvanced,
  RevenueDistributed: team.revenueDistributed,
  ModelListed: model.listed,
  ListingEdited: model.listingEdited,
  ModelRetired: model.retired,
  AliasMoved: model.aliasMoved,
  IterationPublished: publishing.published,
  NoteDisclosed: publishing.noteDisclosed,
  StorageExtended: publishing.storageExtended,
  OfferSet: offer.set,
  OfferWithdrawn: offer.withdrawn,
  PassBought: pass.bought,
  PassRenewed: pass.renewed,
  PassOpened: pass.opened,
  CallsRecorded: sale.callsRecorded,
  SaleSettled: sale.settled,
  SaleRefunded: sale.refunded,
  AuditGranted: audit.granted,
  AuditRevoked: audit.revoked,
  AuditOpened: audit.opened,
  OpinionSigned: audit.opinionSigned,
};

function apply<Name extends EventName>(
  draft: Draft,
  event: ChainEvent,
  payload: { readonly name: Name; readonly fields: EventFields<Name> },
): void {
  handlers[payload.name](draft, event, payload.fields);
}
