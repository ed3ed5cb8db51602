import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canRefund, canSettle, earnedFrost, refundableFrost, settleableFrost } from './earning';
import { callsLeft, canRecordCalls } from './quota';
import {
  REFUND_NONE,
  REFUND_PRO_RATA,
  RIGHT_DOWNLOAD,
  RIGHT_INVOKE,
  saleHolding,
  type SaleTerms,
} from './terms';

const MAX_PRICE = 5_000_000_000_000_000_000n;

/** 100 FROST for [1 000, 2 000), refunded pro rata, never opened, fee of 5 %. */
const download: SaleTerms = {
  rights: RIGHT_DOWNLOAD,
  refundRule: REFUND_PRO_RATA,
  quota: 0n,
  used: 0n,
  startsAtMs: 1_000n,
  endsAtMs: 2_000n,
  paidFrost: 100n,
  settledFrost: 0n,
  feeBps: 500,
  feePaidFrost: 0n,
  refundedFrost: 0n,
  closed: false,
  opens: 0n,
};
const invoke: SaleTerms = { ...download, rights: RIGHT_INVOKE, quota: 10n };

describe('refundable', () => {
  it.each([
    [0n, 100n],
    [1_000n, 100n],
    [1_001n, 99n],
    [1_250n, 75n],
    [1_990n, 1n],
    [1_991n, 0n],
    [1_999n, 0n],
    [2_000n, 0n],
    [2_001n, 0n],
  ])('of a download, at %d ms: %d', (nowMs, expected) => {
    expect(refundableFrost(download, nowMs)).toBe(expected);
  });

  it('ends with the first opening of a download, because the key is out', () => {
    expect(refundableFrost({ ...download, opens: 1n }, 1_000n)).toBe(0n);
    const both = { ...download, rights: RIGHT_DOWNLOAD | RIGHT_INVOKE, quota: 10n, used: 9n };
    expect(refundableFrost(both, 1_500n)).toBe(50n);
  });

  it.each([
    [1_500n, 0n, 50n],
    [1_500n, 4n, 50n],
    [1_500n, 5n, 50n],
    [1_500n, 6n, 40n],
    [1_500n, 10n, 0n],
    [1_900n, 1n, 10n],
  ])('of calls, at %d ms with %d used: the smaller of both, %d', (nowMs, used, expected) => {
    expect(refundableFrost({ ...invoke, used, opens: 3n }, nowMs)).toBe(expected);
  });

  it('is by time alone without a quota, and nothing without the rule or once closed', () => {
    expect(refundableFrost({ ...invoke, quota: 0n }, 1_250n)).toBe(75n);
    expect(refundableFrost({ ...download, refundRule: REFUND_NONE }, 0n)).toBe(0n);
    expect(refundableFrost({ ...download, closed: true }, 0n)).toBe(0n);
  });

  it.each([0n, 1n, MAX_PRICE - 1n, MAX_PRICE])('divides %d without losing a unit', (paidFrost) => {
    const sale = { ...download, paidFrost };
    expect(refundableFrost(sale, 1_000n)).toBe(paidFrost);
    expect(refundableFrost(sale, 1_999n)).toBe(paidFrost / 1_000n);
    expect(refundableFrost(sale, 1_001n) + earnedFrost(sale, 1_001n)).toBe(paidFrost);
  });

  it('never grows with time or use, so what was settled stays earned', () => {
    const time = fc.bigInt({ min: 0n, max: 3_000n });
    const calls = fc.bigInt({ min: 0n, max: 10n });
    fc.assert(
      fc.property(time, time, calls, calls, fc.boolean(), (t1, t2, c1, c2, isDownload) => {
        const sale = isDownload ? download : invoke;
        const [early, late] = t1 < t2 ? [t1, t2] : [t2, t1];
        const [few, many] = c1 < c2 ? [c1, c2] : [c2, c1];
        const before = refundableFrost({ ...sale, used: few }, early);
        expect(refundableFrost({ ...sale, used: many }, late) <= before).toBe(true);
      }),
    );
  });
});

