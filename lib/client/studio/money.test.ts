import { describe, expect, test } from 'vitest';
import { nextPayout } from './next-payout';
import { awaitsIndex, dueSales, saleLine, sumOfDue } from './sale-lines';
import type { TeamSale } from './team-schema';

const DAY_MS = 86_400_000;
const WAL = 1_000_000_000n;
const id = (digit: string) => `0x${digit.repeat(64)}`;

const sale = (part: Partial<TeamSale>): TeamSale => ({
  saleId: id('1'),
  passId: id('2'),
  modelId: id('3'),
  modelName: 'Tide gauge',
  buyer: id('4'),
  offer: 1,
  rights: ['DOWNLOAD'],
  windowMs: 7 * DAY_MS,
  priceFrost: 7n * WAL,
  firstIteration: 1,
  lastIteration: null,
  quota: 0,
  refundRule: 'NONE',
  trial: false,
  startsAtMs: 0,
  endsAtMs: 7 * DAY_MS,
  feeBps: 0,
  settledFrost: 0n,
  feeFrost: 0n,
  refundedFrost: 0n,
  heldFrost: 7n * WAL,
  refundedAtMs: null,
  opens: 0,
  usedCalls: 0,
  soldAtMs: 0,
  ...part,
});

describe('what a sale has earned', () => {
  test('without a refund rule everything is due at once', () => {
    const line = saleLine(sale({}), 0n);
    expect(line).toMatchObject({ earnedFrost: 7n * WAL, refundableFrost: 0n, dueFrost: 7n * WAL });
  });

  test('pro rata: a day of seven earns a seventh, and an opening earns the rest', () => {
    const terms = { refundRule: 'PRO_RATA' as const };
    expect(saleLine(sale(terms), BigInt(DAY_MS))).toMatchObject({
      earnedFrost: WAL,
      refundableFrost: 6n * WAL,
      dueFrost: WAL,
    });
    expect(saleLine(sale({ ...terms, opens: 1 }), BigInt(DAY_MS)).dueFrost).toBe(7n * WAL);
    expect(saleLine(sale(terms), BigInt(7 * DAY_MS)).dueFrost).toBe(7n * WAL);
  });

  test('the index counts the fee apart: what was settled before is not due again', () => {
    const fees = { feeBps: 250, refundRule: 'PRO_RATA' as const };
    const first = saleLine(sale(fees), BigInt(DAY_MS));
    expect(first).toMatchObject({ toTeamFrost: 975_000_000n, feeFrost: 25_000_000n });
    const settled = sale({ ...fees, settledFrost: 975_000_000n, feeFrost: 25_000_000n });
    expect(saleLine(settled, BigInt(DAY_MS)).dueFrost).toBe(0n);
    expect(saleLine(settled, BigInt(2 * DAY_MS))).toMatchObject({
      dueFrost: WAL,
      toTeamFrost: 975_000_000n,
    });
  });

  test('after a refund the rest is the team’s', () => {
    const refunded = sale({
      refundRule: 'PRO_RATA',
      refundedFrost: 6n * WAL,
      heldFrost: WAL,
      refundedAtMs: DAY_MS,
    });
    expect(saleLine(refunded, BigInt(DAY_MS))).toMatchObject({
      earnedFrost: WAL,
      refundableFrost: 0n,
      dueFrost: WAL,
    });
  });

  test('only what the contract would accept is due, and sums are exact', () => {
    const lines = [
      saleLine(sale({ feeBps: 1 }), 0n),
      saleLine(sale({ refundRule: 'PRO_RATA' }), 0n),
    ];
    expect(dueSales(lines)).toEqual([lines[0]]);
    expect(sumOfDue(lines)).toEqual({ toTeamFrost: 6_999_300_000n, feeFrost: 700_000n });
  });

  test('a sale settled here waits until the index has seen it', () => {
    const settled = new Map([[id('1'), 7n * WAL]]);
    expect(awaitsIndex(saleLine(sale({}), 0n), settled)).toBe(true);
    expect(awaitsIndex(saleLine(sale({ heldFrost: 6n * WAL }), 0n), settled)).toBe(false);
    expect(awaitsIndex(saleLine(sale({ saleId: id('9') }), 0n), settled)).toBe(false);
  });
});

describe('the next payout', () => {
  const members = [
    { address: id('a'), shareBps: 6_667 },
    { address: id('b'), shareBps: 3_333 },
  ];

  test('advances first, oldest first, then floor shares; the lines add up', () => {
    const payout = nextPayout({
      heldFrost: 1_000n,
      advances: [
        { member: id('b'), amountFrost: 300n },
        { member: id('c'), amountFrost: 99n },
      ],
      members,
    });
    expect(payout.repayments).toEqual([
      { address: id('b'), amountFrost: 300n, leftFrost: 0n },
      { address: id('c'), amountFrost: 99n, leftFrost: 0n },
    ]);
    expect(payout.sharedFrost).toBe(601n);
    expect(payout.shares.map((share) => share.amountFrost)).toEqual([400n, 200n]);
    expect(payout.staysFrost).toBe(1n);
    expect(payout.paidFrost + payout.staysFrost).toBe(payout.vaultFrost);
  });

  test('a vault that does not reach says what is still owed', () => {
    const advances = [{ member: id('a'), amountFrost: 500n }];
    const payout = nextPayout({ heldFrost: 120n, advances, members });
    expect(payout.repayments).toEqual([{ address: id('a'), amountFrost: 120n, leftFrost: 380n }]);
    expect(payout).toMatchObject({ sharedFrost: 0n, staysFrost: 0n, paidFrost: 120n });
  });

  test.each([0n, 1n])('%s FROST pays nobody and stays', (heldFrost) => {
    const payout = nextPayout({ heldFrost, advances: [], members });
    expect(payout).toMatchObject({ paidFrost: 0n, staysFrost: heldFrost, repayments: [] });
  });
});
