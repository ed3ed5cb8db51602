import { createServer } from 'node:net';
import { Client } from 'pg';
import { openDatabase, type Database } from '../database';
import { serveEmbeddedDatabase } from '../embedded/serve';
import { migrate } from '../migrate';

/** A migrated embedded database in memory behind its socket, on a free port. */
export async function temporaryDatabase(): Promise<Database & { url: string }> {
  const port = await freePort();
  const server = await serveEmbeddedDatabase({ folder: null, port });
  const url = `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`;
  const client = new Client({ connectionString: url });
  await client.connect();
  await migrate(client);
  await client.end();
  const database = openDatabase(url);
  return {
    ...database,
    url,
    close: async () => {
      await database.close();
      await server.stop();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });
}
