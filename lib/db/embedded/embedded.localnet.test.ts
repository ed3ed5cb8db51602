import { Client, Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDatabase } from '../testing/temporary-database';

const ROUNDS = 150;

let database: Awaited<ReturnType<typeof temporaryDatabase>>;
let pool: Pool;
beforeAll(async () => {
  database = await temporaryDatabase();
  pool = new Pool({ connectionString: database.url, max: 6 });
  await pool.query('CREATE TABLE counter (n int NOT NULL)');
  await pool.query('INSERT INTO counter VALUES (0)');
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

describe('the embedded database behind its socket', { timeout: 60_000 }, () => {
  it('never gives one client the parameters of another, beside open transactions', async () => {
    const readers = [1, 2, 3, 4].map(async (count) => {
      const values = Array.from({ length: count }, (_, index) => `${count}-${index}`);
      const text = `SELECT ${values.map((_, index) => `$${index + 1}::text AS v${index}`).join(', ')}`;
      for (let round = 0; round < ROUNDS; round += 1) {
        const { rows } = await pool.query<Record<string, string>>(text, values);
        expect(Object.values(rows[0] ?? {})).toEqual(values);
      }
    });
    const writers = [1, 2].map(async (step) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const client = await pool.connect();
        await client.query('BEGIN');
        await client.query('UPDATE counter SET n = n + $1', [step]);
        await client.query(round % 3 === 0 ? 'ROLLBACK' : 'COMMIT');
        client.release();
      }
    });
    await Promise.all([...readers, ...writers]);
    const { rows } = await pool.query<{ n: number }>('SELECT n FROM counter');
    expect(rows[0]?.n).toBe((1 + 2) * (ROUNDS - ROUNDS / 3));
  });

  it('rolls back what a client leaves open when it goes', async () => {
    const before = await pool.query('SELECT n FROM counter');
    const client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('BEGIN');
    await client.query('UPDATE counter SET n = 999999');
    const waiting = pool.query('SELECT n FROM counter');
    await client.end();
    expect((await waiting).rows).toEqual(before.rows);
  });

  it('goes on after an error and after nonsense', async () => {
    await expect(pool.query('SELECT $1::int', ['no number'])).rejects.toThrow(/invalid input/);
    const { connect } = await import('node:net');
    const socket = connect(Number(new URL(database.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await new Promise((resolve) => socket.once('close', resolve));
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});
