import { createServer } from 'node:net';
import type { Environment } from '@/lib/config/environment';
import { usesEmbeddedDatabase, usesEmbeddedNetwork } from '@/lib/config/environment';
import { TidemarkError } from '@/lib/domain';

interface PortUse {
  readonly port: number;
  readonly variable: string;
  readonly use: string;
}

/** Key servers take three ports in a row. */
const KEY_SERVERS = 3;

export function portsInUse(environment: Environment): PortUse[] {
  const ports: PortUse[] = [{ port: environment.PORT, variable: 'PORT', use: 'the dashboard' }];
  if (usesEmbeddedDatabase(environment)) {
    const use = 'the embedded database';
    ports.push({ port: environment.TIDEMARK_DB_PORT, variable: 'TIDEMARK_DB_PORT', use });
  }
  if (!usesEmbeddedNetwork(environment)) return ports;
  const chain = 'the embedded chain';
  ports.push(
    { port: environment.LOCALNET_RPC_PORT, variable: 'LOCALNET_RPC_PORT', use: chain },
    { port: environment.LOCALNET_PORT, variable: 'LOCALNET_PORT', use: 'the network manifest' },
    { port: environment.LOCALNET_WALRUS_PORT, variable: 'LOCALNET_WALRUS_PORT', use: 'storage' },
  );
  for (let at = 0; at < KEY_SERVERS; at += 1) {
    const port = environment.LOCALNET_SEAL_PORT + at;
    ports.push({ port, variable: 'LOCALNET_SEAL_PORT', use: `key server ${at + 1}` });
  }
  return ports;
}

/**
 * Checks every port before anything starts.
 * @throws TidemarkError port_busy naming the port, what wants it and the variable to change;
 * config_invalid when two parts are given the same port
 */
export async function assertPortsFree(ports: readonly PortUse[]): Promise<void> {
  const seen = new Map<number, PortUse>();
  for (const wanted of ports) {
    const other = seen.get(wanted.port);
    if (other !== undefined) {
      throw new TidemarkError(
        'config_invalid',
        `${other.variable} and ${wanted.variable} both ask for port ${wanted.port}; change one of them.`,
      );
    }
    seen.set(wanted.port, wanted);
    if (!(await isFree(wanted.port))) {
      throw new TidemarkError(
        'port_busy',
        `Port ${wanted.port}, wanted for ${wanted.use}, is in use by another program. Stop that program, or choose another port with ${wanted.variable}=<port>.`,
        { details: { port: wanted.port, variable: wanted.variable } },
      );
    }
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
