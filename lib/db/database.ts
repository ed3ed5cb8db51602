import { PrismaPg } from '@prisma/adapter-pg';
import { Pool, type PoolClient } from 'pg';
import type { z } from 'zod';
import { databaseUrl } from '@/lib/config/environment';
import { TidemarkError } from '@/lib/config/errors';
import { PrismaClient } from './generated/client';

const MAX_CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 15_000;

/** One pool for Prisma and for typed SQL. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: Pool;
  close(): Promise<void>;
}

export function openDatabase(url: string = databaseUrl()): Database {
  const pool = new Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS,
  });
  // A connection that breaks while idle is replaced on the next use; without a listener it would
  // end the process.
  pool.on('error', () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    close: async () => {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}

/**
 * Runs one SQL statement and checks each row against `schema`. int8 and numeric arrive as decimal
 * text, which is how amounts travel.
 * @throws TidemarkError database_unreachable, invariant_broken (a row of another shape)
 */
export async function selectRows<Schema extends z.ZodType>(
  source: Pool | PoolClient,
  schema: Schema,
  text: string,
  values: readonly unknown[] = [],
): Promise<z.output<Schema>[]> {
  const result = await source.query(text, [...values]).catch((cause: unknown) => {
    throw databaseError(cause);
  });
  return result.rows.map((row: unknown) => {
    const parsed = schema.safeParse(row);
    if (parsed.success) return parsed.data;
    throw new TidemarkError(
      'invariant_broken',
      'The index holds a row this version does not read; run npm run db:rebuild.',
      { cause: parsed.error },
    );
  });
}

/** Runs one SQL statement for its effect; answers the number of rows it touched. */
export async function execute(
  source: Pool | PoolClient,
  text: string,
  values: readonly unknown[] = [],
): Promise<number> {
  const result = await source.query(text, [...values]).catch((cause: unknown) => {
    throw databaseError(cause);
  });
  return result.rowCount ?? 0;
}

export function databaseError(cause: unknown): TidemarkError {
  return new TidemarkError(
    'database_unreachable',
    'The index does not answer; try again in a few seconds.',
    { cause },
  );
}
