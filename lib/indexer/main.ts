import { readEnvironment } from '@/lib/config/environment';
import { loadNetworkManifest } from '@/lib/config/load-network-manifest';
import { openDatabase } from '@/lib/db/database';
import { toTidemarkError } from '@/lib/domain';
import { openNetwork } from './open';
import { runIndexer } from './run';

/** Exit code for failures that a restart cannot heal. */
const EXIT_HALTED = 78;

/** Process of the indexer: `npm run indexer`. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  const stop = new AbortController();
  process.on('SIGTERM', () => stop.abort());
  process.on('SIGINT', () => stop.abort());
  const database = openDatabase();
  try {
    const manifest = await loadNetworkManifest();
    await runIndexer({
      ...openNetwork(manifest),
      pool: database.pool,
      batchSize: environment.TIDEMARK_INDEXER_BATCH,
      pollMs: environment.TIDEMARK_INDEXER_POLL_MS,
      signal: stop.signal,
      report: (line) => console.log(`indexer: ${line}`),
      nowMs: () => Date.now(),
    });
  } catch (caught) {
    const error = toTidemarkError(caught, 'internal', 'The indexer failed.');
    console.error(`indexer: ${error.message} (${error.code})`);
    if (error.code === 'internal') console.error(error.cause);
    process.exitCode = error.retryable ? 1 : EXIT_HALTED;
  } finally {
    await database.close();
  }
}

await main();
