import 'server-only';
import { z } from 'zod';
import { selectRows } from '@/lib/db/database';
import { database } from '../database';
import type { StorageExtension } from './types';

const MAX_EXTENSIONS = 200;

const extensionSchema = z.object({
  at_ms: z.string().transform(Number),
  transaction_digest: z.string(),
  data: z.object({
    iteration: z.number(),
    from_epoch: z.number(),
    to_epoch: z.number(),
    by: z.string(),
  }),
});

/**
 * Who extended the storage of a model's iterations, the newest 200 first.
 * @throws TidemarkError database_unreachable
 */
export async function listStorageExtensions(modelId: string): Promise<StorageExtension[]> {
  const rows = await selectRows(
    database().pool,
    extensionSchema,
    `SELECT at_ms, transaction_digest, data FROM event
     WHERE model_id = $1 AND kind = 'storage.extended' ORDER BY ordinal DESC LIMIT ${MAX_EXTENSIONS}`,
    [modelId],
  );
  return rows.map(({ at_ms, transaction_digest, data }) => ({
    iteration: data.iteration,
    fromEpoch: data.from_epoch,
    toEpoch: data.to_epoch,
    by: data.by,
    atMs: at_ms,
    transactionDigest: transaction_digest,
  }));
}
