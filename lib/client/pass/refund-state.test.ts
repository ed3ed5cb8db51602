import { describe, expect, it } from 'vitest';
import { REFUND_NONE, REFUND_PRO_RATA, refundableFrost, type SaleTerms } from '@/lib/domain';
import { passGroup } from './pass-group';
import { gaugeSpanMs, passPeriods } from './pass-periods';
import { passesOfHolderSchema, refundedPeriods } from './period-schema';
import { afterRefundWords, refundState } from './refund-state';

const dayMs = 86_400_000n;
const hourMs = 3_600_000n;

const sale: SaleTerms & { saleId: string } = {
  saleId: '0x2',
  rights: 1,
  refundRule: REFUND_PRO_RATA,
  quota: 0n,
  used: 0n,
  startsAtMs: 0n,
  endsAtMs: 7n * dayMs,
  paidFrost: 7_000_000_000n,
  settledFrost: 0n,
  feeBps: 0,
  feePaidFrost: 0n,
  refundedFrost: 0n,
  closed: false,
  opens: 0n,
};
const calls = { ...sale, rights: 2, quota: 1_000n };

describe('what a refund gives', () => {
  it('is the contract’s amount with its formula in words', () => {
    const nowMs = dayMs + 21n * hourMs;
    expect(refundState(sale, false, nowMs)).toEqual({
      kind: 'open',
      amountFrost: refundableFrost(sale, nowMs),
      formula: ['5 days 3 h of 7 days unspent'],
    });
    expect(refundState(sale, false, -dayMs)).toMatchObject({
      amountFrost: 7_000_000_000n,
      formula: ['7 days of 7 days unspent'],
    });
  });

  it('names both shares where calls are counted', () => {
    expect(refundState({ ...calls, used: 40n }, false, dayMs)).toEqual({
      kind: 'open',
      amountFrost: 6_000_000_000n,
      formula: [
        '6 days of 7 days unspent, worth 6 WAL',
        '960 of 1,000 calls unused, worth 6.72 WAL',
        'The smaller of both comes back.',
      ],
    });
  });

  it.each([
    [{ refundRule: REFUND_NONE }, false, dayMs, 'The terms of this period give no refund.'],
    [{ refundRule: REFUND_NONE }, true, dayMs, 'A trial is not refunded.'],
    [{ opens: 1n }, false, dayMs, /was opened in this period/],
    [{}, false, 7n * dayMs, /window has ended/],
    [{ closed: true, refundedFrost: 5_000_000_000n }, false, dayMs, /5 WAL came back/],
    [{ rights: 2, quota: 5n, used: 5n }, false, dayMs, /All calls of this period are used/],
    [{ paidFrost: 1n }, false, dayMs, /less than one FROST/],
  ])('or why it is nothing, case %#', (change, trial, nowMs, reason) => {
    const state = refundState({ ...sale, ...change }, trial, nowMs);
    expect(state.kind === 'none' ? state.reason : state).toMatch(reason);
  });

  it('says what becomes of the pass', () => {
    expect(afterRefundWords(sale, false, -1n)).toMatch(/^Only this renewal/);
    expect(afterRefundWords(sale, true, 0n)).toMatch(/Periods before this one/);
    expect(afterRefundWords(sale, false, 0n)).toMatch(/stays in your list as refunded/);
  });
});

describe('the group of a pass', () => {
  const pass = { startsAtMs: 0n, endsAtMs: 1_000n, windowMs: 1_000n };

  it.each([
    [899n, 'active'],
    [900n, 'ending'],
    [999n, 'ending'],
    [1_000n, 'ended'],
  ])('at %d ms: %s', (nowMs, group) => {
    expect(passGroup(pass, { closed: false }, nowMs)).toBe(group);
    expect(passGroup(pass, null, nowMs)).toBe(group);
    expect(passGroup(pass, { closed: true }, nowMs)).toBe('refunded');
  });

  it('is never "ending" for more than a day', () => {
    const month = { startsAtMs: 0n, endsAtMs: 30n * dayMs, windowMs: 30n * dayMs };
    expect(passGroup(month, null, 29n * dayMs - 1n)).toBe('active');
    expect(passGroup(month, null, 29n * dayMs)).toBe('ending');
  });
});

describe('the periods of a pass', () => {
  const renewal = { ...sale, saleId: '0x3', startsAtMs: 7n * dayMs, endsAtMs: 14n * dayMs };
  const gone = {
    saleId: '0x9',
    passId: '0xa',
    startsAtMs: 7n * dayMs,
    endsAtMs: 14n * dayMs,
    paidFrost: 3n,
    refundedFrost: 3n,
  };

  it('come newest first; a refunded renewal is known from the index', () => {
    const periods = passPeriods([renewal, sale], [gone], dayMs);
    expect(periods.map(({ saleId, state, isNext }) => [saleId, state, isNext])).toEqual([
      ['0x3', 'upcoming', true],
      ['0x9', 'refunded', false],
      ['0x2', 'active', false],
    ]);
    expect(periods[0]?.refundableFrost).toBe(7_000_000_000n);
  });

  it('are never told twice', () => {
    const closed = { ...sale, closed: true, refundedFrost: 6n };
    const known = { ...gone, saleId: sale.saleId };
    expect(passPeriods([closed], [known], dayMs)).toMatchObject([
      { state: 'refunded', refundedFrost: 6n, refundableFrost: 0n },
    ]);
  });

  it('fill the gauge from the start of the running one to the end of the pass', () => {
    const pass = { endsAtMs: 14n * dayMs, windowMs: 7n * dayMs };
    expect(gaugeSpanMs(pass, sale)).toBe(14n * dayMs);
    expect(gaugeSpanMs(pass, null)).toBe(7n * dayMs);
  });

  it('are read from the answer of the index', () => {
    const answer = {
      saleId: '0x9',
      passId: '0xa',
      startsAtMs: 604_800_000,
      endsAtMs: 1_209_600_000,
      priceFrost: '3',
      refundedFrost: '3',
      refundedAtMs: 1,
    };
    const standing = { ...answer, saleId: '0x2', refundedAtMs: null };
    const passes = passesOfHolderSchema.parse([{ sales: [answer, standing] }]);
    expect(refundedPeriods(passes)).toEqual([gone]);
  });
});
