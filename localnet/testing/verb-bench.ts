import { startTestChain } from '../rpc/test-chain';
import { operatorKeypair } from '../genesis/seed';
import { asPinned, migrate, nextContract, upgrade } from './upgraded-contract';
import { verbSizes } from './verb-sizes';
import { VerbTour } from './verb-tour';

/**
 * What every verb writes: objects, coins, bytes, events, and the modelled gas.
 * `node --import tsx localnet/testing/verb-bench.ts`
 */
const next = await nextContract();
const test = await startTestChain([asPinned(next)]);
try {
  const { chain, client } = test;
  const from = Number(chain.ledger.transactionCount());
  await VerbTour.run(chain);
  const operator = operatorKeypair(chain.seedHex);
  const first = chain.facts.packages.tidemark;
  const latest = await upgrade(client, operator, first, next);
  const { market } = chain.facts.objects;
  await migrate(client, operator, { first, latest, market, walType: chain.facts.walType });
  console.log('objects  coins   bytes  events   gas, MIST  verb');
  for (const size of verbSizes(chain, from)) {
    const numbers = [
      String(size.objectsWritten).padStart(7),
      String(size.coinsWritten).padStart(6),
      String(size.bytesWritten).padStart(7),
      String(size.events).padStart(7),
      String(size.gasMist).padStart(11),
    ];
    console.log(`${numbers.join(' ')}  ${size.verb}`);
  }
} finally {
  await test.close();
}
