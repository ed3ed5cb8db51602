import type { EventSource, RawEvent } from '@/lib/chain/event-source';
import { emptyState, eventKey, offerKey, type IndexChanges, type IndexState } from '../state';
import type { EventRow, IterationRow, MemberRow } from '../rows';

/** A whole index in memory, for comparing folds. */
export interface MemoryIndex {
  readonly state: IndexState;
  readonly members: readonly MemberRow[];
  readonly iterations: readonly IterationRow[];
  readonly events: readonly EventRow[];
}

export const emptyIndex: MemoryIndex = {
  state: emptyState,
  members: [],
  iterations: [],
  events: [],
};

/** What the database does with changes. */
export function applyChanges(index: MemoryIndex, changes: IndexChanges): MemoryIndex {
  const { state } = index;
  return {
    state: {
      ordinal: changes.ordinal,
      position: changes.position,
      teams: new Map([...state.teams, ...changes.teams.map((row) => [row.id, row] as const)]),
      models: new Map([...state.models, ...changes.models.map((row) => [row.id, row] as const)]),
      passes: new Map([...state.passes, ...changes.passes.map((row) => [row.id, row] as const)]),
      offers: new Map([
        ...state.offers,
        ...changes.offers.map((row) => [offerKey(row.model_id, row.number), row] as const),
      ]),
      known: new Set([
        ...state.known,
        ...changes.events.map((row) =>
          eventKey({ transactionDigest: row.transaction_digest, eventIndex: row.event_index }),
        ),
      ]),
    },
    members: [...index.members, ...changes.members],
    iterations: [...index.iterations, ...changes.iterations],
    events: [...index.events, ...changes.events],
  };
}

/** A chain that holds exactly these events; cursors are positions in the list. */
export function sourceOf(events: readonly RawEvent[], chainId = 'test-chain'): EventSource {
  const last = events.at(-1);
  return {
    readTip: async () => ({
      chainId,
      checkpoint: (last?.checkpoint ?? 0n) + 1n,
      lowestCheckpoint: 0n,
      atMs: 1_790_000_000_000n,
    }),
    readEvents: async (cursor, limit) => {
      const from = cursor === null ? 0 : Buffer.from(cursor).readUInt32BE();
      const batch = events.slice(from, from + limit);
      const next = Buffer.alloc(4);
      next.writeUInt32BE(from + batch.length);
      return { events: batch, cursor: next, atTip: from + batch.length >= events.length };
    },
    readCheckpointTimeMs: async (checkpoint) => 1_790_000_000_000n + checkpoint * 1_000n,
  };
}
