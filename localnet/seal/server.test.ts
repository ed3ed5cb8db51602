import { once } from 'node:events';
import { request, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KeyServer } from './key-server';
import { PolicyChain } from './policy-chain';
import { keyServerListener } from './server';

const objectId = `0x${'11'.repeat(32)}`;
let listener: Server;

beforeAll(async () => {
  const chain = new PolicyChain('http://127.0.0.1:1', objectId);
  const server = new KeyServer(0, objectId, '07'.repeat(32), chain);
  listener = keyServerListener(server, [server]);
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
});

afterAll(() => {
  listener.close();
  listener.closeAllConnections();
});

test.each(['//', '///', '/\\', 'http://['])('the address %s is not found', async (path) => {
  expect(await statusOf(path)).toBe(404);
  expect(await statusOf('/health')).toBe(200);
});

/** fetch would tidy the path up before it sends it. */
function statusOf(path: string): Promise<number | undefined> {
  const address = listener.address();
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
