import { once } from 'node:events';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError, readLocalnetConfig, type LocalnetConfig } from './config';
import { LocalAccount } from './control/account';
import { FAUCET_SUI_MIST, FAUCET_WAL_FROST, giveCoins } from './control/faucet';
import { followPorts } from './control/follow-ports';
import { networkManifest, type NetworkManifest } from './control/manifest';
import { controlServer, type Readiness } from './control/server';
import { ServiceFailure, ServiceProcess } from './control/service-process';
import { WalrusEpochs } from './control/walrus-epochs';
import { readPinned } from './genesis/bytecode';
import { openChain, type OpenChain } from './genesis/open-chain';
import { faucetKeypair, operatorKeypair, subseed } from './genesis/seed';
import { JournalError } from './ledger/record-log';
import { startRpcServer } from './rpc/server';
import { SEAL_CONFIG_VARIABLE } from './seal/config';
import { WALRUS_CONFIG_VARIABLE } from './walrus/config';

const COIN_UNIT = 1_000_000_000n;
const FORCED_EXIT_MS = 10_000;

/** Ends the process with one clear sentence. */
class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

/** Things to end, in reverse order of their start. */
class Closers {
  private readonly all: (() => void | Promise<void>)[] = [];
  private closing: Promise<void> | undefined;

  get isClosing(): boolean {
    return this.closing !== undefined;
  }

  add(close: () => void | Promise<void>): void {
    this.all.push(close);
  }

  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  private async closeAll(): Promise<void> {
    for (const close of this.all.reverse()) {
      try {
        await close();
      } catch (error) {
        console.error('[localnet] while stopping:', error);
      }
    }
  }
}

async function main(): Promise<void> {
  const closers = new Closers();
  const end = (code: number) => {
    if (closers.isClosing) return;
    setTimeout(() => process.exit(code || 1), FORCED_EXIT_MS).unref();
    void closers.close().finally(() => process.exit(code));
  };
  process.once('SIGINT', () => end(0));
  process.once('SIGTERM', () => end(0));
  if (process.send) process.once('disconnect', () => end(0));
  try {
    await start(readLocalnetConfig(), closers, end);
  } catch (error) {
    // Ctrl-C in the middle of a start makes parts fail; the first reason counts.
    if (closers.isClosing) return;
    console.error(`[localnet] ${sentence(error)}`);
    end(1);
  }
}

async function start(
  config: LocalnetConfig,
  closers: Closers,
  end: (code: number) => void,
): Promise<void> {
  const startedMs = Date.now();
  const directory = resolve(config.directory);
  const ports = config;
  const chain = await openChain({
    directory,
    ports,
    ...(config.seedText === undefined ? {} : { seedText: config.seedText }),
    ...(config.acceptedFile === undefined
      ? {}
      : { acceptedPackages: [readPinned(resolve(config.acceptedFile))] }),
    onNotice: (text) => console.warn(`[localnet] ${text}`),
  });
  closers.add(() => chain.close());
  const { ledger, facts } = chain;
  const operator = new LocalAccount(ledger, operatorKeypair(chain.seedHex));
  const moved = await followPorts({ ledger, account: operator, facts }, ports);
  if (moved > 0) console.log(`[localnet] ${moved} services moved to other ports.`);
  const epochs = new WalrusEpochs({
    ledger,
    account: operator,
    facts,
    genesisMs: chain.genesisMs,
  });
  await epochs.turn();
  const manifest = networkManifest(ledger.chainId, facts, config);
  const advanceClock = async (byMs: bigint) => {
    const nowMs = ledger.advanceClock(byMs);
    await epochs.turn();
    return nowMs;
  };
  const rpc = await startRpc(chain, config, advanceClock);
  closers.add(() => rpc.close());
  const services = startServices(chain, config, manifest, directory, (name) => {
    if (closers.isClosing) return;
    console.error(`[localnet] The ${name} process ended unexpectedly; stopping the network.`);
    end(1);
  });
  for (const service of Object.values(services)) closers.add(() => service.stop());
  const faucet = new LocalAccount(ledger, faucetKeypair(chain.seedHex));
  const control = controlServer({
    manifest: () => manifest,
    give: (recipient) => giveCoins({ ledger, account: faucet, facts }, recipient),
    advanceClock,
    health: (): Record<string, Readiness> => ({
      chain: 'ready',
      walrus: services.walrus.state,
      seal: services.seal.state,
    }),
    walrusAdminUrl: `http://${config.host}:${config.walrusPort}/admin`,
    sealAdminUrl: `http://${config.host}:${config.sealPort}/admin`,
  });
  control.listen(config.controlPort, config.host);
  await listening(once(control, 'listening'), config.controlPort, 'LOCALNET_PORT');
  closers.add(() => closeServer(control));
  await Promise.all(Object.values(services).map((service) => service.ready));
  epochs.start();
  closers.add(() => epochs.stop());
  writeManifest(directory, manifest);
  summary(chain, manifest, directory, Date.now() - startedMs);
}

