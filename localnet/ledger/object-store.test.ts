import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coinBytes } from '../ptb/coins';
import { canonicalType, SUI_TYPE_TEXT } from '../ptb/type-text';
import { moveObject } from './object-bytes';
import { ObjectStore } from './object-store';
import type { Owner, StoredObject } from './types';

const WAL = canonicalType('0xa11::wal::WAL');
const TYPES = [SUI_TYPE_TEXT, WAL].map((currency) => canonicalType(`0x2::coin::Coin<${currency}>`));
const idOf = (number: number) => `0x${number.toString(16).padStart(64, '0')}`;
const OWNERS: Owner[] = [
  { kind: 'address', address: idOf(101) },
  { kind: 'address', address: idOf(102) },
  { kind: 'object', object: idOf(101) },
  { kind: 'immutable' },
];
const TRANSACTION = '11111111111111111111111111111111';

interface Step {
  id: number;
  owner: number;
  type: number;
  balance: bigint;
  remove: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  id: fc.integer({ min: 1, max: 12 }),
  owner: fc.nat(OWNERS.length - 1),
  type: fc.nat(1),
  balance: fc.bigInt({ min: 0n, max: 1_000n }),
  remove: fc.boolean(),
});

function coin(number: number, step: Step): StoredObject {
  const id = idOf(step.id);
  return moveObject({
    id,
    version: BigInt(number + 1),
    owner: OWNERS[step.owner] ?? { kind: 'immutable' },
    type: TYPES[step.type] ?? '',
    hasPublicTransfer: true,
    contents: coinBytes({ id, balance: step.balance }),
    previousTransaction: TRANSACTION,
    storageRebate: 0n,
  });
}

describe('the object store', () => {
  it('answers every query as a plain list of the live objects would', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (steps, page) => {
          const store = new ObjectStore();
          const model = new Map<string, { object: StoredObject; step: Step }>();
          steps.forEach((each, number) => {
            const object = coin(number, each);
            if (each.remove) {
              store.apply([], [object.id]);
              model.delete(object.id);
            } else {
              store.apply([object], []);
              model.set(object.id, { object, step: each });
            }
          });
          const live = [...model.values()].sort((a, b) => (a.object.id < b.object.id ? -1 : 1));
          expect(store.all()).toEqual(live.map(({ object }) => object));
          for (const owner of [idOf(101), idOf(102)]) {
            const mine = live.filter(
              ({ object }) => object.owner.kind === 'address' && object.owner.address === owner,
            );
            expect(paged(page, (after) => store.ownedBy(owner, { after, limit: page }))).toEqual(
              mine.map(({ object }) => object),
            );
            const wal = mine.filter(({ step: { type } }) => type === 1);
            const type = `0x2::coin::Coin<0xa11::wal::WAL>`;
            expect(store.ownedBy(owner, { type, limit: 99 })).toHaveLength(wal.length);
            expect(store.ownedBy(owner, { type: '0x2::coin::Coin', limit: 99 })).toHaveLength(
              mine.length,
            );
            const sum = wal.reduce((total, { step: { balance } }) => total + balance, 0n);
            expect(store.balances(owner).get(WAL) ?? 0n).toBe(sum);
          }
          const children = live.filter(({ object }) => object.owner.kind === 'object');
          expect(
            paged(page, (after) => store.childrenOf(idOf(101), { after, limit: page })),
          ).toEqual(children.map(({ object }) => object));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps replaced versions for a while, not for ever', () => {
    const store = new ObjectStore();
    const each: Step = { id: 1, owner: 0, type: 0, balance: 1n, remove: false };
    for (let number = 0; number < 17_000; number += 1) store.apply([coin(number, each)], []);
    expect(store.at(idOf(1), 17_000n)?.version).toBe(17_000n);
    expect(store.at(idOf(1), 16_999n)?.version).toBe(16_999n);
    expect(store.at(idOf(1), 1n)).toBeUndefined();
  });
});

function paged(limit: number, ask: (after: string | undefined) => StoredObject[]): StoredObject[] {
  const all: StoredObject[] = [];
  for (;;) {
    const page = ask(all.at(-1)?.id);
    all.push(...page);
    if (page.length < limit) return all;
  }
}
