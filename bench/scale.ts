import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { migrate } from '@/lib/db/migrate';
import { freePorts } from '../tools/lib/free-ports';
import { cleanUp, later } from './support/clean-up';
import { fill, MARKET, type Size } from './support/scale/fill';
import { stop } from './support/stop-process';

/**
 * Server time of browsing, searching, model pages and the audit explorer on a large index, by the
 * pages' own query functions. Yardstick in the same run: one row by its primary key through the same
 * pool. On the embedded database in a process of its own; with DATABASE_URL on that PostgreSQL, in a
 * database made for the run and dropped after it.
 * `node --import tsx bench/scale.ts [--models 100000] [--events 1000000]`
 */
const START_TIMEOUT_MS = 60_000;
const STOP_GRACE_MS = 20_000;
const POLL_MS = 250;

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      models: { type: 'string', default: '100000' },
      events: { type: 'string', default: '1000000' },
    },
  });
  const size: Size = { models: wholeNumber(values.models), events: wholeNumber(values.events) };
  const folder = mkdtempSync(path.join(tmpdir(), 'tidemark-scale-'));
  later(() => rmSync(folder, { recursive: true, force: true }));
  const given = process.env['DATABASE_URL'] ?? '';
  const url = given === '' ? await startEmbedded(folder) : await createDatabase(given);
  const client = await connect(url);
  const startedAtMs = performance.now();
  await migrate(client);
  await fill(client, size, (text) => console.log(`  ${text}`));
  await report(client, size, given === '' ? 'embedded database' : 'PostgreSQL', startedAtMs);
  await client.end();
  const manifest = path.join(folder, 'network.json');
  writeFileSync(manifest, JSON.stringify(networkManifest()));
  await measure(url, manifest);
}

async function report(client: Client, size: Size, name: string, startedAtMs: number) {
  const { rows } = await client.query<{ version: string; bytes: string; events: string }>(
    `SELECT split_part(version(), ' ', 2) AS version, (SELECT count(*) FROM event) AS events,
       pg_size_pretty(pg_database_size(current_database())) AS bytes`,
  );
  const [row] = rows;
  console.log(
    `${size.models} models and ${row?.events} events in ${name} ${row?.version}, ${row?.bytes}, ` +
      `made in ${((performance.now() - startedAtMs) / 1000).toFixed(0)} s, ` +
      `Node ${process.version}, load average ${loadavg()[0]?.toFixed(1)}\n`,
  );
}

/** The embedded database as the app starts it: in its own process, on a folder. */
async function startEmbedded(folder: string): Promise<string> {
  const ports = await freePorts();
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/db/embedded/main.ts'], {
    env: { ...process.env, ...ports, TIDEMARK_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  later(() => stop(child, STOP_GRACE_MS));
  const url = `postgresql://postgres:postgres@127.0.0.1:${ports['TIDEMARK_DB_PORT']}/postgres`;
  const deadlineMs = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadlineMs && child.exitCode === null) {
    const client = await connect(url).catch(() => undefined);
    if (client !== undefined) {
      await client.end();
      return url;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error('The embedded database did not start.');
}

/** A database of its own beside those of the server named, so that nothing of theirs is touched. */
async function createDatabase(serverUrl: string): Promise<string> {
  const name = `tidemark_scale_${process.pid}`;
  const owner = await connect(serverUrl);
  await owner.query(`CREATE DATABASE ${name}`);
  later(async () => {
    await owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await owner.end();
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

async function connect(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  // The server going away at clean-up is no failure of the bench.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** The queries are for the server only, so they run under the condition the framework sets. */
async function measure(url: string, manifest: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'bench/support/scale/measure.ts'],
    {
      env: { ...process.env, DATABASE_URL: url, TIDEMARK_NETWORK_MANIFEST: manifest },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  later(() => stop(child, STOP_GRACE_MS));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error('The measurement failed.');
}

/** Only the market's id is used; nothing is asked of a network. */
function networkManifest() {
  const nowhere = 'http://127.0.0.1:1';
  return {
    network: 'localnet',
    chainId: 'bench',
    rpcUrl: nowhere,
    packages: { tidemark: MARKET },
    walType: `${MARKET}::wal::WAL`,
    objects: { market: MARKET, walrusSystem: MARKET, walrusStaking: MARKET },
    keyServers: [{ objectId: MARKET }],
    keyServerThreshold: 1,
    walrus: { aggregatorUrl: nowhere, uploadRelayUrl: nowhere },
  };
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`"${text}" is no number of rows.`);
}

try {
  await bench();
} finally {
  await cleanUp();
}
