import type { Pool } from 'pg';
import { execute } from '@/lib/db/database';
import { INDEX_TABLES } from '@/lib/db/index-tables';

/** Empties the index, and only the index: the chain holds everything needed to fill it again. */
export async function clearIndex(pool: Pool): Promise<void> {
  await execute(pool, `TRUNCATE ${INDEX_TABLES}`);
}
