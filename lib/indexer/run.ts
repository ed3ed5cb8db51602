import type { Pool } from 'pg';
import type { ChainTip, EventSource } from '@/lib/chain/event-source';
import { type TidemarkError, toTidemarkError } from '@/lib/domain';
import { publishHeartbeat } from './heartbeat';
import { assertChain, claimIndex, type IndexIdentity } from './identity';
import { indexStep } from './step';

const HEARTBEAT_MS = 1_000;
const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 10_000;

export interface IndexerOptions {
  readonly pool: Pool;
  readonly source: EventSource;
  readonly identity: IndexIdentity;
  readonly batchSize: number;
  readonly pollMs: number;
  /** Ends the loop after the step under way. */
  readonly signal: AbortSignal;
  /** One line for the terminal. */
  readonly report: (line: string) => void;
  /** Server clock in ms. */
  readonly nowMs: () => number;
}

/**
 * Follows the chain until aborted. What may pass (node or database away) is retried with back-off
 * and a new check of the chain id; what cannot pass ends the loop.
 * @throws TidemarkError index_gap, chain_mismatch, update_needed, chain_data_malformed,
 * invariant_broken
 */
export async function runIndexer(options: IndexerOptions): Promise<void> {
  let retryMs = FIRST_RETRY_MS;
  while (!options.signal.aborted) {
    try {
      await follow(options, () => {
        retryMs = FIRST_RETRY_MS;
      });
    } catch (caught) {
      const error = toTidemarkError(caught, 'internal', 'The indexer failed.');
      if (!error.retryable) return halt(options, error);
      options.report(`${error.message} (${error.code}; next try in ${retryMs} ms)`);
      await pause(retryMs, options.signal);
      retryMs = Math.min(retryMs * 2, MAX_RETRY_MS);
    }
  }
}

/** From one connection to the next failure. */
async function follow(options: IndexerOptions, onProgress: () => void): Promise<void> {
  const { pool, source, identity, signal } = options;
  let tip = await source.readTip();
  assertChain(identity.chainId, tip.chainId);
  await claimIndex(pool, identity);
  let beatAtMs = Number.NEGATIVE_INFINITY;
  while (!signal.aborted) {
    const startedAtMs = options.nowMs();
    const step = await indexStep(pool, source, options.batchSize);
    onProgress();
    if (step.added > 0) options.report(`indexed ${step.added} events`);
    if (step.added > 0 || startedAtMs - beatAtMs >= HEARTBEAT_MS) {
      // Asked after the step: an index complete at `startedAtMs` covers at least the tip before it.
      const before: ChainTip = tip;
      tip = await source.readTip();
      assertChain(identity.chainId, tip.chainId);
      await publishHeartbeat(
        pool,
        {
          state: step.atTip ? 'live' : 'catching-up',
          reason: null,
          tipCheckpoint: tip.checkpoint,
          chainAtMs: tip.atMs,
          indexedCheckpoint: step.atTip ? max(before.checkpoint, step.checkpoint) : step.checkpoint,
          ...(step.atTip ? { completeAtMs: startedAtMs } : {}),
        },
        options.nowMs(),
      );
      beatAtMs = startedAtMs;
    }
    // Without the second part a node that keeps ending its stream early would be asked without rest.
    if (step.atTip || step.added === 0) await pause(options.pollMs, signal);
  }
}

async function halt(options: IndexerOptions, error: TidemarkError): Promise<never> {
  const heartbeat = {
    state: 'halted',
    reason: error.message,
    tipCheckpoint: null,
    indexedCheckpoint: null,
    chainAtMs: null,
  } as const;
  // The reason still reaches the terminal when the database is what failed.
  await publishHeartbeat(options.pool, heartbeat, options.nowMs()).catch(() =>
    options.report('the reason could not be written to the database'),
  );
  throw error;
}

function max(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, durationMs);
    signal.addEventListener('abort', done);
  });
}
