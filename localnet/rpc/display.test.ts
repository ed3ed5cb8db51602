import { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { Transaction } from '@mysten/sui/transactions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorKeypair } from '../genesis/seed';
import { MarketScene, WINDOW_MS } from '../testing/market-scene';
import { created } from '../testing/test-chain';
import { startTestChain, type TestChain } from './test-chain';

let test: TestChain;
let scene: MarketScene;
const seller = new Ed25519Keypair();
beforeAll(async () => {
  test = await startTestChain();
  scene = await MarketScene.build(test.chain, seller);
});
afterAll(() => test.close());

const shown = async (objectId: string) =>
  (await test.client.getObject({ objectId, include: { display: true } })).object.display;

/** `2027-03-03 14:05 UTC`, as the contract writes it. */
function minute(atMs: bigint): string {
  const [day = '', time = ''] = new Date(Number(atMs)).toISOString().split('T');
  return `${day} ${time.slice(0, 5)} UTC`;
}

/** Runs one call of the contract and answers the id of what it made. */
async function make(
  target: string,
  typeName: string,
  args: (tx: Transaction) => NonNullable<Parameters<Transaction['moveCall']>[0]['arguments']>,
): Promise<string> {
  const { packages, walType } = test.chain.facts;
  const transaction = new Transaction();
  transaction.moveCall({
    target: `${packages.tidemark}::${target}`,
    typeArguments: [walType],
    arguments: args(transaction),
  });
  const include = { effects: true, objectTypes: true } as const;
  const done = await test.client.signAndExecuteTransaction({
    transaction,
    signer: seller,
    include,
  });
  const types = Object.entries(done.Transaction?.objectTypes ?? {});
  const [id] = types.find(([, type]) => type.endsWith(`::${typeName}`)) ?? [];
  if (!id) throw new Error(JSON.stringify(done.FailedTransaction?.status));
  return id;
}

describe('what wallets and explorers see', () => {
  it('shows a model, and a pass with its rights and its end', async () => {
    expect(await shown(scene.model)).toEqual({
      output: {
        name: 'Model',
        description: 'Summary',
        task: 'task',
        licence: 'MIT',
        iterations: '1',
      },
      errors: null,
    });
    const bought = await scene.buy(scene.seller);
    const ends = minute(bought.timestampMs + WINDOW_MS);
    expect(await shown(created(bought, 'AccessPass'))).toEqual({
      output: {
        name: 'Pass: Model',
        description: `May download until ${ends}. Bound to its holder.`,
        rights: 'download',
        ends,
        opens: '0',
      },
      errors: null,
    });
  });

  it('shows a grant and an opinion', async () => {
    const { market } = test.chain.facts.objects;
    const auditor = seller.toSuiAddress();
    const grant = await make('audit::grant', 'AuditGrant', (tx) => [
      tx.object(scene.cap),
      tx.object(market),
      tx.object(scene.model),
      tx.pure.address(auditor),
      tx.pure.u8(3),
      tx.pure.u32(1),
      tx.pure.u32(1),
      tx.pure.u64(0),
      tx.pure.u64(WINDOW_MS),
      tx.object.clock(),
    ]);
    const display = await shown(grant);
    expect(display?.output).toMatchObject({
      name: 'Audit grant: Model',
      rights: 'weights and notes',
      ends: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC$/),
    });
    const opinion = await make('opinion::sign', 'Opinion', (tx) => [
      tx.object(market),
      tx.object(grant),
      tx.object(scene.model),
      tx.pure.u32(1),
      tx.pure.u8(2),
      tx.pure.string('accuracy'),
      tx.pure.string('as listed'),
      tx.pure.vector('u8', Array<number>(32).fill(7)),
      tx.object.clock(),
    ]);
    expect(await shown(opinion)).toEqual({
      output: {
        name: 'Opinion: Model, iteration 1',
        description: 'supports with reservations: as listed',
        creator: auditor,
        scope: 'accuracy',
      },
      errors: null,
    });
  });

  it('has none for types without a display, and many in one batch', async () => {
    const { market } = test.chain.facts.objects;
    expect(await shown(market)).toBeNull();
    const { objects } = await test.client.getObjects({
      objectIds: [market, scene.model],
      include: { display: true },
    });
    const names = objects.map((object) =>
      object instanceof Error ? object.message : (object.display?.output?.name ?? null),
    );
    expect(names).toEqual([null, 'Model']);
  });

  it('shows an edit once its version is updated, and says which line failed', async () => {
    const operator = operatorKeypair(test.chain.seedHex);
    const { packages, walType } = test.chain.facts;
    const type = `${packages.tidemark}::model::Model<${walType}>`;
    const { objects } = await test.client.listOwnedObjects({
      owner: operator.toSuiAddress(),
      type: `0x2::display::Display<${type}>`,
    });
    const display = objects[0]?.objectId ?? '';
    const run = async (name: string, values: string[]) => {
      const transaction = new Transaction();
      transaction.moveCall({
        target: `0x2::display::${name}`,
        typeArguments: [type],
        arguments: [
          transaction.object(display),
          ...values.map((value) => transaction.pure.string(value)),
        ],
      });
      await test.client.signAndExecuteTransaction({ transaction, signer: operator });
    };
    await run('edit', ['task', '\\{{data_class}\\}']);
    await run('add', ['broken', '{nothing.here}']);
    expect((await shown(scene.model))?.output).toMatchObject({ task: 'task' });
    await run('update_version', []);
    const edited = await shown(scene.model);
    expect(edited?.output).toMatchObject({ task: '{synthetic}', name: 'Model', broken: null });
    expect(edited?.errors).toEqual({ broken: 'Field nothing.here is not there' });
  });
});
