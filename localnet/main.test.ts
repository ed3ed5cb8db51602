import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SuiGrpcClient } from '@mysten/sui/grpc';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const START_TIMEOUT_MS = 90_000;
const PORTS_IN_A_ROW = 10;
const mainFile = fileURLToPath(new URL('./main.ts', import.meta.url));
const manifestSchema = z.object({
  rpcUrl: z.url(),
  faucetUrl: z.url(),
  walType: z.string(),
  keyServers: z.array(z.object({ url: z.url() })).length(3),
});

interface Running {
  child: ChildProcess;
  output: () => string;
}

let directory = '';
let environment: Record<string, string> = {};
let network: Running;
let control = '';

function start(extra: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', mainFile], {
    env: { ...process.env, ...environment, ...extra },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => (text += part.toString()));
  }
  return { child, output: () => text };
}

async function ready(running: Running): Promise<void> {
  const endMs = Date.now() + START_TIMEOUT_MS;
  while (!running.output().includes('Embedded network ready')) {
    if (running.child.exitCode !== null || Date.now() > endMs) throw new Error(running.output());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function exitCode(running: Running): Promise<number | null> {
  if (running.child.exitCode === null) await once(running.child, 'exit');
  return running.child.exitCode;
}

/**
 * The first of free ports in a row, below the range from which the system takes the ports of
 * outgoing connections: one found free there would not stay so.
 */
async function freePorts(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const first = 20_000 + Math.floor(Math.random() * 11_000);
    try {
      for (let at = 0; at < PORTS_IN_A_ROW; at++) (await listenOn(first + at)).close();
      return first;
    } catch {
      // Somebody listens on one of them.
    }
  }
  throw new Error('no free ports in a row were found');
}

async function listenOn(port: number): Promise<Server> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${control}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'localnet-'));
  const base = await freePorts();
  environment = {
    LOCALNET_DIR: directory,
    LOCALNET_RPC_PORT: String(base),
    LOCALNET_PORT: String(base + 1),
    LOCALNET_WALRUS_PORT: String(base + 2),
    LOCALNET_SEAL_PORT: String(base + 3),
  };
  control = `http://127.0.0.1:${base + 1}`;
  network = start();
  await ready(network);
});

afterAll(async () => {
  network.child.kill('SIGTERM');
  await exitCode(network);
  rmSync(directory, { recursive: true, force: true });
});

describe('npm run localnet', () => {
  it('serves the manifest it writes, and says that every part is ready', async () => {
    const served: unknown = await (await fetch(`${control}/network.json`)).json();
    expect(JSON.parse(readFileSync(join(directory, 'network.json'), 'utf8'))).toEqual(served);
    const health: unknown = await (await fetch(`${control}/health`)).json();
    expect(health).toEqual({
      ready: true,
      parts: { chain: 'ready', walrus: 'ready', seal: 'ready' },
    });
  });

  it('funds a new key, which then pays with the unmodified SDK', async () => {
    const manifest = manifestSchema.parse(await (await fetch(`${control}/network.json`)).json());
    const client = new SuiGrpcClient({ network: 'localnet', baseUrl: manifest.rpcUrl });
    const person = new Ed25519Keypair();
    const given = await post('/v2/gas', {
      FixedAmountRequest: { recipient: person.toSuiAddress() },
    });
    expect(await given.json()).toMatchObject({
      status: 'Success',
      coins_sent: [{ amount: 1e12 }, { amount: 1e12 }],
    });
    const to = new Ed25519Keypair().toSuiAddress();
    const transaction = new Transaction();
    transaction.transferObjects(
      [transaction.coin({ type: manifest.walType, balance: 12_000_000_000n })],
      to,
    );
    const done = await client.signAndExecuteTransaction({ transaction, signer: person });
    expect(done.$kind).toBe('Transaction');
    const { balance } = await client.getBalance({ owner: to, coinType: manifest.walType });
    expect(balance.balance).toBe('12000000000');
  });

  it('moves the clock and reaches the services behind it', async () => {
    const first = z.object({ nowMs: z.number() });
    const one = first.parse(await (await post('/admin/clock', { advanceMs: 0 })).json());
    const two = first.parse(await (await post('/admin/clock', { advanceMs: 86_400_000 })).json());
    expect(two.nowMs - one.nowMs).toBeGreaterThanOrEqual(86_400_000);
    expect(await (await post('/admin/walrus/nodes/3', { mode: 'down' })).json()).toMatchObject({
      index: 3,
      mode: 'down',
    });
    expect(await (await post('/admin/seal/servers/1', { mode: 'down' })).json()).toMatchObject({
      index: 1,
      mode: 'down',
    });
    for (const path of ['/admin/walrus/nodes/3', '/admin/seal/servers/1']) {
      expect((await post(path, { mode: 'up' })).status).toBe(200);
    }
  });

  it('refuses bad bodies, foreign hosts and pages at the admin routes', async () => {
    expect((await post('/v2/gas', { FixedAmountRequest: { recipient: '0x1' } })).status).toBe(400);
    expect((await post('/v2/gas', { filler: 'x'.repeat(20_000) })).status).toBe(413);
    expect((await post('/admin/clock', { advanceMs: -1 })).status).toBe(400);
    expect(
      (await post('/admin/clock', { advanceMs: 1 }, { 'content-type': 'text/plain' })).status,
    ).toBe(415);
    expect((await post('/admin/walrus/nodes/../../x', {})).status).toBe(404);
    expect((await fetch(`${control}/nothing`)).status).toBe(404);
    const preflight = await fetch(`${control}/admin/clock`, { method: 'OPTIONS' });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    const page = await fetch(`${control}/v2/gas`, { method: 'OPTIONS' });
    expect(page.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('names a second network on the same state, and a taken port with its variable', async () => {
    const second = start();
    expect(await exitCode(second)).toBe(1);
    expect(second.output()).toContain(`in use by process ${network.child.pid}`);
    const other = mkdtempSync(join(tmpdir(), 'localnet-'));
    const busy = start({ LOCALNET_DIR: other });
    expect(await exitCode(busy)).toBe(1);
    expect(busy.output()).toContain(`Port ${environment.LOCALNET_RPC_PORT} is taken`);
    expect(busy.output()).toContain('LOCALNET_RPC_PORT');
    rmSync(other, { recursive: true, force: true });
    const wrong = start({ LOCALNET_PORT: 'many' });
    expect(await exitCode(wrong)).toBe(1);
    expect(wrong.output()).toContain('LOCALNET_PORT');
  });

  it('ends all its parts on SIGINT and finds its state again', async () => {
    network.child.kill('SIGINT');
    expect(await exitCode(network)).toBe(0);
    for (const name of ['RPC', 'WALRUS', 'SEAL']) {
      const server = await listenOn(Number(environment[`LOCALNET_${name}_PORT`]));
      server.close();
    }
    network = start();
    await ready(network);
    expect(network.output()).toMatch(/\d+ transactions loaded/);
  });
});
