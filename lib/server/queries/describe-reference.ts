import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { database } from '../database';
import type { ReferenceMeaning } from './types';

const meaningSchema = z.object({
  what: z.enum(['model', 'team', 'pass', 'sale', 'opinion', 'grant', 'person']),
  id: z.string(),
  name: z.string().nullable(),
});

/**
 * What an address or object id is as far as the index knows; null when it names nothing of this
 * market. `id` is normalised.
 * @throws TidemarkError database_unreachable
 */
export async function describeReference(id: string): Promise<ReferenceMeaning | null> {
  const [found] = await selectRows(
    database().pool,
    meaningSchema,
    `SELECT 'model' AS what, id, name FROM model WHERE id = $1
     UNION ALL SELECT 'team', id, name FROM team WHERE id = $1
     UNION ALL SELECT 'pass', id, NULL FROM pass WHERE id = $1
     UNION ALL SELECT 'sale', id, NULL FROM sale WHERE id = $1
     UNION ALL SELECT 'opinion', id, NULL FROM opinion WHERE id = $1
     UNION ALL SELECT 'grant', id, NULL FROM audit_grant WHERE id = $1
     UNION ALL SELECT 'person', $1::text, NULL WHERE EXISTS (
       SELECT 1 FROM event WHERE refs @> ARRAY[$1]::text[] AND sender = $1)
     LIMIT 1`,
    [id],
  );
  return found ?? null;
}
