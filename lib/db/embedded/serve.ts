import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { takeLock } from './lock-file';

/** Web pool, indexer, seeds and a test or two; PGlite itself runs one statement at a time. */
const MAX_CONNECTIONS = 64;

export interface EmbeddedDatabase {
  stop(): Promise<void>;
}

/**
 * Serves the embedded PostgreSQL (PGlite) on a loopback port for every other process.
 * `folder` null keeps everything in memory (tests).
 * @throws TidemarkError not_allowed (folder in use), Error EADDRINUSE (port in use)
 */
export async function serveEmbeddedDatabase(options: {
  readonly folder: string | null;
  readonly port: number;
}): Promise<EmbeddedDatabase> {
  const release = options.folder === null ? () => undefined : takeLock(options.folder);
  try {
    const database = await open(options.folder);
    const server = new PGLiteSocketServer({
      db: database,
      host: '127.0.0.1',
      port: options.port,
      maxConnections: MAX_CONNECTIONS,
    });
    await server.start().catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
    return {
      stop: async () => {
        await server.stop();
        await database.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function open(folder: string | null): Promise<PGlite> {
  if (folder === null) return PGlite.create({ extensions: { pg_trgm } });
  const dataDir = join(folder, 'pgdata');
  mkdirSync(dataDir, { recursive: true });
  return PGlite.create({ dataDir, extensions: { pg_trgm } });
}
