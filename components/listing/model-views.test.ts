import { describe, expect, it, test } from 'vitest';
import type { OfferView } from '@/lib/server/queries/types';
import { buyScript, keyScript } from './access-script';
import { coverageOfOffers } from './model-action-notes';
import { modelHref, modelTabs, parseModelTab } from './model-url';
import { moneyBars, periodName } from './money-bars';
import { moneyHref, parsePeriodLength } from './money-url';
import { scriptOffer } from './script-offer';
import { daysLeftText, storageStanding } from './storage-standing';

const dayMs = 86_400_000;

function offer(change: Partial<OfferView> = {}): OfferView {
  return {
    number: 1,
    active: true,
    setBy: '0xa',
    setAtMs: 0,
    withdrawnAtMs: null,
    sold: 0,
    blockedBy: null,
    rights: ['DOWNLOAD'],
    windowMs: dayMs,
    priceFrost: '12',
    firstIteration: 1,
    lastIteration: null,
    quota: 0,
    refundRule: 'NONE',
    trial: false,
    ...change,
  };
}

test('every tab has an address that names it', () => {
  for (const tab of modelTabs) {
    const { searchParams } = new URL(modelHref('0x1', tab), 'http://localhost');
    expect(parseModelTab(Object.fromEntries(searchParams))).toBe(tab);
  }
  expect(parseModelTab({ tab: ['audit', 'api'] })).toBe('overview');
  const { searchParams } = new URL(moneyHref('0x1', 'day'), 'http://localhost');
  expect(parsePeriodLength(Object.fromEntries(searchParams))).toBe('day');
  expect(parsePeriodLength({ by: 'year' })).toBe('month');
});

describe('storage', () => {
  it.each([
    [0, 'plain', 'end not known yet', 'unknown'],
    [1_000 * dayMs, 'bad', 'storage may have ended', 'under a day'],
    [1_000 * dayMs + 1, 'bad', 'ends within 7 days', 'under a day'],
    [1_001 * dayMs, 'bad', 'ends within 7 days', '1 day'],
    [1_007 * dayMs, 'bad', 'ends within 7 days', '7 days'],
    [1_007 * dayMs + 1, 'warn', 'ends within 14 days', '7 days'],
    [1_014 * dayMs + 1, 'warn', 'ends within 30 days', '14 days'],
    [1_030 * dayMs + 1, 'good', 'more than 30 days left', '30 days'],
  ] as const)('until %d is %s: %s', (storedUntilMs, tone, words, left) => {
    const standing = storageStanding(storedUntilMs, 1_000 * dayMs);
    expect(standing).toMatchObject({ tone, words });
    expect(daysLeftText(standing)).toBe(left);
  });

  it('says which offers it does not reach', () => {
    const short = offer({ blockedBy: 'storage-ends-before-window' });
    const words = (allOffers: OfferView[], retiredAtMs: number | null = null) =>
      coverageOfOffers({ allOffers, retiredAtMs });
    expect(words([offer()])).toContain('past every window');
    expect(words([offer(), short])).toContain('1 of 2 offers');
    expect(words([short])).toContain('Every window');
    expect(words([offer({ active: false })])).toBe('');
    expect(words([offer()], 5)).toBe('');
  });
});

describe('money over time', () => {
  const period = (startsAtMs: number, paidFrost: string, refundedFrost = '0') => ({
    startsAtMs,
    sold: 1,
    paidFrost,
    settledFrost: '0',
    feesFrost: '0',
    refundedFrost,
  });

  it('is drawn oldest first, against the highest, and never loses a small sum', () => {
    const bars = moneyBars(
      [period(3, '18446744073709551615'), period(2, '1', '0'), period(1, '5')],
      2,
    );
    expect(bars.map(({ startsAtMs }) => startsAtMs)).toEqual([2, 3]);
    expect(bars[1]).toMatchObject({ paid: 1, refunded: 0 });
    expect(bars[0]?.paid).toBeGreaterThan(0);
    expect(moneyBars([period(1, '0')], 2)[0]).toMatchObject({ paid: 0 });
    expect(moneyBars([], 2)).toEqual([]);
  });

  it('names periods in UTC', () => {
    const lastMomentMs = Date.UTC(2027, 0, 1) - 1;
    expect(periodName(lastMomentMs, 'month')).toBe('Dec 2026');
    expect(periodName(lastMomentMs, 'day')).toBe('31 Dec 2026');
  });
});

describe('the example script', () => {
  it('buys what releases keys first, a trial last, and nothing that is blocked', () => {
    const model = (allOffers: OfferView[], retiredAtMs: number | null = null) => ({
      allOffers,
      retiredAtMs,
      iterationCount: 4,
    });
    const plain = offer({ number: 2, lastIteration: 3 });
    const offers = [offer({ trial: true }), offer({ number: 3, rights: ['INVOKE'] }), plain];
    expect(scriptOffer(model(offers))).toEqual({ offer: plain, iteration: 3 });
    expect(scriptOffer(model(offers, 1))).toBeNull();
    expect(scriptOffer(model([offer({ blockedBy: 'no-iteration' })]))).toBeNull();
  });

  it('calls the verbs of the contract with the values of this deployment', () => {
    const facts = {
      rpcUrl: 'http://node',
      network: 'localnet',
      packageId: '0xp2',
      originalPackageId: '0xp1',
      marketId: '0xm',
      walType: '0x1::wal::WAL',
      keyServerIds: ['0xk1', '0xk2'],
      modelId: '0xmodel',
      iteration: 3,
      offer: { number: 2, priceFrost: '12000000000', trial: false },
    };
    const buy = buyScript(facts);
    expect(buy).toContain('`${tidemark}::purchase::purchase`');
    expect(buy).toContain('buy.pure.u32(2), buy.pure.u64(12000000000n)');
    expect(buyScript({ ...facts, offer: { ...facts.offer, trial: true } })).toContain('::try_out');
    const key = keyScript(facts);
    expect(key).toContain("packageId: '0xp1'");
    expect(key.match(/weight: 1/g)).toHaveLength(2);
    expect(`${buy}${key}`).not.toContain('undefined');
  });
});
