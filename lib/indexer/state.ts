import { TidemarkError } from '@/lib/domain';
import type { ChainEvent, Position } from './chain-event';
import type { EventRow, RowTypes, TableName } from './rows';

/** Before the first event. */
export const START: Position = { checkpoint: -1n, transactionIndex: -1n, eventIndex: -1 };

/** Rows by table and key: ids, or what `keys.ts` makes; lists by their team. */
export type StateRows = { readonly [Name in TableName]: ReadonlyMap<string, RowTypes[Name]> };

/** What a fold may look at: how far the index is, and every row its events mention. */
export interface IndexState {
  /** Number of events so far. */
  readonly ordinal: bigint;
  readonly position: Position;
  readonly rows: StateRows;
  /** `eventKey` of events at or before `position` that the index holds already. */
  readonly known: ReadonlySet<string>;
}

/** What a fold asks to write: whole new versions of rows and lists, and new events. */
export interface IndexChanges {
  readonly ordinal: bigint;
  readonly position: Position;
  readonly rows: StateRows;
  readonly events: EventRow[];
}

/** New empty tables. */
export function emptyRows(): { [Name in TableName]: Map<string, RowTypes[Name]> } {
  return {
    markets: new Map(),
    teams: new Map(),
    members: new Map(),
    advances: new Map(),
    models: new Map(),
    iterations: new Map(),
    aliases: new Map(),
    offers: new Map(),
    passes: new Map(),
    sales: new Map(),
    grants: new Map(),
    opinions: new Map(),
  };
}

export const emptyState: IndexState = {
  ordinal: 0n,
  position: START,
  rows: emptyRows(),
  known: new Set(),
};

/** The history does not fit together: something is missing, so indexing stops. */
export function gap(event: ChainEvent, why: string): TidemarkError {
  return new TidemarkError(
    'index_gap',
    `The history has a gap before ${event.payload.name} in transaction ${event.transactionDigest}: ${why}. Nothing was skipped; check the node, then run npm run db:rebuild.`,
    {
      details: {
        transactionDigest: event.transactionDigest,
        checkpoint: `${event.checkpoint}`,
        eventIndex: event.eventIndex,
      },
    },
  );
}
