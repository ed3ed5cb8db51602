import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorKeypair } from '../genesis/seed';
import type { CompiledPackage } from '../move/kit/build-package';
import {
  callAnything,
  functionsTaking,
  type KnownFunction,
  type Supply,
} from '../testing/call-anything';
import { MarketScene, PRICE_FROST, WINDOW_MS } from '../testing/market-scene';
import { created, digestHex } from '../testing/test-chain';
import {
  asPinned,
  migrate,
  nextContract,
  ownedObject,
  upgrade,
} from '../testing/upgraded-contract';
import { startTestChain, type TestChain } from './test-chain';

const OLD_VERSION = '1';

let test: TestChain;
let next: CompiledPackage;
/** `next` without one of its modules. */
let torn: CompiledPackage;
let scene: MarketScene;
const seller = new Ed25519Keypair();
let operator: Ed25519Keypair;
let first = '';
let latest = '';
let supply: Supply;

beforeAll(async () => {
  next = await nextContract();
  torn = { ...next, modules: next.modules.slice(0, -1) };
  torn = { ...torn, digest: digestHex(asPinned(torn)) };
  test = await startTestChain([asPinned(next), asPinned(torn)]);
  first = test.chain.facts.packages.tidemark;
  operator = operatorKeypair(test.chain.seedHex);
  scene = await MarketScene.build(test.chain, seller);
});
afterAll(() => test.close());

async function execute(transaction: Transaction, signer = seller) {
  const include = { effects: true, events: true, objectTypes: true } as const;
  const done = await test.client.signAndExecuteTransaction({ transaction, signer, include });
  if (done.$kind !== 'Transaction') throw new Error(JSON.stringify(done.FailedTransaction.status));
  return done.Transaction;
}

/** One object of every type, all the seller's, so that only the version can refuse a call. */
async function stock(): Promise<Supply> {
  const { facts } = test.chain;
  const bought = await scene.buy(scene.seller);
  const pass = created(bought, 'AccessPass');
  const sale = created(bought, `Sale<${facts.walType}>`);
  const granting = new Transaction();
  granting.moveCall({
    target: `${first}::audit::grant`,
    typeArguments: [facts.walType],
    arguments: [
      granting.object(scene.cap),
      granting.object(facts.objects.market),
      granting.object(scene.model),
      granting.pure.address(seller.toSuiAddress()),
      granting.pure.u8(3),
      granting.pure.u32(1),
      granting.pure.u32(1),
      granting.pure.u64(0),
      granting.pure.u64(WINDOW_MS),
      granting.object.clock(),
    ],
  });
  const granted = await execute(granting);
  const grant = createdOf(granted, 'AuditGrant');
  const signing = new Transaction();
  signing.moveCall({
    target: `${first}::opinion::sign`,
    typeArguments: [facts.walType],
    arguments: [
      signing.object(facts.objects.market),
      signing.object(grant),
      signing.object(scene.model),
      signing.pure.u32(1),
      signing.pure.u8(1),
      signing.pure.string('all'),
      signing.pure.string('fine'),
      signing.pure.vector('u8', Array<number>(32).fill(7)),
      signing.object.clock(),
    ],
  });
  const opinion = createdOf(await execute(signing), 'Opinion');
  const marketCap = await ownedObject(
    test.client,
    operator.toSuiAddress(),
    `${first}::market::MarketCap`,
  );
  const blob = (await scene.blob()).object;
  const objects = {
    Market: facts.objects.market,
    MarketCap: marketCap,
    Team: scene.team,
    TeamCap: scene.cap,
    Model: scene.model,
    AccessPass: pass,
    Sale: sale,
    AuditGrant: grant,
    Opinion: opinion,
    Blob: blob,
    Clock: '0x6',
  };
  return {
    ...Object.fromEntries(
      Object.entries(objects).map(([name, id]) => [name, (tx: Transaction) => tx.object(id)]),
    ),
    Coin: (tx) =>
      tx.moveCall({
        target: `${facts.packages.wal}::faucet::mint`,
        arguments: [tx.object(facts.objects.walFaucet), tx.pure.u64(PRICE_FROST)],
      }),
    Note: (tx) =>
      tx.moveCall({ target: `${first}::note::public_text`, arguments: [tx.pure.string('')] }),
  };
}

