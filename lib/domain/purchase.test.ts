import { describe, expect, it } from 'vitest';
import { canOpenWithSale } from './access';
import {
  canPurchase,
  canRenew,
  canTryOffer,
  renewalWindow,
  saleRefusals,
  type RenewalQuestion,
  type TrialQuestion,
} from './purchase';
import { isRangeOffered, ITERATIONS_AND_LATER, newestCovered, type OfferTerms } from './terms';
import type { Verdict } from './verdict';

const offer: OfferTerms = {
  rights: 1,
  windowMs: 1_000n,
  priceFrost: 5n,
  firstIteration: 1,
  lastIteration: 4,
  quota: 0n,
  refundRule: 0,
  trial: false,
  active: true,
};
/** Storage that ends with epoch 12 covers up to 12 000 ms. */
const market = {
  marketId: '0x1',
  version: 1n,
  minWindowMs: 1_000n,
  maxWindowMs: 2_000n,
  epochMs: 1_000n,
  anchorEpoch: 10,
  anchorMs: 10_000n,
};
const question: TrialQuestion = {
  market,
  model: { marketId: '0x1', retired: false },
  offer,
  endEpoch: 12,
  paymentFrost: 5n,
  nowMs: 11_000n,
  expectedPriceFrost: 5n,
  tried: false,
};
const trial = { ...offer, trial: true, priceFrost: 0n };

const codeOf = (verdict: Verdict) => (verdict.allowed ? null : verdict.abortCode);

describe('buying', () => {
  it.each([
    [{}, null],
    [{ market: { ...market, version: 2n } }, 1],
    [{ model: { marketId: '0x2', retired: true } }, 20],
    [{ model: { marketId: '0x1', retired: true }, offer: null }, 43],
    [{ offer: null }, 15],
    [{ offer: { ...offer, active: false, windowMs: 0n } }, 16],
    [{ offer: { ...offer, windowMs: 999n } }, 12],
    [{ offer: { ...offer, windowMs: 2_000n }, nowMs: 10_000n }, null],
    [{ offer: { ...offer, windowMs: 2_001n } }, 12],
    [{ offer: trial }, 53],
    [{ expectedPriceFrost: 4n, endEpoch: 0 }, 17],
    [{ expectedPriceFrost: 6n }, 17],
    [{ nowMs: 10_999n }, null],
    [{ nowMs: 11_001n, paymentFrost: 0n }, 19],
    [{ endEpoch: 9 }, 19],
    [{ paymentFrost: 4n }, 18],
    [{ paymentFrost: 6n }, null],
  ])('case %#', (asked, abortCode) => {
    expect(codeOf(canPurchase({ ...question, ...asked }))).toBe(abortCode);
  });

  it('names all that stands against it, in the order of the contract', () => {
    const asked = { ...question, expectedPriceFrost: 1n, nowMs: 99_000n, paymentFrost: 0n };
    expect(saleRefusals(asked).map(({ abortCode }) => abortCode)).toEqual([17, 19, 18]);
    expect(saleRefusals({ ...question, offer: trial, expectedPriceFrost: 0n })).toEqual([]);
  });
});

describe('trying', () => {
  const asked = { ...question, offer: trial, expectedPriceFrost: 0n, paymentFrost: 0n };

  it.each([
    [{}, null],
    [{ offer }, 53],
    [{ tried: true, expectedPriceFrost: 1n }, 54],
    [{ expectedPriceFrost: 1n }, 17],
    [{ nowMs: 11_001n }, 19],
  ])('case %#', (change, abortCode) => {
    expect(codeOf(canTryOffer({ ...asked, ...change }))).toBe(abortCode);
  });
});

describe('renewing', () => {
  const pass = {
    modelId: '0xa',
    rights: 1,
    firstIteration: 1,
    lastIteration: 4,
    endsAtMs: 11_000n,
  };
  const asked: RenewalQuestion = {
    ...question,
    modelId: '0xa',
    pass,
    maxPriceFrost: 5n,
    nowMs: 10_500n,
  };
  const wider = { ...offer, lastIteration: ITERATIONS_AND_LATER };

  it.each([
    [{}, null],
    [{ offer: trial, pass: { ...pass, modelId: '0xb' } }, 53],
    [{ modelId: '0xb', maxPriceFrost: 4n }, 21],
    [{ maxPriceFrost: 4n }, 17],
    [{ maxPriceFrost: 6n }, null],
    [{ offer: { ...offer, rights: 3 } }, 55],
    [{ offer: { ...offer, lastIteration: 3 }, nowMs: 11_000n }, 55],
    [{ offer: wider, nowMs: 10_999n }, 55],
    [{ offer: wider, nowMs: 11_000n }, null],
    [{ pass: { ...pass, endsAtMs: 11_001n } }, 19],
    [{ paymentFrost: 4n }, 18],
  ])('case %#', (change, abortCode) => {
    expect(codeOf(canRenew({ ...asked, ...change }))).toBe(abortCode);
  });

  it.each([
    [999n, 1_000n],
    [1_000n, 1_000n],
    [1_001n, 1_001n],
  ])('at %d ms a pass that ends at 1 000 goes on from %d', (nowMs, startsAtMs) => {
    const window = { startsAtMs, endsAtMs: startsAtMs + 50n };
    expect(renewalWindow({ endsAtMs: 1_000n }, 50n, nowMs)).toEqual(window);
  });
});

describe('opening with a sale', () => {
  const pass = {
    passId: '0x1',
    modelId: '0xa',
    rights: 1,
    firstIteration: 1,
    lastIteration: 4,
    startsAtMs: 1_000n,
    endsAtMs: 3_000n,
    openedUntilMs: 0n,
    openedIteration: 0,
  };
  const sale = { passId: '0x1', startsAtMs: 1_000n, endsAtMs: 2_000n, closed: false };
  const asked = { modelId: '0xa', iteration: 4, latestIteration: 4, nowMs: 1_500n };

  it.each([
    [{}, {}, null],
    [{ passId: '0x2' }, { modelId: '0xb' }, 22],
    [{}, { modelId: '0xb' }, 21],
    [{}, { nowMs: 1_999n }, null],
    [{ closed: true }, { nowMs: 2_000n }, 22],
    [{ closed: true }, { latestIteration: 3 }, 52],
    [{}, { latestIteration: 3 }, 26],
    [{}, { nowMs: 3_000n }, 24],
  ])('case %#', (terms, change, abortCode) => {
    const verdict = canOpenWithSale(pass, { ...sale, ...terms }, { ...asked, ...change });
    expect(codeOf(verdict)).toBe(abortCode);
  });
});

describe('ranges of iterations', () => {
  it.each([
    [0, 1, false],
    [1, 1, true],
    [3, 3, true],
    [3, 4, false],
    [4, ITERATIONS_AND_LATER, false],
    [3, ITERATIONS_AND_LATER, true],
    [2, 1, false],
  ])('%d to %d of 3: %s', (firstIteration, lastIteration, expected) => {
    expect(isRangeOffered({ firstIteration, lastIteration }, 3)).toBe(expected);
  });

  it('end with what there is', () => {
    expect(newestCovered({ firstIteration: 1, lastIteration: 2 }, 3)).toBe(2);
    expect(newestCovered({ firstIteration: 1, lastIteration: ITERATIONS_AND_LATER }, 3)).toBe(3);
  });
});
