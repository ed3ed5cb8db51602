import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatPercentBps,
  formatWal,
  MAX_U64,
  parsePercentBps,
  parsePriceFrost,
  parseWal,
} from './money';

describe('money', () => {
  it('reads back every u64 it writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX_U64 }), (frost) => {
        expect(parseWal(formatWal(frost))).toBe(frost);
      }),
      { numRuns: 5_000 },
    );
  });

  it('agrees with arithmetic on whole and fraction digits', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.stringMatching(/^[0-9]{1,9}$/), (whole, fraction) => {
        const expected =
          BigInt(whole) * 10n ** 9n + BigInt(fraction) * 10n ** BigInt(9 - fraction.length);
        expect(parseWal(`${whole}.${fraction}`)).toBe(expected);
      }),
    );
  });

  it.each([
    ['12', 12_000_000_000n],
    [' 0.000000001 ', 1n],
    ['.5', 500_000_000n],
    ['5.', 5_000_000_000n],
    ['1.5000000000000', 1_500_000_000n],
    ['18446744073.709551615', MAX_U64],
  ])('reads %s', (text, frost) => expect(parseWal(text)).toBe(frost));

  it.each([
    ['', 'amount_empty'],
    ['  ', 'amount_empty'],
    ['-1', 'amount_negative'],
    ['−1', 'amount_negative'],
    ['.', 'amount_malformed'],
    ['1,5', 'amount_malformed'],
    ['1e9', 'amount_malformed'],
    ['+1', 'amount_malformed'],
    ['0x10', 'amount_malformed'],
    ['NaN', 'amount_malformed'],
    ['١', 'amount_malformed'],
    ['0.0000000001', 'amount_too_precise'],
    ['18446744073.709551616', 'amount_too_large'],
    ['9'.repeat(65), 'amount_too_large'],
  ])('refuses %j as %s', (text, code) => {
    expect(() => parseWal(text)).toThrow(expect.objectContaining({ code, retryable: false }));
  });

  it('refuses a price of zero only where it is a price', () => {
    expect(parseWal('0')).toBe(0n);
    expect(() => parsePriceFrost('0.0')).toThrow(expect.objectContaining({ code: 'amount_zero' }));
  });

  it('names the limits of a price, not those of an amount', () => {
    expect(() => parsePriceFrost('-1')).toThrow('Enter a price above 0 WAL.');
    for (const text of ['5000000000.000000001', '9'.repeat(20), '9'.repeat(80)]) {
      expect(() => parsePriceFrost(text)).toThrow('The highest price is 5000000000 WAL.');
    }
    expect(parsePriceFrost('5000000000')).toBe(5_000_000_000_000_000_000n);
  });

  it('keeps the sign of a difference', () => {
    expect(formatWal(-1_500_000_000n)).toBe('-1.5');
  });

  it('turns percentages into basis points and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (bps) => {
        expect(parsePercentBps(`${formatPercentBps(bps)} %`)).toBe(bps);
      }),
    );
    expect(() => parsePercentBps('100.01')).toThrow(
      expect.objectContaining({ code: 'amount_too_large' }),
    );
    expect(() => parsePercentBps('33.333')).toThrow(
      expect.objectContaining({ code: 'amount_too_precise' }),
    );
  });
});
