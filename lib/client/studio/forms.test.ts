import { describe, expect, test } from 'vitest';
import { aliasProblem } from './check-alias';
import { emptyGrantForm, grantFormProblems, grantTermsOf } from './check-grant';
import { emptyOfferForm, offerFormProblems, offerTermsOf, type OfferForm } from './check-offer';
import { operatorProblem } from './check-operator';
import { epochsOf, mostEpochs } from './extension-limits';
import { disclosureProblems, isDisclosable, saltOf } from './note-state';
import { offerWords } from './offer-words';

const address = `0x${'1b'.repeat(32)}`;
const DAY_MS = 86_400_000;

describe('an offer as typed', () => {
  const form = (part: Partial<OfferForm>): OfferForm => ({
    ...emptyOfferForm,
    priceWal: '12',
    ...part,
  });
  const fields = (part: Partial<OfferForm>) => Object.keys(offerFormProblems(form(part)));

  test.each([
    [{}, []],
    [{ priceWal: '0' }, ['price']],
    [{ priceWal: '0', trial: true }, []],
    [{ priceWal: '', trial: true }, ['price']],
    [{ priceWal: '-1', trial: true }, ['price']],
    [{ priceWal: '5000000000.000000001', trial: true }, ['price']],
    [{ priceWal: '5000000000', trial: true }, []],
    [{ windowDays: '0' }, ['window']],
    [{ windowDays: '366.1' }, ['window']],
    [{ rights: 0 }, ['rights']],
    [{ first: 3, last: 2 }, ['last']],
    [{ first: 3, last: 3 }, []],
    [{ rights: 2, quota: '1000000000000' }, []],
    [{ rights: 2, quota: '1000000000001' }, ['quota']],
    [{ rights: 2, quota: '0' }, ['quota']],
    [{ rights: 2, quota: '1.5' }, ['quota']],
    [{ rights: 1, quota: 'many' }, []],
  ] as const)('%j has problems at %j', (part, expected) => {
    expect(fields(part)).toEqual(expected);
  });

  test('a quota goes only with the right to invoke, a refund never with a trial', () => {
    expect(offerTermsOf(form({ rights: 1, quota: '50' })).quota).toBe(0n);
    expect(offerTermsOf(form({ rights: 3, quota: ' 50 ' })).quota).toBe(50n);
    expect(offerTermsOf(form({ refunds: true })).refundRule).toBe(1);
    expect(offerTermsOf(form({ refunds: true, trial: true }))).toMatchObject({
      refundRule: 0,
      trial: true,
    });
  });

  test('terms are exact', () => {
    expect(offerTermsOf(form({ windowDays: '0.5', priceWal: '0.000000001', first: 2 }))).toEqual({
      rights: 1,
      windowMs: 43_200_000n,
      priceFrost: 1n,
      firstIteration: 2,
      lastIteration: null,
      quota: 0n,
      refundRule: 0,
      trial: false,
    });
  });

  test('calls and refund in words', () => {
    const rules = { rights: ['INVOKE' as const], quota: 1_000, refundRule: 'PRO_RATA' as const };
    expect(offerWords({ ...rules, trial: false })).toBe(
      '1,000 calls · The unused part of the window or of the calls is refunded, whichever is smaller.',
    );
    const plain = { rights: ['DOWNLOAD' as const], quota: 0, refundRule: 'NONE' as const };
    expect(offerWords({ ...plain, trial: false })).toBe('No refund.');
  });
});

