import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';

const PAGE_ROWS = 500;
const MAX_PAGES = 1_000_000;

/** Every table of the index with its key; cursor bytes and signs of life are not part of it. */
const tables: readonly (readonly [name: string, key: string])[] = [
  // Order by bytes: the order of a locale differs between databases.
  ['market', 'id COLLATE "C"'],
  ['team', 'id COLLATE "C"'],
  ['member', 'team_id COLLATE "C", position'],
  ['advance', 'team_id COLLATE "C", position'],
  ['model', 'id COLLATE "C"'],
  ['iteration', 'model_id COLLATE "C", number'],
  ['alias', 'model_id COLLATE "C", name_hex COLLATE "C"'],
  ['offer', 'model_id COLLATE "C", number'],
  ['pass', 'id COLLATE "C"'],
  ['sale', 'id COLLATE "C"'],
  ['audit_grant', 'id COLLATE "C"'],
  ['opinion', 'id COLLATE "C"'],
  ['event', 'ordinal'],
];

/**
 * SHA-256 (hex) over every row of the index in key order. Two indexes of the same history have the
 * same digest, whatever the batch sizes, crashes and repetitions on the way.
 */
export async function indexDigest(pool: Pool): Promise<string> {
  const hash = createHash('sha256');
  const [cursor] = await selectRows(
    pool,
    z.object({ line: z.string() }),
    'SELECT chain_id || package_id || ordinal AS line FROM index_cursor WHERE id = 1',
  );
  hash.update(`${cursor?.line ?? ''}\n`);
  for (const [table, key] of tables) {
    hash.update(`${table}\n`);
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const rows = await selectRows(
        pool,
        z.object({ line: z.string() }),
        `SELECT to_jsonb(t)::text AS line FROM ${table} AS t ORDER BY ${key} LIMIT $1 OFFSET $2`,
        [PAGE_ROWS, page * PAGE_ROWS],
      );
      for (const { line } of rows) hash.update(`${line}\n`);
      if (rows.length < PAGE_ROWS) break;
    }
  }
  return hash.digest('hex');
}
