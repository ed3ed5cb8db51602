import { join } from 'node:path';
import { readEnvironment } from '@/lib/config/environment';
import { serveEmbeddedDatabase } from './serve';

/** Process of the embedded database: `node --import tsx lib/db/embedded/main.ts`. */
async function main(): Promise<void> {
  const environment = readEnvironment();
  const database = await serveEmbeddedDatabase({
    folder: join(environment.TIDEMARK_DIR, 'database'),
    port: environment.TIDEMARK_DB_PORT,
  });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= database.stop().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

await main();
