import { afterAll, describe, expect, it } from 'vitest';
import { blobIdFromU256, blobIdToU256 } from './encoding';
import { objectId, TestStorage } from './test-storage';

const blobId = blobIdFromU256(123_456_789n);

const opened: TestStorage[] = [];
function fresh(): TestStorage {
  const storage = new TestStorage();
  opened.push(storage);
  return storage;
}
afterAll(() => Promise.all(opened.map((storage) => storage.close())));

describe('blob status from events', () => {
  it('goes from nothing to registered, certified, ended', () => {
    const chain = fresh();
    const status = (epoch: number) => chain.registrations.status(blobId, epoch);
    expect(status(1)).toBe('nonexistent');
    chain.register(blobId, 10, objectId(1));
    expect(status(1)).toMatchObject({
      permanent: { endEpoch: 4, isCertified: false, initialCertifiedEpoch: null },
    });
    chain.certify(blobId, objectId(1));
    expect(status(3)).toMatchObject({
      permanent: {
        endEpoch: 4,
        isCertified: true,
        initialCertifiedEpoch: 1,
        statusEvent: { txDigest: 'tx2', eventSeq: '0' },
      },
    });
    expect(status(4)).toBe('nonexistent');
    chain.certify(blobId, objectId(1), false, 9);
    expect(status(8)).toMatchObject({ permanent: { endEpoch: 9, initialCertifiedEpoch: 1 } });
    expect(status(9)).toBe('nonexistent');
  });

  it('counts deletable objects and drops deleted ones', () => {
    const chain = fresh();
    chain.register(blobId, 10, objectId(1), true);
    chain.register(blobId, 10, objectId(2), true);
    chain.certify(blobId, objectId(2), true);
    expect(chain.registrations.status(blobId, 1)).toEqual({
      deletable: {
        initialCertifiedEpoch: 1,
        deletableCounts: { count_deletable_total: 2, count_deletable_certified: 1 },
      },
    });
    const allows = (object: number) =>
      chain.registrations.allows(blobId, { kind: 'deletable', objectId: objectId(object) }, 1);
    expect([allows(1), allows(2), allows(3)]).toEqual([true, true, false]);
    expect(chain.registrations.allows(blobId, { kind: 'permanent' }, 1)).toBe(false);
    chain.delete(blobId, objectId(2));
    expect(chain.registrations.isCertified(blobId, 1)).toBe(false);
    expect(allows(2)).toBe(false);
    chain.delete(blobId, objectId(1));
    expect(chain.registrations.status(blobId, 1)).toBe('nonexistent');
    expect(chain.registrations.deletions).toBe(2);
  });

  it('writes blob ids as the little-endian number on chain', () => {
    expect(blobIdFromU256(1n)).toBe(`AQ${'A'.repeat(41)}`);
    expect(blobIdToU256(blobIdFromU256(2n ** 255n + 77n))).toBe(2n ** 255n + 77n);
  });
});
