import { once } from 'node:events';
import type { Server } from 'node:http';
import { readWalrusConfig, type ChildMessage, type WalrusConfig } from './config';
import { limits } from './limits';
import { walrusServer } from './server';
import { Storage } from './storage';

/** A running storage network. */
export interface RunningWalrus {
  /** Stops listening, ends open connections and workers. */
  close(): Promise<void>;
}

/** Starts nodes, relay, aggregator and publisher on one port. Rejects where the port is taken. */
export async function startWalrus(config: WalrusConfig): Promise<RunningWalrus> {
  const storage = new Storage(config);
  await storage.prepare();
  const server = walrusServer(storage, `${config.host}:${config.port}`);
  server.listen(config.port, config.host);
  await once(server, 'listening');
  for (const node of storage.nodes) void storage.recovery.start(node);
  return { close: () => stop(server, storage) };
}

async function stop(server: Server, storage: Storage): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), limits.shutdownMs);
  await storage.close();
  await closed;
  clearTimeout(timer);
}

/** As a child process of the embedded network: reports once, ends with its parent. */
async function run(): Promise<void> {
  let config: WalrusConfig;
  try {
    config = readWalrusConfig();
  } catch (error) {
    return fail('CONFIG', `The storage process got no valid configuration: ${String(error)}`);
  }
  try {
    const running = await startWalrus(config);
    const end = () => void running.close().finally(() => process.exit(0));
    process.once('SIGTERM', end).once('SIGINT', end).once('disconnect', end);
    tell({ kind: 'ready' });
  } catch (error) {
    const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (busy)
      return fail('PORT_BUSY', `Port ${config.port} (storage) is taken by another process.`);
    return fail('INTERNAL', `The storage process could not start: ${String(error)}`);
  }
}

function fail(code: 'PORT_BUSY' | 'CONFIG' | 'INTERNAL', message: string): void {
  console.error(`[walrus] ${message}`);
  tell({ kind: 'failed', code, message }, () => process.exit(1));
}

function tell(message: ChildMessage, then: () => void = () => undefined): void {
  if (process.send) process.send(message, then);
  else then();
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) void run();
