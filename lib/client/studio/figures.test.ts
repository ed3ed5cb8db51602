import { describe, expect, test } from 'vitest';
import type { TeamIterations, TeamLedger, TeamRevenue } from '@/lib/server/queries/types';
import type { z } from 'zod';
import {
  iterationsSchema,
  ledgerSchema,
  revenueSchema,
  type TeamIteration,
} from './figures-schema';
import { iterationCosts, salesFor } from './iteration-costs';
import { revenuePeriods, PERIODS_SHOWN } from './revenue-periods';
import { storageCalendar, warningOf } from './storage-calendar';

/** These compile only while the index answers what the studio reads. */
const answers: [
  (view: TeamLedger) => z.input<typeof ledgerSchema>,
  (view: TeamRevenue) => z.input<typeof revenueSchema>,
  (view: TeamIterations) => z.input<typeof iterationsSchema>,
] = [(view) => view, (view) => view, (view) => view];

const dayMs = 86_400_000;
const iteration = (part: Partial<TeamIteration>): TeamIteration => ({
  modelId: '0x1',
  modelName: 'Model',
  modelRetiredAtMs: null,
  number: 1,
  author: '0xa',
  publishedAtMs: 0,
  plainBytes: '1',
  advancedFrost: 0n,
  endEpoch: 1,
  storedUntilMs: 0,
  extensions: 0,
  epochsAdded: 0,
  extendedBy: [],
  priceFrost: null,
  ...part,
});

test('the index answers what is read', () => {
  expect(answers).toHaveLength(3);
});

describe('revenue', () => {
  const day = (at: number, paidFrost: bigint) => ({
    day: at,
    paidFrost,
    settledFrost: 0n,
    refundedFrost: 0n,
    feeFrost: 0n,
    distributedFrost: 0n,
  });

  test('weeks start on Monday by UTC, and nothing is left out', () => {
    // 4 January 1970 was a Sunday, 5 January a Monday.
    const { periods, earlier } = revenuePeriods([day(3, 1n), day(4, 2n), day(10, 4n)], 'week', 0);
    expect(periods).toHaveLength(PERIODS_SHOWN.week);
    expect(periods.at(-1)).toMatchObject({ startsAtMs: 4 * dayMs, paidFrost: 6n });
    expect(periods.at(-2)).toMatchObject({ startsAtMs: -3 * dayMs, paidFrost: 1n });
    expect(earlier.paidFrost).toBe(0n);
  });

  test('days up to now, older ones in one sum', () => {
    const days = [day(100, 1n), day(170, 2n), day(171, 4n), day(200, 8n)];
    const { periods, earlier } = revenuePeriods(days, 'day', 200 * dayMs + 5);
    expect(periods[0]?.startsAtMs).toBe(171 * dayMs);
    expect(periods.map((period) => period.paidFrost).filter((paid) => paid > 0n)).toEqual([4n, 8n]);
    expect(earlier.paidFrost).toBe(3n);
  });
});

describe('costs', () => {
  test('what a person got back counts to the oldest iterations of that person', () => {
    const lines = iterationCosts({
      cut: false,
      feeBps: 500,
      repaid: [{ address: '0xa', amountFrost: 15n }],
      iterations: [
        iteration({ number: 1, advancedFrost: 10n, priceFrost: 100n }),
        iteration({ number: 2, advancedFrost: 10n, author: '0xb', priceFrost: 3n }),
        iteration({ number: 3, advancedFrost: 10n }),
        iteration({ number: 4, advancedFrost: 0n }),
      ],
    });
    expect(lines.map(({ repaidFrost }) => repaidFrost)).toEqual([10n, 0n, 5n, 0n]);
    expect(lines.map(({ leftFrost }) => leftFrost)).toEqual([0n, 10n, 5n, 0n]);
    expect(lines.map(({ salesLeft }) => salesLeft)).toEqual([0n, 4n, null, 0n]);
  });

  test.each([
    [95n, 100n, 500, 1n],
    [96n, 100n, 500, 2n],
    [190n, 100n, 500, 2n],
    [1n, 0n, 0, null],
    [1n, 5n, 10_000, null],
    [0n, null, 0, 0n],
  ])('%s is repaid by sales at %s less %s bps', (cost, price, feeBps, count) => {
    expect(salesFor(cost, price, feeBps)).toBe(count);
  });
});

describe('storage', () => {
  test.each([
    [-1, 'ended'],
    [0, 'ended'],
    [1, 7],
    [7 * dayMs, 7],
    [7 * dayMs + 1, 14],
    [14 * dayMs, 14],
    [30 * dayMs, 30],
    [30 * dayMs + 1, null],
  ])('%s ms before the end', (leftMs, warning) => {
    expect(warningOf(leftMs)).toBe(warning);
  });

  test('the next to end comes first, what ended comes last', () => {
    const lines = storageCalendar(
      [5, 40, -2, 12].map((days, at) =>
        iteration({ number: at + 1, storedUntilMs: 1_000 + days * dayMs }),
      ),
      1_000,
    );
    expect(lines.map((line) => line.iteration.number)).toEqual([1, 4, 2, 3]);
  });
});