describe('an audit grant as typed', () => {
  const now = Date.UTC(2027, 0, 1);
  const form = { ...emptyGrantForm, auditor: address };
  const fields = (part: Partial<typeof form>) =>
    Object.keys(grantFormProblems({ ...form, ...part }, BigInt(now)));

  test.each([
    [{}, []],
    [{ auditor: '0x12' }, ['auditor']],
    [{ auditor: ` ${address.toUpperCase().replace('0X', '0x')} ` }, []],
    [{ weights: false, notes: false }, ['scope']],
    [{ first: 2, last: 1 }, ['last']],
    [{ windowDays: '0' }, ['window']],
    [{ windowDays: '367' }, ['window']],
    [{ startsAt: 'soon' }, ['start']],
    [{ startsAt: '2027-12-31T00:00Z' }, []],
    [{ startsAt: '2028-01-03T00:00Z' }, ['start']],
    [{ startsAt: '2020-01-01T00:00Z' }, []],
  ])('%j has problems at %j', (part, expected) => {
    expect(fields(part)).toEqual(expected);
  });

  test('scope is bits, an empty start is now', () => {
    expect(grantTermsOf({ ...form, weights: false })).toEqual({
      auditor: address,
      scope: 2,
      firstIteration: 1,
      lastIteration: null,
      startsAtMs: 0n,
      windowMs: BigInt(14 * DAY_MS),
    });
    const later = grantTermsOf({ ...form, startsAt: '2027-03-03T12:00Z', last: 4 });
    expect(later).toMatchObject({ startsAtMs: BigInt(Date.UTC(2027, 2, 3, 12)), lastIteration: 4 });
  });
});

describe('aliases and operators', () => {
  const standing = Array.from({ length: 16 }, (_, at) => ({ name: `alias-${at}`, iteration: 1 }));

  test('an alias moves, but not to where it is', () => {
    expect(aliasProblem(' alias-3 ', 2, standing)).toBeNull();
    expect(aliasProblem('alias-3', 1, standing)).toContain('already');
    expect(aliasProblem('', 1, [])).toBe('Enter a name.');
  });

  test('the 17th is refused, and limits count bytes', () => {
    expect(aliasProblem('one more', 1, standing)).toContain('at most 16');
    expect(aliasProblem('one more', 1, standing.slice(1))).toBeNull();
    expect(aliasProblem('é'.repeat(16), 1, [])).toBeNull();
    expect(aliasProblem('é'.repeat(17), 1, [])).toContain('32 bytes');
  });

  test('an operator is a whole address, known once, one of eight', () => {
    const eight = Array.from({ length: 8 }, (_, at) => `0x${`${at}`.repeat(64)}`);
    expect(operatorProblem(address, [])).toBeNull();
    expect(operatorProblem('0x1', [])).toContain('whole Sui address');
    expect(operatorProblem(address, [address])).toContain('already');
    expect(operatorProblem(address, eight)).toContain('at most 8');
  });
});

describe('extending storage', () => {
  test.each([
    [10, 20, 43],
    [10, 62, 1],
    [10, 63, 0],
    [10, 11, 52],
    [10, 10, 0],
    [10, 3, 0],
  ])('in epoch %i what ends with %i can get %i more', (current, end, most) => {
    expect(mostEpochs(current, end)).toBe(most);
  });

  test.each([
    ['1', 1],
    [' 43 ', 43],
    ['44', null],
    ['0', null],
    ['-1', null],
    ['1.5', null],
    ['', null],
  ])('%j epochs are %s', (typed, epochs) => {
    expect(epochsOf(typed, 43)).toBe(epochs);
  });
});

describe('disclosing a note', () => {
  test('only a sealed note whose date has come', () => {
    expect(isDisclosable({ kind: 'SEALED_UNTIL', opensAtMs: 100 }, 99)).toBe(false);
    expect(isDisclosable({ kind: 'SEALED_UNTIL', opensAtMs: 100 }, 100)).toBe(true);
    expect(isDisclosable({ kind: 'FOR_AUDITORS', opensAtMs: null }, 100)).toBe(false);
    expect(isDisclosable({ kind: 'DISCLOSED', opensAtMs: 100 }, 200)).toBe(false);
  });

  test('a salt is 16 bytes in hex', () => {
    expect(saltOf(`0x${'AB'.repeat(16)}`)).toEqual(new Uint8Array(16).fill(0xab));
    expect(saltOf('ab'.repeat(15))).toBeNull();
    expect(saltOf('zz'.repeat(16))).toBeNull();
  });

  test('text and salt are both needed', () => {
    expect(Object.keys(disclosureProblems('', ''))).toEqual(['text', 'salt']);
    expect(disclosureProblems('a', '0'.repeat(32))).toEqual({});
    expect(Object.keys(disclosureProblems('é'.repeat(1025), '0'.repeat(32)))).toEqual(['text']);
  });
});
