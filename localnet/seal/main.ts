import { once } from 'node:events';
import type { Server } from 'node:http';
import { readSealConfig, type ChildMessage, type SealConfig } from './config';
import { KeyServer } from './key-server';
import { limits } from './limits';
import { PolicyChain } from './policy-chain';
import { keyServerListener } from './server';

/** Running key servers. */
export interface RunningSeal {
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/** Starts the key servers on consecutive ports. Rejects where one is taken. */
export async function startSeal(config: SealConfig): Promise<RunningSeal> {
  const chain = new PolicyChain(config.rpcUrl, config.packages.seal);
  const servers = config.keyServerIds.map(
    (objectId, index) => new KeyServer(index, objectId, config.seed, chain),
  );
  const listeners: Server[] = [];
  try {
    for (const server of servers) {
      const listener = keyServerListener(server, servers);
      listener.listen(config.port + server.index, config.host);
      await once(listener, 'listening');
      listeners.push(listener);
    }
  } catch (error) {
    await closeAll(listeners);
    throw error;
  }
  return { close: () => closeAll(listeners) };
}

async function closeAll(listeners: Server[]): Promise<void> {
  await Promise.all(listeners.map(closeOne));
}

async function closeOne(listener: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
  listener.closeIdleConnections();
  const timer = setTimeout(() => listener.closeAllConnections(), limits.shutdownMs);
  await closed;
  clearTimeout(timer);
}

/** As a child process of the embedded network: reports once, ends with its parent. */
async function run(): Promise<void> {
  let config: SealConfig;
  try {
    config = readSealConfig();
  } catch (error) {
    return fail('CONFIG', `The key servers got no valid configuration: ${String(error)}`);
  }
  try {
    const running = await startSeal(config);
    const end = () => void running.close().finally(() => process.exit(0));
    process.once('SIGTERM', end).once('SIGINT', end).once('disconnect', end);
    tell({ kind: 'ready' });
  } catch (error) {
    const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const last = config.port + config.keyServerIds.length - 1;
    if (busy) {
      return fail('PORT_BUSY', `A port of ${config.port} to ${last} (key servers) is taken.`);
    }
    return fail('INTERNAL', `The key servers could not start: ${String(error)}`);
  }
}

function fail(code: 'PORT_BUSY' | 'CONFIG' | 'INTERNAL', message: string): void {
  console.error(`[seal] ${message}`);
  tell({ kind: 'failed', code, message }, () => process.exit(1));
}

function tell(message: ChildMessage, then: () => void = () => undefined): void {
  if (process.send) process.send(message, then);
  else then();
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) void run();
