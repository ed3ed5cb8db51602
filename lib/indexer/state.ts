import { TidemarkError } from '@/lib/domain';
import type { ChainEvent, Position } from './chain-event';
import type {
  EventRow,
  IterationRow,
  MarketRow,
  MemberRow,
  ModelRow,
  OfferRow,
  PassRow,
  TeamRow,
} from './rows';

/** Before the first event. */
export const START: Position = { checkpoint: -1n, transactionIndex: -1n, eventIndex: -1 };

/** What a fold may look at: how far the index is, and every row its events mention. */
export interface IndexState {
  /** Number of events so far. */
  readonly ordinal: bigint;
  readonly position: Position;
  readonly teams: ReadonlyMap<string, TeamRow>;
  readonly models: ReadonlyMap<string, ModelRow>;
  /** By `offerKey`. */
  readonly offers: ReadonlyMap<string, OfferRow>;
  readonly passes: ReadonlyMap<string, PassRow>;
  /** `eventKey` of events at or before `position` that the index holds already. */
  readonly known: ReadonlySet<string>;
}

/** What a fold asks to write. Rows that may exist already are whole new versions. */
export interface IndexChanges {
  readonly ordinal: bigint;
  readonly position: Position;
  readonly markets: MarketRow[];
  readonly teams: TeamRow[];
  readonly members: MemberRow[];
  readonly models: ModelRow[];
  readonly iterations: IterationRow[];
  readonly offers: OfferRow[];
  readonly passes: PassRow[];
  readonly events: EventRow[];
}

export const emptyState: IndexState = {
  ordinal: 0n,
  position: START,
  teams: new Map(),
  models: new Map(),
  offers: new Map(),
  passes: new Map(),
  known: new Set(),
};

export function offerKey(modelId: string, number: number): string {
  return `${modelId}/${number}`;
}

export function eventKey(event: { transactionDigest: string; eventIndex: number }): string {
  return `${event.transactionDigest}:${event.eventIndex}`;
}

/** Keys of the rows that a fold over these events looks at. */
export interface NeededKeys {
  readonly teams: string[];
  readonly models: string[];
  readonly offers: { readonly modelId: string; readonly number: number }[];
  readonly passes: string[];
}

export function neededKeys(events: readonly ChainEvent[]): NeededKeys {
  const teams = new Set<string>();
  const models = new Set<string>();
  const passes = new Set<string>();
  const offers = new Map<string, { modelId: string; number: number }>();
  for (const { payload } of events) {
    const { fields } = payload;
    if ('team' in fields) teams.add(fields.team);
    if ('model' in fields) models.add(fields.model);
    if ('pass' in fields) passes.add(fields.pass);
    if ('offer' in fields) {
      const { model: modelId, offer: number } = fields;
      offers.set(offerKey(modelId, number), { modelId, number });
    }
  }
  return {
    teams: [...teams],
    models: [...models],
    passes: [...passes],
    offers: [...offers.values()],
  };
}

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
