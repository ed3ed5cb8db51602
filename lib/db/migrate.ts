import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { TidemarkError } from '@/lib/config/errors';
import { readMigrations, type Migration } from './migrations';

/** Prisma's own key, so that two runners of either kind never migrate at once. */
const ADVISORY_LOCK = 72_707_369;

const CREATE_HISTORY = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

/**
 * Applies the missing migrations, each in its own transaction, and keeps Prisma's own history
 * table, so that `prisma migrate deploy` can take over on the same database.
 * Answers the names applied.
 * @throws TidemarkError invariant_broken when an applied migration was edited afterwards
 */
export async function migrate(client: Client, directory?: string): Promise<string[]> {
  const migrations = await readMigrations(directory);
  await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
  try {
    await client.query(CREATE_HISTORY);
    const history = await client.query<{ migration_name: string; checksum: string }>(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const applied = new Map(history.rows.map((row) => [row.migration_name, row.checksum]));
    const missing = migrations.filter((migration) => isMissing(migration, applied));
    for (const migration of missing) await apply(client, migration);
    return missing.map((migration) => migration.name);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [ADVISORY_LOCK]);
  }
}

function isMissing(migration: Migration, applied: ReadonlyMap<string, string>): boolean {
  const checksum = applied.get(migration.name);
  if (checksum !== undefined && checksum !== migration.checksum) {
    throw new TidemarkError(
      'invariant_broken',
      `Migration ${migration.name} was changed after this database had applied it; restore the file, or give the index an empty database (the embedded one: delete the folder .tidemark). It is read from the chain again.`,
    );
  }
  return checksum === undefined;
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
