import type { Pool } from 'pg';
import { execute } from '@/lib/db/database';

/** Empties the index, and only the index: the chain holds everything needed to fill it again. */
export async function clearIndex(pool: Pool): Promise<void> {
  await execute(
    pool,
    `TRUNCATE market, team, member, advance, model, iteration, alias, offer, pass, sale, audit_grant,
       opinion, event, index_cursor, index_heartbeat`,
  );
}
