import type { Pool } from 'pg';
import { execute } from '@/lib/db/database';

export interface Heartbeat {
  readonly state: 'catching-up' | 'live' | 'halted';
  /** One sentence for people. */
  readonly reason: string | null;
  readonly tipCheckpoint: bigint | null;
  readonly indexedCheckpoint: bigint | null;
  /** Chain clock at the tip. */
  readonly chainAtMs: bigint | null;
  /** Nothing was missing at this moment (server clock); undefined keeps the last one. */
  readonly completeAtMs?: number;
}

const UPSERT = `
  INSERT INTO index_heartbeat
    (id, state, reason, at_ms, complete_at_ms, tip_checkpoint, indexed_checkpoint, chain_at_ms)
  VALUES (1, $1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (id) DO UPDATE SET
    state = excluded.state,
    reason = excluded.reason,
    at_ms = excluded.at_ms,
    complete_at_ms = coalesce(excluded.complete_at_ms, index_heartbeat.complete_at_ms),
    tip_checkpoint = coalesce(excluded.tip_checkpoint, index_heartbeat.tip_checkpoint),
    indexed_checkpoint = coalesce(excluded.indexed_checkpoint, index_heartbeat.indexed_checkpoint),
    chain_at_ms = coalesce(excluded.chain_at_ms, index_heartbeat.chain_at_ms)`;

/** Publishes the indexer's sign of life for the pages; not part of the index. */
export async function publishHeartbeat(
  pool: Pool,
  heartbeat: Heartbeat,
  nowMs: number,
): Promise<void> {
  await execute(pool, UPSERT, [
    heartbeat.state,
    heartbeat.reason,
    `${Math.floor(nowMs)}`,
    heartbeat.completeAtMs === undefined ? null : `${Math.floor(heartbeat.completeAtMs)}`,
    heartbeat.tipCheckpoint === null ? null : `${heartbeat.tipCheckpoint}`,
    heartbeat.indexedCheckpoint === null ? null : `${heartbeat.indexedCheckpoint}`,
    heartbeat.chainAtMs === null ? null : `${heartbeat.chainAtMs}`,
  ]);
}