describe('settling', () => {
  it('splits what was earned since the last time into team and fee', () => {
    expect(settleableFrost(download, 1_250n)).toEqual({
      teamFrost: 24n,
      feeFrost: 1n,
      heldFrost: 75n,
    });
    const later = { ...download, settledFrost: 25n, feePaidFrost: 1n };
    expect(settleableFrost(later, 2_000n)).toEqual({
      teamFrost: 71n,
      feeFrost: 4n,
      heldFrost: 0n,
    });
  });

  it('takes the fee of the whole, however often it settles', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 2_500n }), { maxLength: 8 }), (times) => {
        let sale = download;
        const moments = [...times, 2_500n].toSorted((left, right) => (left < right ? -1 : 1));
        for (const nowMs of moments) {
          const verdict = canSettle(sale, nowMs);
          if (!verdict.allowed) continue;
          sale = {
            ...sale,
            settledFrost: sale.settledFrost + verdict.teamFrost + verdict.feeFrost,
            feePaidFrost: sale.feePaidFrost + verdict.feeFrost,
          };
          expect(sale.settledFrost + verdict.heldFrost).toBe(100n);
        }
        expect([sale.settledFrost, sale.feePaidFrost]).toEqual([100n, 5n]);
      }),
    );
  });

  it('is refused until something was earned, and gives all at once without a refund', () => {
    expect(canSettle(download, 1_000n)).toMatchObject({ allowed: false, abortCode: 28 });
    expect(canSettle({ ...download, paidFrost: 0n }, 9_000n)).toMatchObject({ abortCode: 28 });
    const plain = { ...download, refundRule: REFUND_NONE };
    expect(canSettle(plain, 0n)).toMatchObject({ allowed: true, teamFrost: 95n, feeFrost: 5n });
    expect(settleableFrost({ ...plain, settledFrost: 100n, feePaidFrost: 5n }, 0n)).toEqual({
      teamFrost: 0n,
      feeFrost: 0n,
      heldFrost: 0n,
    });
  });

  it('after a refund gives the rest', () => {
    const closed = { ...download, closed: true, refundedFrost: 60n };
    expect(canSettle(closed, 1_400n)).toMatchObject({
      teamFrost: 38n,
      feeFrost: 2n,
      heldFrost: 0n,
    });
  });
});

describe('a refund', () => {
  const pass = { passId: '0xa', saleId: '0x2' };
  const sale = { ...download, passId: '0xa', saleId: '0x2' };

  it('says the amount and the new end of the pass', () => {
    expect(canRefund(pass, sale, 1_250n)).toEqual({
      allowed: true,
      amountFrost: 75n,
      endsAtMs: 1_250n,
    });
    expect(canRefund(pass, sale, 400n)).toMatchObject({ amountFrost: 100n, endsAtMs: 1_000n });
  });

  it('is of the newest period only, and of something', () => {
    expect(canRefund(pass, { ...sale, saleId: '0x1' }, 400n)).toMatchObject({ abortCode: 22 });
    expect(canRefund(pass, { ...sale, passId: '0xb' }, 400n)).toMatchObject({ abortCode: 22 });
    expect(canRefund(pass, sale, 1_991n)).toMatchObject({ abortCode: 56 });
  });
});

describe('calls', () => {
  const question = {
    calls: 1n,
    openedUntilMs: 1_500n,
    isTeamOfSale: true,
    isMemberOrOperator: true,
    nowMs: 1_499n,
  };

  it.each([
    [{}, {}, null],
    [{ isTeamOfSale: false, isMemberOrOperator: false }, {}, 27],
    [{ isMemberOrOperator: false, calls: 0n }, {}, 33],
    [{ calls: 0n }, { closed: true }, 50],
    [{}, { rights: RIGHT_DOWNLOAD }, 50],
    [{ nowMs: 2_000n }, { closed: true }, 52],
    [{ nowMs: 2_000n }, {}, 24],
    [{ nowMs: 1_500n }, {}, 32],
    [{ calls: 10n }, {}, null],
    [{ calls: 11n }, {}, 51],
    [{ calls: 1n }, { used: 10n }, 51],
    [{ calls: 1_000n }, { quota: 0n }, null],
  ])('case %#', (asked, terms, abortCode) => {
    const verdict = canRecordCalls({ ...invoke, ...terms }, { ...question, ...asked });
    expect(verdict.allowed ? null : verdict.abortCode).toBe(abortCode);
  });

  it('are counted down', () => {
    expect(callsLeft({ quota: 10n, used: 3n })).toBe(7n);
    expect(callsLeft({ quota: 0n, used: 0n })).toBe(null);
  });
});

describe('the sale that pays for a moment', () => {
  const periods = [
    { id: 3, startsAtMs: 3_000n, endsAtMs: 4_000n, closed: false },
    { id: 2, startsAtMs: 2_000n, endsAtMs: 3_000n, closed: true },
    { id: 1, startsAtMs: 1_000n, endsAtMs: 2_500n, closed: false },
  ];

  it.each([
    [999n, undefined],
    [1_000n, 1],
    [2_499n, 1],
    [2_500n, undefined],
    [3_000n, 3],
    [3_999n, 3],
    [4_000n, undefined],
  ])('at %d ms, a refunded one never', (nowMs, id) => {
    expect(saleHolding(periods, nowMs)?.id).toBe(id);
  });
});
