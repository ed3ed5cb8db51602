import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDatabase } from '@/lib/db/testing/temporary-database';
import { INDEX_TABLES } from '@/lib/db/index-tables';
import { matchDatabase } from './prepare-database';

const ID = `0x${'1'.padStart(64, '0')}`;
const manifest = { chainId: 'this', packages: { tidemark: ID } };

let database: Awaited<ReturnType<typeof temporaryDatabase>>;
beforeAll(async () => {
  database = await temporaryDatabase();
});
afterAll(() => database.close());

describe('the tables of the index', () => {
  it('are all there are, but for progress and history', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    const others = ['_prisma_migrations', 'seed_progress'];
    const tables = rows.map(({ name }) => name).filter((name) => !others.includes(name));
    expect(tables.sort()).toEqual(INDEX_TABLES.split(', ').sort());
  });
});

describe('an index of another chain', () => {
  it('is emptied only where starting over is allowed', async () => {
    await database.pool.query(
      `INSERT INTO index_cursor VALUES (1, 'localnet', 'other', $1, NULL, 0, 0, 0, 0)`,
      [ID],
    );
    await database.pool.query(`INSERT INTO seed_progress VALUES (1, 9, 9, 'done', false, true, 0)`);
    expect(await matchDatabase(database.url, manifest, false)).toEqual({
      startedOver: false,
      seeded: true,
    });
    expect(await matchDatabase(database.url, manifest, true)).toEqual({
      startedOver: true,
      seeded: false,
    });
    const { rows } = await database.pool.query('SELECT 1 FROM index_cursor');
    expect(rows).toEqual([]);
  });
});
