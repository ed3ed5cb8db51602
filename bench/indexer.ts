import { loadavg } from 'node:os';
import { temporaryDatabase } from '@/lib/db/testing/temporary-database';
import { claimIndex } from '@/lib/indexer/identity';
import { clearIndex } from '@/lib/indexer/rebuild';
import { indexStep } from '@/lib/indexer/step';
import { randomHistory } from '@/lib/indexer/testing/history';
import { sourceOf } from '@/lib/indexer/testing/memory';
import { cleanUp, later } from './support/clean-up';
import { spreadOf } from './support/spread';

/**
 * How many events a second the indexer decodes, folds and commits into the embedded database (in
 * memory). Yardstick in the same run and database: the same event rows into a bare table without
 * indexes, one raw insert statement for each batch (one for everything is slower in this database).
 * `node --import tsx bench/indexer.ts`
 */
const EVENTS = 20_000;
const BATCH = 1_000;
const YARDSTICK_ROUNDS = 3;
const INSERT = `
  INSERT INTO raw_event SELECT * FROM jsonb_populate_recordset(NULL::raw_event, $1::jsonb)`;

type Pool = Awaited<ReturnType<typeof temporaryDatabase>>['pool'];

async function bench(): Promise<void> {
  const history = randomHistory(1, EVENTS);
  const database = await temporaryDatabase();
  later(() => database.close());
  const { pool } = database;
  await clearIndex(pool);
  await claimIndex(pool, { network: 'bench', chainId: 'bench', packageId: '0x7' });
  const source = sourceOf(history);
  const indexer = await perSecond(async () => {
    for (let atTip = false; !atTip;) ({ atTip } = await indexStep(pool, source, BATCH));
  });
  const inserts: number[] = [];
  for (let round = 0; round < YARDSTICK_ROUNDS; round += 1) {
    inserts.push(await insertsPerSecond(pool));
  }
  const raw = spreadOf(inserts).median;

  console.log(
    `${EVENTS} events, batches of ${BATCH}, Node ${process.version}, ` +
      `load average ${loadavg()[0]?.toFixed(1)}\n`,
  );
  const line = (name: string, value: number) =>
    console.log(`${name.padEnd(50)} ${value.toFixed(0).padStart(6)} /s`);
  line('indexer: events, all tables and indexes', indexer);
  line('yardstick: rows, one raw insert for each batch', raw);
  console.log(`\none event costs ${(raw / indexer).toFixed(1)} raw rows`);
}

/** Rows a second of copying the event rows, sent as JSON, into an empty table without indexes. */
async function insertsPerSecond(pool: Pool): Promise<number> {
  await pool.query('CREATE TABLE raw_event (LIKE event)');
  const batches: string[] = [];
  for (let at = 0; at < EVENTS; at += BATCH) {
    const { rows } = await pool.query<{ rows: string }>(
      `SELECT jsonb_agg(to_jsonb(e))::text AS rows FROM event e
       WHERE ordinal > $1 AND ordinal <= $2`,
      [at, at + BATCH],
    );
    batches.push(rows[0]?.rows ?? '[]');
  }
  const speed = await perSecond(async () => {
    for (const rows of batches) await pool.query(INSERT, [rows]);
  });
  const { rows } = await pool.query<{ count: string }>('SELECT count(*) FROM raw_event');
  if (rows[0]?.count !== `${EVENTS}`) throw new Error('The yardstick inserted other rows.');
  await pool.query('DROP TABLE raw_event');
  return speed;
}

async function perSecond(work: () => Promise<void>): Promise<number> {
  const startedAtMs = performance.now();
  await work();
  return (EVENTS * 1000) / (performance.now() - startedAtMs);
}

try {
  await bench();
} finally {
  await cleanUp();
}
