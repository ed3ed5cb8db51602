import type { Pool } from 'pg';
import type { EventSource } from '@/lib/chain/event-source';
import { TidemarkError } from '@/lib/domain';
import { toChainEvent, type ChainEvent } from './chain-event';
import { fold } from './fold';
import { loadCursor, loadState } from './load';
import { store } from './store';

export interface StepResult {
  /** Events written by this step. */
  readonly added: number;
  /** Nothing more was there. */
  readonly atTip: boolean;
  /** Checkpoint of the last event indexed; -1 before the first. */
  readonly checkpoint: bigint;
}

/**
 * One step of the index: read from the stored cursor, fold, commit. The cursor is read anew every
 * time, so a step may be killed at any moment and repeated.
 */
export async function indexStep(
  pool: Pool,
  source: EventSource,
  batchSize: number,
): Promise<StepResult> {
  const stored = await loadCursor(pool);
  if (stored === undefined) {
    // A rebuild empties the index under a running indexer, which then claims it again.
    throw new TidemarkError('invariant_broken', 'The index was emptied; reading it again.', {
      retryable: true,
    });
  }
  const batch = await source.readEvents(stored.cursor, batchSize);
  const events = await decodeAll(source, batch.events);
  const state = await loadState(pool, stored, events);
  const changes = fold(state, events);
  const isMoved = !sameBytes(batch.cursor, stored.cursor);
  if (isMoved || changes.ordinal !== stored.ordinal) {
    await store(pool, changes, batch.cursor, stored.ordinal);
  }
  return {
    added: Number(changes.ordinal - stored.ordinal),
    atTip: batch.atTip,
    checkpoint: changes.position.checkpoint,
  };
}

async function decodeAll(
  source: EventSource,
  raws: Awaited<ReturnType<EventSource['readEvents']>>['events'],
): Promise<ChainEvent[]> {
  const times = new Map<bigint, Promise<bigint>>();
  const timeOf = (checkpoint: bigint) => {
    const known = times.get(checkpoint) ?? source.readCheckpointTimeMs(checkpoint);
    times.set(checkpoint, known);
    return known;
  };
  const events: ChainEvent[] = [];
  for (const raw of raws) events.push(await toChainEvent(raw, timeOf));
  return events;
}

function sameBytes(left: Uint8Array | null, right: Uint8Array | null): boolean {
  if (left === null || right === null) return left === right;
  return Buffer.compare(left, right) === 0;
}
