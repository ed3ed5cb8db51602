import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTeam, listModel, listTeamCaps, runTransaction, setOperator } from '@/lib/chain';
import { connectChain, type ChainConnection } from '@/lib/chain/connect';
import { loadNetworkManifest } from '@/lib/config/load-network-manifest';
import type { NetworkManifest } from '@/lib/config/network-manifest';
import type { Database } from '@/lib/db/database';
import { temporaryDatabase } from '@/lib/db/testing/temporary-database';
import { freePorts } from '@/tools/lib/free-ports';
import { indexDigest } from './digest';
import { claimIndex } from './identity';
import { openNetwork } from './open';
import { clearIndex } from './rebuild';
import { indexStep } from './step';
import { Random } from './testing/random';

const MODELS = 12;
const KILLS = 6;
const processes: ChildProcess[] = [];
let database: Database & { url: string };
let manifest: NetworkManifest;
let chain: ChainConnection;
let environment: NodeJS.ProcessEnv;

function start(file: string): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  processes.push(child);
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

beforeAll(async () => {
  database = await temporaryDatabase();
  environment = {
    ...process.env,
    DATABASE_URL: database.url,
    TIDEMARK_INDEXER_BATCH: '2',
    TIDEMARK_INDEXER_POLL_MS: '50',
    ...(await freePorts()),
    LOCALNET_DIR: await mkdtemp(join(tmpdir(), 'tidemark-indexer-')),
  };
  start('localnet/main.ts');
  manifest = await retried(() =>
    loadNetworkManifest(`http://127.0.0.1:${environment.LOCALNET_PORT}/network.json`),
  );
  chain = connectChain(manifest);
}, 180_000);

afterAll(async () => {
  for (const child of processes) await end(child, 'SIGTERM');
  await database.close();
});

async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    try {
      return await attempt();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  throw new Error('the embedded network did not start');
}

/** A team with an operator and a few models, through the verbs a person uses. */
async function writeHistory(): Promise<void> {
  const signer = Ed25519Keypair.generate();
  const sender = signer.toSuiAddress();
  const faucet = await fetch(manifest.faucetUrl ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ FixedAmountRequest: { recipient: sender } }),
  });
  expect(faucet.ok).toBe(true);
  const run = (transaction: Parameters<typeof runTransaction>[2]['transaction']) =>
    runTransaction(chain, manifest, { transaction, signer });
  await run(
    createTeam(manifest, { name: 'Test team', members: [{ address: sender, shareBps: 10_000 }] }),
  );
  const [cap] = await listTeamCaps(chain, manifest, sender);
  if (cap === undefined) throw new Error('no cap');
  await run(setOperator(manifest, { ...cap, operator: `0x${'9'.repeat(64)}`, appointed: true }));
  for (let number = 1; number <= MODELS; number += 1) {
    await run(
      listModel(manifest, {
        ...cap,
        name: `Model ${number}`,
        summary: 'Größe \u0000 模型',
        task: 'test',
        tags: ['a', 'b'],
        licence: 'MIT',
        dataClass: 'synthetic',
      }),
    );
  }
}

async function countEvents(): Promise<number> {
  const { rows } = await database.pool.query('SELECT count(*)::int AS count FROM event');
  return rows[0].count;
}

describe('indexer process against the embedded network', () => {
  test('killed at random moments it loses nothing, and a rebuild is identical', async () => {
    const random = new Random(7);
    environment.TIDEMARK_NETWORK_MANIFEST = `${manifest.faucetUrl?.replace('/v2/gas', '')}/network.json`;
    const writing = writeHistory();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const indexer = start('lib/indexer/main.ts');
      await new Promise((resolve) => setTimeout(resolve, 1_000 + random.below(1_500)));
      await end(indexer, 'SIGKILL');
    }
    await writing;
    const last = start('lib/indexer/main.ts');
    // Market, team, operator, models.
    for (let tries = 0; (await countEvents()) < 3 + MODELS && tries < 300; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await end(last, 'SIGTERM');
    expect(await countEvents()).toBe(3 + MODELS);
    const survived = await indexDigest(database.pool);
    const { source, identity } = openNetwork(manifest);
    for (const batchSize of [1, 7, 1000]) {
      await clearIndex(database.pool);
      await claimIndex(database.pool, identity);
      for (let atTip = false; !atTip;) {
        ({ atTip } = await indexStep(database.pool, source, batchSize));
      }
      expect(await indexDigest(database.pool)).toBe(survived);
    }
  }, 180_000);
});
