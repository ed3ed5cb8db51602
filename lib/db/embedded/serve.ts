import { mkdirSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { serveConnection } from './connection';
import { takeLock } from './lock-file';
import { Turns } from './turns';

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
    const sockets = new Set<Socket>();
    const server = await listen(database, sockets, options.port).catch(async (error: unknown) => {
      await database.close();
      throw error;
    });
    return {
      stop: async () => {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        for (const socket of sockets) socket.destroy();
        await closed;
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

function listen(database: PGlite, sockets: Set<Socket>, port: number): Promise<Server> {
  const turns = new Turns();
  const server = createServer((socket) => {
    if (sockets.size >= MAX_CONNECTIONS) return void socket.destroy();
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serveConnection(socket, database, turns);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
