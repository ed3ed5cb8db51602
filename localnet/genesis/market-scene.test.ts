import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalType } from '../ptb/type-text';
import { created } from '../testing/test-chain';
import { MarketScene, newPerson, PRICE_FROST, WINDOW_MS } from '../testing/market-scene';
import { openChain, type OpenChain } from './open-chain';

let chain: OpenChain;
let scene: MarketScene;
beforeAll(async () => {
  chain = await openChain({ ports: { host: '127.0.0.1', walrusPort: 19185, sealPort: 19200 } });
  scene = await MarketScene.build(chain);
});
afterAll(() => chain.close());

describe('the market on the ledger', () => {
  it('lists, certifies, sells, opens and settles, to the last unit', async () => {
    const { ledger, facts } = chain;
    const wal = canonicalType(facts.walType);
    const buyer = await newPerson(chain);
    const before = ledger.balances(buyer.address).get(wal) ?? 0n;
    const bought = await scene.buy(buyer);
    expect(ledger.balances(buyer.address).get(wal)).toBe(before - PRICE_FROST);
    expect(bought.balanceChanges).toContainEqual({
      address: buyer.address,
      coinType: wal,
      amount: -PRICE_FROST,
    });
    const pass = created(bought, 'AccessPass');
    const sale = created(bought, `Sale<${facts.walType}>`);
    expect(ledger.object(pass)?.hasPublicTransfer).toBe(false);
    const opened = await scene.open(buyer, pass, sale);
    expect(opened.events.map((event) => event.type)).toEqual([
      `${facts.packages.tidemark}::sale_events::PassOpened`,
    ]);
    await scene.settle(buyer, sale);
    expect(ledger.object(scene.team)?.version).toBeGreaterThan(0n);
    await expect(scene.buy(buyer, PRICE_FROST - 1n)).rejects.toThrow(/abort code: 17 /);
    ledger.advanceClock(WINDOW_MS);
    await expect(scene.open(buyer, pass, sale)).rejects.toThrow(/abort code: 24 /);
  });

  it('lets buyers who meet at one model all through', async () => {
    const buyers = await Promise.all(Array.from({ length: 5 }, () => newPerson(chain)));
    const done = await Promise.all(buyers.map((buyer) => scene.buy(buyer)));
    expect(done.every((bought) => bought.failure === undefined)).toBe(true);
  });
});
