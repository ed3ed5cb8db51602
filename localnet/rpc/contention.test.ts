import type { Ed25519Keypair } from '@mysten/sui/keypairs/ed25519';
import { coinWithBalance, Transaction } from '@mysten/sui/transactions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MarketScene, PRICE_FROST } from '../testing/market-scene';
import { COIN_UNIT, startTestChain, type TestChain } from './test-chain';

const BUYERS = 50;
const SUBMISSIONS = 100;

let test: TestChain;
let scene: MarketScene;
beforeAll(async () => {
  test = await startTestChain();
  scene = await MarketScene.build(test.chain);
});
afterAll(() => test.close());

function purchase(): Transaction {
  const { packages, objects, walType } = test.chain.facts;
  const transaction = new Transaction();
  transaction.moveCall({
    target: `${packages.tidemark}::purchase::purchase`,
    typeArguments: [walType],
    arguments: [
      transaction.object(objects.market),
      transaction.object(scene.model),
      transaction.pure.u32(1),
      transaction.pure.u64(PRICE_FROST),
      coinWithBalance({ type: walType, balance: PRICE_FROST }),
      transaction.object.clock(),
    ],
  });
  return transaction;
}

const newBuyer = () => test.person({ sui: [COIN_UNIT], wal: [PRICE_FROST * 2n] });

async function passesOf(owner: string): Promise<number> {
  const type = `${test.chain.facts.packages.tidemark}::access::AccessPass`;
  return (await test.client.listOwnedObjects({ owner, type })).objects.length;
}

async function walOf(owner: string): Promise<bigint> {
  const coinType = test.chain.facts.walType;
  return BigInt((await test.client.getBalance({ owner, coinType })).balance.balance);
}

async function salesSoFar(): Promise<number> {
  const filter = { eventType: `${test.chain.facts.packages.tidemark}::sale_events::PassBought` };
  return (await test.client.listEvents({ filter, limit: 1_000 })).events.length;
}

describe('many people at one model', () => {
  it(`lets ${BUYERS} who buy at once all through`, async () => {
    const buyers: Ed25519Keypair[] = [];
    for (let count = 0; count < BUYERS; count += 1) buyers.push(await newBuyer());
    const before = await salesSoFar();
    const done = await Promise.all(
      buyers.map((signer) =>
        test.client.signAndExecuteTransaction({ transaction: purchase(), signer }),
      ),
    );
    expect(done.map((result) => result.$kind)).toEqual(buyers.map(() => 'Transaction'));
    expect(new Set(done.map((result) => result.Transaction?.digest)).size).toBe(BUYERS);
    expect((await salesSoFar()) - before).toBe(BUYERS);
    for (const buyer of buyers) {
      expect(await passesOf(buyer.toSuiAddress())).toBe(1);
      expect(await walOf(buyer.toSuiAddress())).toBe(PRICE_FROST);
    }
  });

  it(`gives ${SUBMISSIONS} equal submissions of one signed purchase one effect`, async () => {
    const signer = await newBuyer();
    const owner = signer.toSuiAddress();
    const transaction = purchase();
    transaction.setSender(owner);
    const bytes = await transaction.build({ client: test.client });
    const { signature } = await signer.signTransaction(bytes);
    const before = await salesSoFar();
    const include = { effects: true, events: true } as const;
    const done = await Promise.all(
      Array.from({ length: SUBMISSIONS }, () =>
        test.client.executeTransaction({ transaction: bytes, signatures: [signature], include }),
      ),
    );
    const [first] = done;
    expect(first?.$kind).toBe('Transaction');
    for (const result of done) expect(result).toEqual(first);
    expect((await salesSoFar()) - before).toBe(1);
    expect(await passesOf(owner)).toBe(1);
    expect(await walOf(owner)).toBe(PRICE_FROST);
  });
});

describe('what a purchase touches', () => {
  it('writes pass and sale besides coins, and only reads market and model', async () => {
    const signer = await newBuyer();
    const done = await test.client.signAndExecuteTransaction({
      transaction: purchase(),
      signer,
      include: { effects: true, objectTypes: true },
    });
    const { effects, objectTypes } = done.Transaction ?? {};
    const { packages, objects } = test.chain.facts;
    const written = (effects?.changedObjects ?? [])
      .filter((change) => change.outputState === 'ObjectWrite')
      .map((change) => objectTypes?.[change.objectId] ?? '')
      .filter((type) => !type.includes('::coin::Coin<'));
    expect(written.sort()).toEqual([
      `${packages.tidemark}::access::AccessPass`,
      expect.stringContaining(`${packages.tidemark}::sale::Sale<`),
    ]);
    const read = effects?.unchangedConsensusObjects.map((one) => [one.kind, one.objectId]);
    expect(read).toEqual(
      expect.arrayContaining([
        ['ReadOnlyRoot', objects.market],
        ['ReadOnlyRoot', scene.model],
      ]),
    );
  });
});
