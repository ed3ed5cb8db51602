import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import type { Transaction } from '@mysten/sui/transactions';
import { readFunds, runTransaction, type Deployment, type TransactionOutcome } from '@/lib/chain';
import { connectChain, type ChainConnection } from '@/lib/chain/connect';
import { openEventSource, type EventSource } from '@/lib/chain/event-source';
import { demoPeople, demoSecretKey, type DemoPerson } from '@/lib/config/demo-people';
import type { NetworkManifest } from '@/lib/config/network-manifest';
import { FROST_PER_WAL, TidemarkError } from '@/lib/domain';

const ENOUGH_FROST = 300n * FROST_PER_WAL;
const MAX_FAUCET_CALLS = 3;
const FAUCET_TIMEOUT_MS = 30_000;

export interface SeedNetwork {
  readonly chain: ChainConnection;
  readonly manifest: NetworkManifest;
  readonly source: EventSource;
  readonly people: Readonly<Record<DemoPerson, Ed25519Keypair>>;
}

export function openSeedNetwork(manifest: NetworkManifest): SeedNetwork {
  const chain = connectChain(manifest);
  const keypair = (person: DemoPerson) => Ed25519Keypair.fromSecretKey(demoSecretKey(person));
  return {
    chain,
    manifest,
    source: openEventSource(chain, manifest),
    people: { seller: keypair('seller'), buyer: keypair('buyer'), auditor: keypair('auditor') },
  };
}

/** Signs, runs and waits in the name of a demo person. */
export function runAs(
  { chain, manifest, people }: SeedNetwork,
  person: DemoPerson,
  transaction: Transaction,
  payFrost = 0n,
): Promise<TransactionOutcome> {
  return runTransaction(chain, manifest, { transaction, signer: people[person], payFrost });
}

/** Asks the faucet, as anybody could, until every demo person can pay for prices and gas. */
export async function fundPeople({ chain, manifest, people }: SeedNetwork): Promise<void> {
  for (const person of demoPeople) {
    const address = people[person].toSuiAddress();
    for (let call = 0; call < MAX_FAUCET_CALLS; call += 1) {
      if (await isFunded(chain, manifest, address)) break;
      await askFaucet(manifest, address);
    }
  }
}

async function isFunded(chain: ChainConnection, deployment: Deployment, address: string) {
  const funds = await readFunds(chain, deployment, address);
  return funds.walFrost >= ENOUGH_FROST && funds.suiMist > 0n;
}

async function askFaucet(manifest: NetworkManifest, recipient: string): Promise<void> {
  if (manifest.faucetUrl === undefined) {
    throw new TidemarkError('config_invalid', 'This network has no faucet, so no demo data.');
  }
  const response = await fetch(manifest.faucetUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ FixedAmountRequest: { recipient } }),
    signal: AbortSignal.timeout(FAUCET_TIMEOUT_MS),
  });
  if (response.ok) return;
  throw new TidemarkError('chain_unreachable', `The faucet answered HTTP ${response.status}.`);
}
