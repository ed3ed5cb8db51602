import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { requestSuiFromFaucetV2 } from '@mysten/sui/faucet';
import { SuiGrpcClient } from '@mysten/sui/grpc';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { coinWithBalance, Transaction } from '@mysten/sui/transactions';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CONTROL_URL = 'http://127.0.0.1:19201';
const READY_LIMIT_MS = 90_000;
const STOP_LIMIT_MS = 15_000;
const PORTS = {
  LOCALNET_RPC_PORT: '19200',
  LOCALNET_PORT: '19201',
  LOCALNET_WALRUS_PORT: '19202',
  LOCALNET_SEAL_PORT: '19203',
};

const manifestSchema = z.object({
  chainId: z.string(),
  rpcUrl: z.url(),
  faucetUrl: z.url(),
  walType: z.string(),
  packages: z.object({ tidemark: z.string() }),
  objects: z.object({ market: z.string() }),
});
type Manifest = z.infer<typeof manifestSchema>;

const directory = mkdtempSync(join(tmpdir(), 'journey-'));
let network: ChildProcess;
let output = '';

/** `npm run localnet`, as a person starts it, in a process group of its own. */
async function start(): Promise<Manifest> {
  output = '';
  const env = { ...process.env, ...PORTS, LOCALNET_DIR: directory };
  network = spawn('npm', ['run', '--silent', 'localnet'], { cwd: ROOT, env, detached: true });
  for (const stream of [network.stdout, network.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const giveUpAtMs = Date.now() + READY_LIMIT_MS;
  while (!output.includes('Embedded network ready')) {
    if (network.exitCode !== null || Date.now() > giveUpAtMs) throw new Error(output);
    await pause(100);
  }
  const response = await fetch(`${CONTROL_URL}/network.json`);
  return manifestSchema.parse(await response.json());
}

async function stop(): Promise<void> {
  if (network.pid === undefined || network.exitCode !== null) return;
  const ended = new Promise((resolve) => network.once('exit', resolve));
  process.kill(-network.pid, 'SIGTERM');
  await Promise.race([ended, pause(STOP_LIMIT_MS)]);
  if (network.exitCode === null && network.signalCode === null) {
    process.kill(-network.pid, 'SIGKILL');
    throw new Error(`the network did not stop: ${output}`);
  }
}

let manifest: Manifest;
beforeAll(async () => {
  manifest = await start();
});
afterAll(async () => {
  await stop();
  rmSync(directory, { recursive: true, force: true });
});

it('funds a new key, reads the market, pays, and finds it all again after a restart', async () => {
  const client = new SuiGrpcClient({ network: 'localnet', baseUrl: manifest.rpcUrl });
  expect((await client.getChainIdentifier()).chainIdentifier).toBe(manifest.chainId);
  const person = new Ed25519Keypair();
  const owner = person.toSuiAddress();
  const friend = new Ed25519Keypair().toSuiAddress();
  const balance = async (address: string, coinType?: string) =>
    BigInt((await client.getBalance({ owner: address, coinType })).balance.balance);

  await requestSuiFromFaucetV2({ host: new URL(manifest.faucetUrl).origin, recipient: owner });
  const sui = await balance(owner);
  const wal = await balance(owner, manifest.walType);
  expect(sui).toBeGreaterThan(0n);
  expect(wal).toBeGreaterThan(12_000_000_000n);

  const { object } = await client.getObject({
    objectId: manifest.objects.market,
    include: { json: true },
  });
  expect(object.type.startsWith(`${manifest.packages.tidemark}::market::Market<`)).toBe(true);
  expect(object.json).toMatchObject({ version: '1' });

  const transaction = new Transaction();
  const payment = coinWithBalance({ type: manifest.walType, balance: 12_000_000_000n });
  transaction.transferObjects([payment], friend);
  transaction.transferObjects([transaction.splitCoins(transaction.gas, [5n])], friend);
  const done = await client.signAndExecuteTransaction({
    transaction,
    signer: person,
    include: { effects: true },
  });
  const digest = done.Transaction?.digest ?? '';
  await client.waitForTransaction({ digest });
  const gas = done.Transaction?.effects.gasUsed;
  const paid =
    BigInt(gas?.computationCost ?? 0) +
    BigInt(gas?.storageCost ?? 0) -
    BigInt(gas?.storageRebate ?? 0);
  expect(await balance(owner)).toBe(sui - 5n - paid);
  expect(await balance(owner, manifest.walType)).toBe(wal - 12_000_000_000n);
  expect(await balance(friend, manifest.walType)).toBe(12_000_000_000n);
  expect(await balance(friend)).toBe(5n);

  const before = (await client.forkingService.getStatus({})).response.timestampMs;
  await client.forkingService.advanceClock({ durationMs: 8n * 86_400_000n });
  const events = await client.listEvents({ limit: 1000 });

  await stop();
  expect(await start()).toEqual(manifest);
  const again = new SuiGrpcClient({ network: 'localnet', baseUrl: manifest.rpcUrl });
  const read = await again.getTransaction({ digest, include: { effects: true } });
  expect(read.Transaction?.effects).toEqual(done.Transaction?.effects);
  expect(await balance(friend, manifest.walType)).toBe(12_000_000_000n);
  const { response } = await again.forkingService.getStatus({});
  expect(response.timestampMs).toBeGreaterThanOrEqual(before + 8n * 86_400_000n);
  const kept = await again.listEvents({ limit: 1000 });
  expect(kept.events.slice(0, events.events.length)).toEqual(events.events);
});
