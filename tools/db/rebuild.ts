import { loadNetworkManifest } from '@/lib/config/load-network-manifest';
import { readEnvironment } from '@/lib/config/environment';
import { openDatabase } from '@/lib/db/database';
import { isTidemarkError } from '@/lib/domain';
import { assertChain, claimIndex } from '@/lib/indexer/identity';
import { indexDigest } from '@/lib/indexer/digest';
import { openNetwork } from '@/lib/indexer/open';
import { clearIndex } from '@/lib/indexer/rebuild';
import { indexStep } from '@/lib/indexer/step';

const MAX_CONFLICTS = 1_000;

/**
 * `npm run db:rebuild`: empties the index, reads the whole history again and prints the digest.
 * It needs the network and the database, so it runs while `npm start` does; the running indexer
 * reads along, and each step that meets the other's is repeated.
 */
async function main(): Promise<void> {
  const environment = readEnvironment();
  const { source, identity } = openNetwork(await loadNetworkManifest());
  const tip = await source.readTip();
  assertChain(identity.chainId, tip.chainId);
  const database = openDatabase();
  try {
    await clearIndex(database.pool);
    await claimIndex(database.pool, identity);
    let conflicts = 0;
    for (let atTip = false; !atTip;) {
      try {
        const step = await indexStep(database.pool, source, environment.TIDEMARK_INDEXER_BATCH);
        atTip = step.atTip;
      } catch (error) {
        conflicts += 1;
        if (!isTidemarkError(error) || !error.retryable || conflicts > MAX_CONFLICTS) throw error;
        await claimIndex(database.pool, identity);
      }
    }
    console.log(
      `rebuilt to checkpoint ${tip.checkpoint}, digest ${await indexDigest(database.pool)}`,
    );
  } finally {
    await database.close();
  }
}

await main().catch((error: unknown) => {
  const hint = 'The index lives in the database of `npm start`: is it running?';
  console.error(isTidemarkError(error) ? `${error.message}\n${hint}` : error);
  process.exitCode = 1;
});