function createdOf(done: Awaited<ReturnType<typeof execute>>, typeName: string): string {
  const [id] =
    Object.entries(done.objectTypes).find(([, type]) => type.endsWith(`::${typeName}`)) ?? [];
  if (!id) throw new Error(`no ${typeName} was made`);
  return id;
}

/** What the node says of one call through one version: the abort code, another failure, or `fine`. */
async function verdict(packageId: string, known: KnownFunction): Promise<string> {
  const { facts } = test.chain;
  const transaction = new Transaction();
  // Whoever holds what the call takes; a dry run signs nothing.
  const byOperator = known.parameters.some(({ body }) => body?.typeName?.endsWith('::MarketCap'));
  transaction.setSender((byOperator ? operator : seller).toSuiAddress());
  const supplied = { ...supply };
  if (known.name === 'return_blob') lend(transaction, supplied);
  callAnything(transaction, { packageId, walType: facts.walType }, known, supplied);
  const result = await test.client.simulateTransaction({ transaction, include: { effects: true } });
  const done = result.Transaction ?? result.FailedTransaction;
  const { status } = done.effects;
  if (status.success) return 'fine';
  return status.error.$kind === 'MoveAbort' ? status.error.MoveAbort.abortCode : status.error.$kind;
}

/** A loan can only come from `lend_blob`, which the new version still allows. */
function lend(transaction: Transaction, supplied: Supply): void {
  const { facts } = test.chain;
  const lent = transaction.moveCall({
    target: `${latest}::storage::lend_blob`,
    typeArguments: [facts.walType],
    arguments: [
      transaction.object(facts.objects.market),
      transaction.object(scene.model),
      transaction.pure.id(scene.keptBlob),
    ],
  });
  supplied.Blob = () => lent[0] ?? lent;
  supplied.Loan = () => lent[1] ?? lent;
}

describe('an upgrade of the contract', () => {
  it('takes only modules it was told of, with a ticket for them', async () => {
    const foreign = { ...next, modules: next.modules.slice(1) };
    await expect(upgrade(test.client, operator, first, foreign)).rejects.toThrow(/not accepted/);
    expect(digestHex(asPinned(next))).toBe(next.digest);
    const other = { ...next, digest: '00'.repeat(32) };
    await expect(upgrade(test.client, operator, first, other)).rejects.toThrow(
      /DigestDoesNotMatch/,
    );
    await expect(upgrade(test.client, operator, first, torn)).rejects.toThrow(
      /IncompatibleUpgrade/,
    );
    const { walrus } = test.chain.facts.packages;
    await expect(upgrade(test.client, operator, walrus, next)).rejects.toThrow(
      /PackageIDDoesNotMatch/,
    );
  });

  it('puts version 2 beside version 1, which stays', async () => {
    supply = await stock();
    latest = await upgrade(test.client, operator, first, next);
    expect(latest).not.toBe(first);
    const { response } = await test.client.movePackageService.getPackage({ packageId: latest });
    expect(response.package).toMatchObject({ storageId: latest, originalId: first, version: 2n });
    const origins = new Set(response.package?.typeOrigins.map((origin) => origin.packageId));
    expect([...origins]).toEqual([first]);
    const versions = await test.client.movePackageService.listPackageVersions({
      packageId: latest,
    });
    expect(versions.response.versions).toEqual([
      { packageId: first, version: 1n },
      { packageId: latest, version: 2n },
    ]);
    const { object } = await test.client.getObject({ objectId: latest });
    expect(object).toMatchObject({ type: 'package', version: '2' });
    for (const packageId of [first, latest]) {
      const { function: found } = await test.client.getMoveFunction({
        packageId,
        moduleName: 'purchase',
        name: 'purchase',
      });
      const market = found.parameters[0]?.body;
      expect(market).toMatchObject({ datatype: { typeName: `${first}::market::Market` } });
    }
    const cap = await ownedObject(test.client, operator.toSuiAddress(), '0x2::package::UpgradeCap');
    const { object: json } = await test.client.getObject({
      objectId: cap,
      include: { json: true },
    });
    expect(json.json).toMatchObject({ package: latest, version: '2' });
  });

  it('changes nothing before the market is migrated', async () => {
    const functions = await functionsTaking(test.client, latest, 'Market');
    const open = functions.find(({ name }) => name === 'open');
    if (!open) throw new Error('open is gone');
    expect(await verdict(first, open)).toBe('fine');
    expect(await verdict(latest, open)).toBe(OLD_VERSION);
  });
});

