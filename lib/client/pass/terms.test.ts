import { describe, expect, it } from 'vitest';
import { ITERATIONS_AND_LATER, REFUND_PRO_RATA, type SaleTerms } from '@/lib/domain';
import { termChanges, yourTerms, type ComparedTerms } from './compare-terms';
import {
  nearestOffer,
  noRenewalWords,
  offerToday,
  renewalOffers,
  type NumberedOffer,
} from './todays-offer';

const dayMs = 86_400_000n;
const wal = 1_000_000_000n;

const terms: ComparedTerms = {
  rights: 1,
  windowMs: 7n * dayMs,
  priceFrost: 12n * wal,
  firstIteration: 1,
  lastIteration: ITERATIONS_AND_LATER,
  quota: 0n,
  refundRule: 0,
  trial: false,
};
const offer: NumberedOffer = { ...terms, number: 1, active: true };
const pass = { ...terms, offer: 1, modelId: '0xa', endsAtMs: 1_000n };
const sale: SaleTerms & { offer: number } = {
  offer: 1,
  rights: 1,
  refundRule: 0,
  quota: 0n,
  used: 0n,
  startsAtMs: 0n,
  endsAtMs: 7n * dayMs,
  paidFrost: 12n * wal,
  settledFrost: 0n,
  feeBps: 0,
  feePaidFrost: 0n,
  refundedFrost: 0n,
  closed: false,
  opens: 0n,
};

describe('what differs', () => {
  it('is nothing between equal terms', () => {
    expect(termChanges(terms, offer)).toEqual({});
  });

  it.each([
    [{ priceFrost: 14n * wal }, { price: '2 WAL more' }],
    [{ priceFrost: 12n * wal - 1n }, { price: '0.000000001 WAL less' }],
    [{ windowMs: 30n * dayMs }, { window: '23 days longer' }],
    [{ windowMs: dayMs }, { window: '6 days shorter' }],
    [{ rights: 3 }, { rights: 'other rights', calls: 'calls now' }],
    [{ lastIteration: 3 }, { iterations: 'fewer iterations' }],
    [{ refundRule: REFUND_PRO_RATA }, { refund: 'refunds now' }],
  ])('case %#', (change, expected) => {
    expect(termChanges(terms, { ...terms, ...change })).toEqual(expected);
  });

  it.each([
    [1, 3, 1, 4, 'more iterations'],
    [2, 3, 1, 3, 'more iterations'],
    [2, 3, 3, 3, 'fewer iterations'],
    [2, 3, 1, 2, 'other iterations'],
    [2, 3, 3, 4, 'other iterations'],
  ])('%d to %d against %d to %d: %s', (first, last, firstNow, lastNow, words) => {
    const yours = { ...terms, firstIteration: first, lastIteration: last };
    const today = { ...terms, firstIteration: firstNow, lastIteration: lastNow };
    expect(termChanges(yours, today)).toEqual({ iterations: words });
  });

  it.each([
    [1_000n, 1_500n, '500 more'],
    [1_000n, 10n, '990 fewer'],
    [1_000n, 0n, 'no limit now'],
    [0n, 10n, 'a limit now'],
  ])('%d calls against %d: %s', (quota, quotaNow, words) => {
    const calls = { ...terms, rights: 2 };
    expect(termChanges({ ...calls, quota }, { ...calls, quota: quotaNow })).toEqual({
      calls: words,
    });
  });
});

describe('your terms', () => {
  const renewal = { ...sale, offer: 2, paidFrost: 5n, startsAtMs: 7n * dayMs };
  const second = { ...renewal, endsAtMs: 8n * dayMs, refundRule: REFUND_PRO_RATA };

  it('are those of the period that runs now, not of a renewal still to come', () => {
    const yours = yourTerms(pass, [second, sale], dayMs);
    expect(yours).toMatchObject({ offer: 1, terms: { priceFrost: 12n * wal, refundRule: 0 } });
    expect(yourTerms(pass, [second, sale], 7n * dayMs)).toMatchObject({
      offer: 2,
      terms: { priceFrost: 5n, windowMs: dayMs, refundRule: REFUND_PRO_RATA },
    });
  });

  it('are those of the newest period once all have ended, and of the pass while it is read', () => {
    expect(yourTerms(pass, [second, sale], 9n * dayMs).offer).toBe(2);
    expect(yourTerms(pass, [], 0n)).toEqual({ terms: pass, offer: 1, sale: null });
  });
});

describe('the offer today', () => {
  const yours = { terms, offer: 1 };
  const standing = { retired: false };

  it('is the same while it stands', () => {
    expect(offerToday(yours, standing, [offer])).toEqual({ kind: 'same', offer });
  });

  it('is withdrawn, with the nearest that is sold', () => {
    const gone = { ...offer, active: false };
    const month = { ...offer, number: 2, windowMs: 30n * dayMs };
    expect(offerToday(yours, standing, [gone, month])).toEqual({
      kind: 'withdrawn',
      nearest: month,
    });
    expect(offerToday(yours, standing, [gone])).toEqual({ kind: 'withdrawn', nearest: null });
  });

  it('is none of a retired model, although its offers were never withdrawn', () => {
    expect(offerToday(yours, { retired: true }, [offer])).toEqual({ kind: 'retired' });
  });

  it('goes by rights, then iterations, then window, then price; a trial comes last', () => {
    const trial = { ...offer, number: 2, trial: true };
    const calls = { ...offer, number: 3, rights: 2 };
    const narrow = { ...offer, number: 4, lastIteration: 1 };
    const long = { ...offer, number: 5, windowMs: 30n * dayMs };
    const dear = { ...offer, number: 6, priceFrost: 99n * wal };
    const all = [trial, calls, narrow, long, dear];
    for (const nearest of [dear, long, narrow, calls, trial]) {
      expect(nearestOffer(terms, all.slice(0, all.indexOf(nearest) + 1))).toBe(nearest);
    }
    expect(nearestOffer({ ...terms, trial: true }, all)).toBe(trial);
  });
});

describe('offers that may renew', () => {
  const narrow = { ...pass, lastIteration: 2 };
  const own = { ...offer, number: 3, lastIteration: 2 };
  const offers = [
    offer,
    own,
    { ...own, number: 4, windowMs: dayMs },
    { ...own, number: 5, trial: true },
    { ...own, number: 6, active: false },
    { ...own, number: 7, rights: 3 },
    { ...own, number: 8, lastIteration: 1 },
  ];
  const numbers = (nowMs: bigint, of = narrow) =>
    renewalOffers(of, offers, nowMs).map(({ number }) => number);

  it('have the same rights and iterations while the pass runs; more once it has ended', () => {
    expect(numbers(999n)).toEqual([4, 3]);
    expect(numbers(1_000n)).toEqual([1, 4, 3]);
  });

  it('start with the one the pass was bought under', () => {
    expect(numbers(999n, { ...narrow, offer: 3 })).toEqual([3, 4]);
  });

  it.each([
    [true, offers, 0n, /retired/],
    [false, [{ ...offer, active: false }], 0n, /sells no access/],
    [false, [offer], 0n, /more iterations than this pass/],
    [false, [{ ...offer, rights: 2 }], 0n, /buy a new pass/],
  ])('or there is a reason, case %#', (retired, sold, nowMs, words) => {
    expect(noRenewalWords(narrow, { retired }, sold, nowMs)).toMatch(words);
  });
});
