import type { Pool } from 'pg';
import { execute } from '@/lib/db/database';
import { TidemarkError } from '@/lib/domain';
import { loadCursor, type StoredCursor } from './load';

/** Which history an index holds. */
export interface IndexIdentity {
  readonly network: string;
  readonly chainId: string;
  readonly packageId: string;
}

const INSERT = `
  INSERT INTO index_cursor
    (id, network, chain_id, package_id, cursor, ordinal, checkpoint, transaction_index, event_index)
  VALUES (1, $1, $2, $3, NULL, 0, -1, -1, -1) ON CONFLICT (id) DO NOTHING`;

/**
 * Binds an empty database to a chain and a package; a database bound to others is refused, so two
 * networks are never mixed.
 * @throws TidemarkError chain_mismatch
 */
export async function claimIndex(pool: Pool, identity: IndexIdentity): Promise<StoredCursor> {
  await execute(pool, INSERT, [identity.network, identity.chainId, identity.packageId]);
  const stored = await loadCursor(pool);
  if (stored === undefined) throw new TidemarkError('invariant_broken', 'The index has no cursor.');
  if (stored.chainId !== identity.chainId || stored.packageId !== identity.packageId) {
    throw new TidemarkError(
      'chain_mismatch',
      `The database holds the history of chain ${stored.chainId}, package ${stored.packageId}, but the node serves chain ${identity.chainId}, package ${identity.packageId}. Run npm run db:rebuild, or name another DATABASE_URL.`,
      { details: { stored: stored.chainId, served: identity.chainId } },
    );
  }
  return stored;
}

/** @throws TidemarkError chain_mismatch when the node is not the manifest's chain */
export function assertChain(expectedChainId: string, servedChainId: string): void {
  if (expectedChainId === servedChainId) return;
  throw new TidemarkError(
    'chain_mismatch',
    `The network manifest names chain ${expectedChainId} but the node serves chain ${servedChainId}; correct rpcUrl or the manifest.`,
    { details: { expected: expectedChainId, served: servedChainId } },
  );
}
