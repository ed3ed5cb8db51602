import { existsSync } from 'node:fs';
import {
  databaseUrl,
  manifestSource,
  readEnvironment,
  usesEmbeddedDatabase,
  usesEmbeddedNetwork,
  type Environment,
} from '@/lib/config/environment';
import { loadNetworkManifest } from '@/lib/config/load-network-manifest';
import { isEmbedded } from '@/lib/config/network-manifest';
import { isTidemarkError, TidemarkError } from '@/lib/domain';
import { isBuildFresh } from './build-stamp';
import { assertPortsFree, portsInUse } from './ports';
import { matchDatabase, migrateDatabase } from './prepare-database';
import { answersHttp, answersSql, waitFor } from './readiness';
import { recordProcess } from './process-file';
import { Service } from './service';

const READY_TIMEOUT_MS = 90_000;
const NEXT = 'node_modules/next/dist/bin/next';
const LOCALNET = 'localnet/main.ts';

const running: Service[] = [];
let stopping: Promise<void> | undefined;

/** `npm start`: network → database → build → indexer and dashboard → demo data, one exit for all. */
async function main(): Promise<void> {
  const startedAtMs = performance.now();
  const environment = readEnvironment();
  await assertPortsFree(portsInUse(environment));
  const network = startNetwork(environment);
  const database = startDatabase(environment);
  if (!isBuildFresh()) await build();
  // Started before the others are ready: pages of an index that is already there need no network.
  const dashboard = startDashboard(environment);
  await databaseReady(environment, database);
  const migrations = await migrateDatabase(databaseUrl(environment));
  if (migrations.length > 0) console.log(`database: applied ${migrations.join(', ')}`);
  const page = pageReady(environment, dashboard, startedAtMs);
  const seeded = await startIndexer(environment, network);
  await page;
  if (!seeded) seed();
}

/** Waits for the network, then follows it. Answers true when no demo data is wanted any more. */
async function startIndexer(
  environment: Environment,
  network: Service | undefined,
): Promise<boolean> {
  if (network !== undefined) {
    await waitFor(network, READY_TIMEOUT_MS, () => answersHttp(manifestSource(environment)));
  }
  const manifest = await loadNetworkManifest();
  const isAllEmbedded = usesEmbeddedNetwork(environment) && usesEmbeddedDatabase(environment);
  const contents = await matchDatabase(databaseUrl(environment), manifest, isAllEmbedded);
  if (contents.startedOver) console.log('database: the network started over, so does the index');
  launch({ name: 'indexer', kind: 'service', command: tsx('lib/indexer/main.ts') });
  return contents.seeded || environment.TIDEMARK_SEED === 'off' || !isEmbedded(manifest);
}

function startNetwork(environment: Environment): Service | undefined {
  if (!usesEmbeddedNetwork(environment)) return undefined;
  if (!existsSync(LOCALNET)) {
    throw new TidemarkError(
      'config_invalid',
      'This copy holds no embedded network; name a network with TIDEMARK_NETWORK_MANIFEST=<url or file>.',
    );
  }
  return launch({ name: 'network', kind: 'service', command: tsx(LOCALNET) });
}

function startDatabase(environment: Environment): Service | undefined {
  if (!usesEmbeddedDatabase(environment)) return undefined;
  return launch({ name: 'database', kind: 'service', command: tsx('lib/db/embedded/main.ts') });
}

function startDashboard(environment: Environment): Service {
  return launch({
    name: 'dashboard',
    kind: 'service',
    command: [NEXT, 'start', '--port', `${environment.PORT}`, ...hostOf(environment)],
    environment: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    quiet: true,
  });
}

async function databaseReady(
  environment: Environment,
  database: Service | undefined,
): Promise<void> {
  const url = databaseUrl(environment);
  if (database !== undefined) {
    await waitFor(database, READY_TIMEOUT_MS, () => answersSql(url));
  } else if (!(await answersSql(url).catch(() => false))) {
    throw new TidemarkError(
      'database_unreachable',
      'The database in DATABASE_URL does not answer; start it or correct the address.',
    );
  }
}

async function pageReady(
  environment: Environment,
  dashboard: Service,
  startedAtMs: number,
): Promise<void> {
  const url = `http://127.0.0.1:${environment.PORT}/`;
  await waitFor(dashboard, READY_TIMEOUT_MS, () => answersHttp(url));
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  console.log(`\nTidemark is ready after ${seconds} s: http://localhost:${environment.PORT}\n`);
}

async function build(): Promise<void> {
  console.log('building the dashboard (once after each change of its sources) …');
  const task = launch({ name: 'build', kind: 'task', command: tsx('tools/build.ts'), quiet: true });
  const code = await task.ended;
  if (stopping !== undefined) return stopping;
  if (code !== 0) throw new TidemarkError('internal', `The build failed:\n${task.lastLines}`);
}

function seed(): void {
  const command = ['--conditions=react-server', ...tsx('prisma/seed/main.ts')];
  const task = launch({ name: 'demo data', kind: 'task', command });
  void task.ended.then((code) => {
    if (code !== 0 && stopping === undefined) {
      console.error('demo data is incomplete; npm run seed goes on where it stopped.');
    }
  });
}

function launch(options: ConstructorParameters<typeof Service>[0]): Service {
  const onStart = (processId: number) => recordProcess(options.name, processId);
  const service = new Service({ ...options, onStart }).start();
  running.push(service);
  return service;
}

function tsx(file: string): string[] {
  return ['--import', 'tsx', file];
}

/** The embedded network is reachable from this machine only, so its dashboard is too. */
function hostOf(environment: Environment): string[] {
  return usesEmbeddedNetwork(environment) ? ['--hostname', '127.0.0.1'] : [];
}

/** Stops in the reverse order of starting, so nobody loses what it stands on. */
function stopAll(): Promise<void> {
  stopping ??= (async () => {
    for (const service of [...running].reverse()) await service.stop();
  })();
  return stopping;
}

function exitWith(code: number): void {
  void stopAll().finally(() => process.exit(code));
}

process.on('SIGINT', () => exitWith(0));
process.on('SIGTERM', () => exitWith(0));
process.on('SIGHUP', () => exitWith(0));

await main().catch((error: unknown) => {
  if (stopping !== undefined) return;
  console.error(isTidemarkError(error) ? `\n${error.message}\n` : error);
  exitWith(1);
});
