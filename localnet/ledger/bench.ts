import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { verifyTransactionSignature } from '@mysten/sui/verify';
import { openChain, type OpenChain } from '../genesis/open-chain';
import { MarketScene, newPerson } from '../testing/market-scene';
import type { LocalAccount } from '../control/account';

/**
 * Transfers and purchases per second through the ledger with its journal on disk, signing and
 * building by the SDK included and excluded, beside the SDK's ed25519 check alone in the same run.
 * `node --import tsx localnet/ledger/bench.ts [count, default 300]`
 */
const DEFAULT_COUNT = 300;
const MAX_COUNT = 100_000;
const WARM_UP = 20;
const count = Math.min(MAX_COUNT, Math.max(1, Number(process.argv[2] ?? DEFAULT_COUNT)));

async function perSecond(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  for (let round = 0; round < rounds; round += 1) await work();
  return (rounds * 1000) / (performance.now() - startedMs);
}

async function measure(name: string, work: () => Promise<unknown>): Promise<number> {
  for (let round = 0; round < WARM_UP; round += 1) await work();
  const rate = await perSecond(count, work);
  console.log(`${name.padEnd(52)} ${rate.toFixed(0).padStart(6)} /s`);
  return rate;
}

function transfer(account: LocalAccount): Promise<unknown> {
  return account.run((transaction) => {
    const [coin] = transaction.splitCoins(transaction.gas, [1_000n]);
    transaction.transferObjects([coin], `0x${'ab'.repeat(32)}`);
  });
}

async function yardstick(): Promise<number> {
  const keypair = new Ed25519Keypair();
  const bytes = new Uint8Array(400).fill(5);
  const { signature } = await keypair.signTransaction(bytes);
  return measure('yardstick: SDK ed25519 check alone', () =>
    verifyTransactionSignature(bytes, signature),
  );
}

async function run(chain: OpenChain): Promise<void> {
  const check = await yardstick();
  const person = await newPerson(chain);
  const transfers = await measure('transfers (built, signed, checked, run, journaled)', () =>
    transfer(person),
  );
  const scene = await MarketScene.build(chain);
  const buyer = await newPerson(chain);
  const purchases = await measure('purchases (built, signed, checked, run, journaled)', () =>
    scene.buy(buyer),
  );
  console.log(`one transfer costs ${(check / transfers).toFixed(2)} signature checks`);
  console.log(`one purchase costs ${(check / purchases).toFixed(2)} signature checks`);
  console.log(`resident memory ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`);
}

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
  const ports = { host: '127.0.0.1', walrusPort: 19185, sealPort: 19200 };
  const chain = await openChain({ directory, ports });
  await run(chain);
  const digest = chain.ledger.stateDigest();
  const transactions = chain.ledger.transactionCount();
  chain.close();
  const startedMs = performance.now();
  const again = await openChain({ directory, ports });
  const elapsedMs = performance.now() - startedMs;
  const equal = again.ledger.stateDigest() === digest;
  console.log(`reload of ${transactions} transactions ${elapsedMs.toFixed(0)} ms, equal: ${equal}`);
  again.close();
  rmSync(directory, { recursive: true, force: true });
  if (!equal) process.exitCode = 1;
}

void main();
