import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walrusServer } from './server';
import { Storage } from './storage';

const directory = mkdtempSync(join(tmpdir(), 'walrus-server-'));
const objectId = `0x${'11'.repeat(32)}`;
let storage: Storage;
let server: Server;

beforeAll(async () => {
  storage = new Storage({
    host: '127.0.0.1',
    port: 0,
    rpcUrl: 'http://127.0.0.1:1',
    directory,
    seed: '07'.repeat(32),
    packages: { walrus: objectId, wal: objectId },
    objects: { system: objectId },
  });
  server = walrusServer(storage, '127.0.0.1');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await storage.close();
  rmSync(directory, { recursive: true, force: true });
});

test.each(['//', '///', '/\\', 'http://['])('the address %s is not found', async (path) => {
  expect(await statusOf(path)).toBe(404);
  expect(await statusOf('/v1/tip-config')).toBe(200);
});

/** fetch would tidy the path up before it sends it. */
function statusOf(path: string): Promise<number | undefined> {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, timeout: 5_000 }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.once('timeout', () => sent.destroy(new Error('no answer')));
    sent.once('error', reject).end();
  });
}