describe('after the migration', () => {
  beforeAll(() =>
    migrate(test.client, operator, {
      first,
      latest,
      market: test.chain.facts.objects.market,
      walType: test.chain.facts.walType,
    }),
  );

  it('refuses every function that takes the market through the old version', async () => {
    const functions = await functionsTaking(test.client, first, 'Market');
    const names = functions.map(({ module, name }) => `${module}::${name}`);
    expect(names.length).toBeGreaterThan(30);
    expect(names).toEqual(
      expect.arrayContaining([
        'seal_policy::seal_approve_pass',
        'seal_policy::seal_approve_team',
        'seal_policy::seal_approve_audit',
        'purchase::purchase',
        'storage::return_blob',
      ]),
    );
    const verdicts: Record<string, string> = {};
    for (const known of functions) {
      verdicts[`${known.module}::${known.name}`] = await verdict(first, known);
    }
    expect(verdicts).toEqual(Object.fromEntries(names.map((name) => [name, OLD_VERSION])));
  });

  it('refuses none of them for its version through the new one', async () => {
    const functions = await functionsTaking(test.client, latest, 'Market');
    const again = functions.filter(({ name }) => name !== 'migrate');
    const old: string[] = [];
    for (const known of again) {
      const said = await verdict(latest, known);
      if (said === OLD_VERSION || !/^(fine|\d+)$/.test(said)) old.push(`${known.name}: ${said}`);
    }
    expect(old).toEqual([]);
  });

  it('sells and opens through the new version, with types of the first', async () => {
    const { facts } = test.chain;
    const buying = new Transaction();
    buying.moveCall({
      target: `${latest}::purchase::purchase`,
      // Any version may name a type; the chain knows it by the one that brought it in.
      typeArguments: [facts.walType],
      arguments: [
        buying.object(facts.objects.market),
        buying.object(scene.model),
        buying.pure.u32(1),
        buying.pure.u64(PRICE_FROST),
        supply.Coin?.(buying) ?? buying.gas,
        buying.object.clock(),
      ],
    });
    const bought = await execute(buying);
    expect(bought.events[0]?.eventType).toBe(`${first}::sale_events::PassBought`);
    expect(bought.events[0]?.packageId).toBe(latest);
    const pass = createdOf(bought, 'AccessPass');
    const sale = createdOf(bought, `Sale<${facts.walType}>`);
    const opening = new Transaction();
    opening.moveCall({
      target: `${latest}::access::open`,
      typeArguments: [facts.walType],
      arguments: [
        opening.object(facts.objects.market),
        opening.object(pass),
        opening.object(sale),
        opening.object(scene.model),
        opening.pure.u32(1),
        opening.object.clock(),
      ],
    });
    expect((await execute(opening)).events[0]?.eventType).toBe(`${first}::sale_events::PassOpened`);
  });
});