async function startRpc(
  chain: OpenChain,
  config: LocalnetConfig,
  advanceClock: (byMs: bigint) => Promise<bigint>,
) {
  const { ledger, vm } = chain;
  const { host, rpcPort: port } = config;
  const started = startRpcServer({ ledger, vm, port, host, advanceClock });
  return listening(started, port, 'LOCALNET_RPC_PORT');
}

/** Turns a taken port into one sentence that says which variable moves it. */
async function listening<T>(start: Promise<T>, port: number, variable: string): Promise<T> {
  try {
    return await start;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new StartFailure(busy(port, variable), { cause: error });
    }
    throw error;
  }
}

const busy = (port: number, variable: string) =>
  `Port ${port} is taken by another program; end it or set ${variable} to a free port.`;

function startServices(
  chain: OpenChain,
  config: LocalnetConfig,
  manifest: NetworkManifest,
  directory: string,
  onLost: (name: string) => void,
) {
  const { host } = config;
  const { packages, objects, keyServerIds } = chain.facts;
  const { rpcUrl } = manifest;
  const walrus = new ServiceProcess({
    name: 'storage',
    path: fileURLToPath(new URL('./walrus/main.ts', import.meta.url)),
    configVariable: WALRUS_CONFIG_VARIABLE,
    portVariable: 'LOCALNET_WALRUS_PORT',
    config: {
      host,
      port: config.walrusPort,
      directory: join(directory, 'walrus'),
      rpcUrl,
      seed: subseed(chain.seedHex, 'walrus services'),
      packages: { wal: packages.wal, walrus: packages.walrus },
      objects: { system: objects.walrusSystem },
    },
    onLost,
  });
  const seal = new ServiceProcess({
    name: 'key server',
    path: fileURLToPath(new URL('./seal/main.ts', import.meta.url)),
    configVariable: SEAL_CONFIG_VARIABLE,
    portVariable: 'LOCALNET_SEAL_PORT',
    config: {
      host,
      port: config.sealPort,
      rpcUrl,
      seed: subseed(chain.seedHex, 'seal services'),
      packages: { seal: packages.seal },
      keyServerIds,
    },
    onLost,
  });
  return { walrus, seal };
}

function closeServer(server: ReturnType<typeof controlServer>): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

function writeManifest(directory: string, manifest: NetworkManifest): void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, 'network.json');
  writeFileSync(`${path}.new`, `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}

function summary(
  chain: OpenChain,
  manifest: NetworkManifest,
  directory: string,
  elapsedMs: number,
): void {
  const count = chain.ledger.transactionCount();
  const state = chain.isNew ? 'new network' : `${count} transactions loaded`;
  const gift = `${FAUCET_SUI_MIST / COIN_UNIT} SUI and ${FAUCET_WAL_FROST / COIN_UNIT} WAL`;
  console.log(
    [
      `Embedded network ready in ${(elapsedMs / 1000).toFixed(1)} s (${state}, play money).`,
      `  chain      ${manifest.rpcUrl}  (id ${manifest.chainId})`,
      `  manifest   ${manifest.adminUrl.replace(/admin$/, 'network.json')}`,
      `  faucet     ${manifest.faucetUrl}  (${gift} a request)`,
      `  storage    ${manifest.walrus.aggregatorUrl}`,
      `  keys       ${manifest.keyServers.map((server) => server.url).join('  ')}`,
      `  state      ${directory}  (delete it to start over)`,
    ].join('\n'),
  );
}

function sentence(error: unknown): string {
  const known =
    error instanceof StartFailure ||
    error instanceof JournalError ||
    error instanceof ConfigError ||
    error instanceof ServiceFailure;
  if (known) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

void main();
