import { afterAll, beforeAll, expect, it } from 'vitest';
import { openChain, type OpenChain } from '../genesis/open-chain';
import { typeText } from '../ptb/type-text';
import { verbSizes, type VerbSize } from './verb-sizes';
import { VerbTour } from './verb-tour';

let chain: OpenChain;
let sizes: Map<string, VerbSize>;
beforeAll(async () => {
  chain = await openChain({ ports: { host: '127.0.0.1', walrusPort: 19_485, sealPort: 19_490 } });
  const from = Number(chain.ledger.transactionCount());
  await VerbTour.run(chain);
  sizes = new Map(verbSizes(chain, from).map((size) => [size.verb, size]));
});
afterAll(() => chain.close());

it('measures every public function that takes the market', () => {
  const { tidemark } = chain.facts.packages;
  const takers = chain.vm.moduleNames(tidemark).flatMap((module) =>
    chain.vm.functionNames(tidemark, module).flatMap((name) => {
      const info = chain.vm.functionInfo(tidemark, module, name);
      const takes = info?.parameters.some((parameter) => typeText(parameter).includes('::Market<'));
      return info?.visibility === 'public' && takes ? [`${module}::${name}`] : [];
    }),
  );
  const measured = new Set([...sizes.keys()].flatMap((verb) => verb.split(' + ')));
  // Only a next version can migrate; the bench upgrades for it.
  expect(takers.filter((name) => !measured.has(name))).toEqual(['market::migrate']);
});

it('lets a purchase write the pass and the sale, and coins', () => {
  expect(sizes.get('purchase::purchase')).toMatchObject({ objectsWritten: 2, events: 1 });
  expect(sizes.get('purchase::purchase')?.coinsWritten).toBeLessThanOrEqual(2);
});

it('lets no verb write many objects, nor more than a few kilobytes', () => {
  for (const { verb, objectsWritten, bytesWritten, events } of sizes.values()) {
    expect(objectsWritten, verb).toBeLessThanOrEqual(6);
    expect(bytesWritten, verb).toBeLessThan(16_384);
    expect(events, verb).toBeLessThanOrEqual(3);
  }
});
