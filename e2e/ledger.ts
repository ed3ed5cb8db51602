import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import { SuiGrpcClient } from '@mysten/sui/grpc';
import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import { fund, readManifest, type Manifest } from './network';
import type { Person } from './people';

const people: readonly Person[] = ['Seller', 'Buyer', 'Auditor'];

/** The chain as these tests see it: through the official SDK, never through the app. */
export interface Ledger {
  readonly client: SuiGrpcClient;
  readonly manifest: Manifest;
}

/** Connects and gives every demo person money, so that no page asks the faucet later. */
export async function openLedger(): Promise<Ledger> {
  const manifest = await readManifest();
  const client = new SuiGrpcClient({ network: manifest.network, baseUrl: manifest.rpcUrl });
  const ledger = { client, manifest };
  for (const person of people) {
    const { suiMist, walFrost } = await moneyOf(ledger, addressOf(person));
    if (suiMist === 0n || walFrost === 0n) await fund(manifest, addressOf(person));
  }
  return ledger;
}

/** Demo keys are public by construction: SHA-256 of a text that names the person. */
export function keyOf(person: Person): Ed25519Keypair {
  const text = `tidemark embedded network demo person: ${person.toLowerCase()}`;
  return Ed25519Keypair.fromSecretKey(createHash('sha256').update(text).digest());
}

export function addressOf(person: Person): string {
  return keyOf(person).toSuiAddress();
}

export async function moneyOf({ client, manifest }: Ledger, owner: string) {
  const [sui, wal] = await Promise.all([
    client.core.getBalance({ owner }),
    client.core.getBalance({ owner, coinType: manifest.walType }),
  ]);
  return { suiMist: BigInt(sui.balance.balance), walFrost: BigInt(wal.balance.balance) };
}

/** Number of passes an address holds. */
export async function passCount({ client, manifest }: Ledger, owner: string): Promise<number> {
  const type = `${manifest.packages.tidemark}::access::AccessPass`;
  return (await client.core.listOwnedObjects({ owner, type })).objects.length;
}

/** How often a person opened their pass for a model, as decimal text; undefined without one. */
export async function opensOf(
  { client, manifest }: Ledger,
  person: Person,
  modelId: string,
): Promise<unknown> {
  const { objects } = await client.core.listOwnedObjects({
    owner: addressOf(person),
    type: `${manifest.packages.tidemark}::access::AccessPass`,
    include: { json: true },
  });
  return objects.find((pass) => pass.json?.['model'] === modelId)?.json?.['opens'];
}

/**
 * Runs a deed and asserts that the chain stands as before: no new checkpoint (the embedded network
 * makes one for each transaction and none otherwise) and the same money and passes of everyone.
 */
export async function nothingChanges(ledger: Ledger, deed: () => Promise<void>): Promise<void> {
  const before = await stateOf(ledger);
  await deed();
  expect(await stateOf(ledger)).toEqual(before);
}

async function stateOf(ledger: Ledger) {
  const { response } = await ledger.client.ledgerService.getServiceInfo({});
  const holdings = await Promise.all(
    people.map(async (person) => ({
      person,
      ...(await moneyOf(ledger, addressOf(person))),
      passes: await passCount(ledger, addressOf(person)),
    })),
  );
  return { checkpoint: response.checkpointHeight, holdings };
}

/** Signs, runs and waits; fails the test when the chain refuses. */
export async function run(
  { client }: Ledger,
  signer: Ed25519Keypair,
  transaction: Transaction,
): Promise<string> {
  const result = await client.core.signAndExecuteTransaction({ transaction, signer });
  if (result.$kind !== 'Transaction') {
    throw new Error(`refused: ${JSON.stringify(result.FailedTransaction.status)}`);
  }
  await client.core.waitForTransaction({ digest: result.Transaction.digest });
  return result.Transaction.digest;
}

/** Leaves a person exactly this much WAL; answers what gives the rest back. */
export async function leaveWal(ledger: Ledger, person: Person, leftFrost: bigint) {
  const keeper = await fundedKeeper(ledger);
  const { walFrost } = await moneyOf(ledger, addressOf(person));
  const taken = walFrost - leftFrost;
  const send = (to: string) => {
    const transaction = new Transaction();
    const coin = transaction.coin({ type: ledger.manifest.walType, balance: taken });
    transaction.transferObjects([coin], to);
    return transaction;
  };
  await run(ledger, keyOf(person), send(keeper.toSuiAddress()));
  return () => run(ledger, keeper, send(addressOf(person)));
}

/** Leaves a person exactly this much SUI; answers what gives the rest back. */
export async function leaveSui(ledger: Ledger, person: Person, leftMist: bigint) {
  const keeper = await fundedKeeper(ledger);
  const owner = addressOf(person);
  const { objects } = await ledger.client.core.listCoins({ owner });
  const all = new Transaction();
  all.setGasPayment(
    objects.map(({ objectId, version, digest }) => ({ objectId, version, digest })),
  );
  all.transferObjects([all.gas], keeper.toSuiAddress());
  const { suiMist } = await moneyOf(ledger, owner);
  await run(ledger, keyOf(person), all);
  const sendBack = (amountMist: bigint) => {
    const transaction = new Transaction();
    transaction.transferObjects([transaction.splitCoins(transaction.gas, [amountMist])], owner);
    return run(ledger, keeper, transaction);
  };
  await sendBack(leftMist);
  // The faucet's gift to the keeper pays for what the way there and back costs.
  return () => sendBack(suiMist - leftMist);
}

async function fundedKeeper({ manifest }: Ledger): Promise<Ed25519Keypair> {
  const keeper = new Ed25519Keypair();
  await fund(manifest, keeper.toSuiAddress());
  return keeper;
}
