import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RawEvent } from '@/lib/chain/event-source';
import type { Database } from '@/lib/db/database';
import { temporaryDatabase } from '@/lib/db/testing/temporary-database';
import { indexDigest } from './digest';
import { claimIndex } from './identity';
import { clearIndex } from './rebuild';
import { runIndexer } from './run';
import { indexStep } from './step';
import { randomHistory } from './testing/history';
import { sourceOf } from './testing/memory';

const identity = { network: 'test', chainId: 'test-chain', packageId: '0x7' };
const events = randomHistory(42, 700);
let database: Database;

beforeAll(async () => {
  database = await temporaryDatabase();
});
afterAll(() => database.close());
beforeEach(() => clearIndex(database.pool));

async function build(history: readonly RawEvent[], batchSize: number): Promise<string> {
  await claimIndex(database.pool, identity);
  const source = sourceOf(history);
  for (let atTip = false; !atTip;) {
    ({ atTip } = await indexStep(database.pool, source, batchSize));
  }
  return indexDigest(database.pool);
}

describe('index in a database', () => {
  test('batches of 1, 7 and 1000 give the same digest; another history another one', async () => {
    const digests = [];
    for (const batchSize of [1000, 7, 1]) {
      await clearIndex(database.pool);
      digests.push(await build(events, batchSize));
    }
    expect(new Set(digests).size).toBe(1);
    await clearIndex(database.pool);
    expect(await build(events.slice(0, -1), 1000)).not.toBe(digests[0]);
  }, 120_000);

  test('a statement that fails at any place leaves all or nothing, and a retry completes', async () => {
    const expected = await build(events, 100);
    await clearIndex(database.pool);
    await claimIndex(database.pool, identity);
    const source = sourceOf(events);
    let failAt = 1;
    let failures = 0;
    for (let atTip = false; !atTip;) {
      const broken = breaking(database.pool, failAt);
      try {
        ({ atTip } = await indexStep(broken, source, 100));
        failAt = 1;
      } catch (error) {
        expect(error).toMatchObject({ code: 'database_unreachable', retryable: true });
        failures += 1;
        failAt += 1;
      }
    }
    // Every statement of a step failed once, for each of the seven steps.
    expect(failures).toBeGreaterThan(180);
    expect(await indexDigest(database.pool)).toBe(expected);
  }, 120_000);

  test('a second writer is noticed, not mixed in', async () => {
    await claimIndex(database.pool, identity);
    const source = sourceOf(events);
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () => indexStep(database.pool, source, 50)),
    );
    expect(results.filter((result) => result.status === 'fulfilled').length).toBe(1);
    expect(await build(events, 50)).toBe(await rebuilt(50));
  }, 120_000);

  test('another chain or package is refused and changes nothing', async () => {
    const before = await build(events, 1000);
    for (const other of [{ chainId: 'other' }, { packageId: '0x8' }]) {
      await expect(claimIndex(database.pool, { ...identity, ...other })).rejects.toMatchObject({
        code: 'chain_mismatch',
        retryable: false,
      });
    }
    expect(await indexDigest(database.pool)).toBe(before);
  }, 60_000);

  test('a gap halts with a reason in the heartbeat', async () => {
    const at = events.findIndex((event) => event.type.endsWith('::OfferSet'));
    const options = {
      pool: database.pool,
      source: sourceOf(events.filter((_, index) => index !== at)),
      identity,
      batchSize: 50,
      pollMs: 10,
      signal: AbortSignal.timeout(30_000),
      report: () => undefined,
      nowMs: () => Date.now(),
    };
    await expect(runIndexer(options)).rejects.toMatchObject({ code: 'index_gap' });
    const { rows } = await database.pool.query('SELECT state, reason FROM index_heartbeat');
    expect(rows).toEqual([{ state: 'halted', reason: expect.stringContaining('gap') }]);
  }, 60_000);
});

async function rebuilt(batchSize: number): Promise<string> {
  await clearIndex(database.pool);
  return build(events, batchSize);
}

/** The pool, but its `failAt`-th statement (on whichever connection) fails and drops the line. */
function breaking(pool: Pool, failAt: number): Pool {
  let count = 0;
  const failing = (query: (...args: unknown[]) => Promise<unknown>, drop: () => void) => {
    return async (...args: unknown[]) => {
      count += 1;
      if (count === failAt) {
        drop();
        throw new Error('connection lost');
      }
      return query(...args);
    };
  };
  const connect = async () => {
    const client = await pool.connect();
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    let dropped = false;
    return {
      query: failing(query, () => {
        dropped = true;
      }),
      // As after a crash: the server sees the line end and rolls back.
      release: (broken: boolean) => client.release(broken || dropped),
    };
  };
  const query = failing(pool.query.bind(pool) as (...args: unknown[]) => Promise<unknown>, () => {
    return undefined;
  });
  return { query, connect } as unknown as Pool;
}
