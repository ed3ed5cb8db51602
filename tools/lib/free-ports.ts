import { createServer } from 'node:net';

/**
 * Below the range from which systems take the ports of outgoing connections (32768 on Linux):
 * a port found free there would not stay so until its server binds it.
 */
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 32_000;
const PARTS = 8;
const MAX_TRIES = 100;

/** Free ports for every part of the app, as the environment variables that set them. */
export async function freePorts(): Promise<Record<string, string>> {
  const first = await freeBlock();
  const names = ['PORT', 'TIDEMARK_DB_PORT', 'LOCALNET_RPC_PORT', 'LOCALNET_PORT'];
  // The key servers take three ports, so theirs is the last of the block but two.
  const all = [...names, 'LOCALNET_WALRUS_PORT', 'LOCALNET_SEAL_PORT'];
  return Object.fromEntries(all.map((name, at) => [name, String(first + at)]));
}

/** The first of so many free ports in a row. */
async function freeBlock(): Promise<number> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const span = HIGHEST_PORT - LOWEST_PORT - PARTS;
    const first = LOWEST_PORT + Math.floor(Math.random() * span);
    const free = await Promise.all(Array.from({ length: PARTS }, (_, at) => isFree(first + at)));
    if (free.every(Boolean)) return first;
  }
  throw new Error(`No ${PARTS} free ports in a row were found.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
