import type { EventSource, RawEvent } from '@/lib/chain/event-source';
import { eventKey } from '../keys';
import type { EventRow, TableName } from '../rows';
import {
  emptyRows,
  emptyState,
  type IndexChanges,
  type IndexState,
  type StateRows,
} from '../state';

/** A whole index in memory, for comparing folds. */
export interface MemoryIndex {
  readonly state: IndexState;
  readonly events: readonly EventRow[];
}

export const emptyIndex: MemoryIndex = { state: emptyState, events: [] };

/** What the database does with changes. */
export function applyChanges(index: MemoryIndex, changes: IndexChanges): MemoryIndex {
  const { state } = index;
  return {
    state: {
      ordinal: changes.ordinal,
      position: changes.position,
      rows: merged(state.rows, changes.rows),
      known: new Set([
        ...state.known,
        ...changes.events.map((row) =>
          eventKey({ transactionDigest: row.transaction_digest, eventIndex: row.event_index }),
        ),
      ]),
    },
    events: [...index.events, ...changes.events],
  };
}

function merged(before: StateRows, changed: StateRows): StateRows {
  const rows = emptyRows();
  const copy = <Name extends TableName>(name: Name) => {
    for (const from of [before, changed]) {
      for (const [key, row] of from[name]) rows[name].set(key, row);
    }
  };
  (Object.keys(rows) as TableName[]).forEach(copy);
  return rows;
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
