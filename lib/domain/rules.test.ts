import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessRefusal, canFetchKey, canOpen, openedUntilMs, type PassTerms } from './access';
import { epochAt, epochStartsAtMs, epochsToCover, isWindowCovered } from './coverage';
import { splitRevenue } from './split';
import { blobStorageCost, encodedBlobBytes } from './storage-cost';
import { isInWindow, remainingMs, timeWindowFrom, windowState } from './time-window';

const pass: PassTerms = {
  modelId: '0x01',
  rights: 3,
  firstIteration: 2,
  lastIteration: 4,
  startsAtMs: 1_000n,
  endsAtMs: 2_000n,
  openedUntilMs: 1_800n,
  openedIteration: 2,
};
const question = { modelId: '0x01', iteration: 2, latestIteration: 4, nowMs: 1_500n };

describe('time windows', () => {
  it('include their start and exclude their end, to the millisecond', () => {
    const window = timeWindowFrom(1_000n, 500n);
    expect([999n, 1_000n, 1_499n, 1_500n].map((at) => windowState(window, at))).toEqual([
      'upcoming',
      'active',
      'active',
      'ended',
    ]);
  });

  it('have time left exactly while they have not ended', () => {
    const time = fc.bigInt({ min: 0n, max: 10_000n });
    fc.assert(
      fc.property(time, fc.bigInt({ min: 1n, max: 10_000n }), time, (start, length, now) => {
        const window = timeWindowFrom(start, length);
        expect(remainingMs(window, now) > 0n).toBe(windowState(window, now) !== 'ended');
        expect(remainingMs(window, now) <= length).toBe(true);
        if (isInWindow(window, now)) expect(now + remainingMs(window, now)).toBe(window.endsAtMs);
      }),
    );
  });

  it('need a length', () => {
    expect(() => timeWindowFrom(5n, 0n)).toThrow(
      expect.objectContaining({ code: 'window_malformed' }),
    );
    expect(() => timeWindowFrom(2n ** 64n - 1n, 1n)).toThrow();
  });
});

describe('access', () => {
  it.each([
    [999n, 23],
    [1_000n, null],
    [1_999n, null],
    [2_000n, 24],
  ])('opening, case %#', (nowMs, abortCode) => {
    const verdict = canOpen(pass, { ...question, nowMs });
    expect(verdict.allowed ? null : verdict.abortCode).toBe(abortCode);
  });

  it.each([
    [{ modelId: '0x02' }, {}, 21],
    [{ iteration: 1 }, {}, 25],
    [{ iteration: 5, latestIteration: 9 }, {}, 25],
    [{ iteration: 3 }, {}, 32],
    [{ iteration: 3 }, { openedIteration: 3 }, null],
    [{}, { rights: 2 }, 31],
    [{ nowMs: 1_799n }, {}, null],
    [{ nowMs: 1_800n }, {}, 32],
    [{ nowMs: 2_000n }, { openedUntilMs: 9_000n }, 24],
  ])('fetching the key, case %#', (asked, terms, abortCode) => {
    const verdict = canFetchKey({ ...pass, ...terms }, { ...question, ...asked });
    expect(verdict.allowed ? null : verdict.abortCode).toBe(abortCode);
  });

  it('refuses to open an iteration that does not exist yet', () => {
    expect(canOpen(pass, { ...question, iteration: 4, latestIteration: 3 })).toMatchObject({
      abortCode: 26,
    });
  });

  it('says on which date a window ended', () => {
    const verdict = canFetchKey(pass, { ...question, nowMs: 2_000n });
    if (verdict.allowed) throw new Error('must be refused');
    const error = accessRefusal(verdict, pass, { locale: 'en-GB', timeZone: 'UTC' });
    expect(error.code).toBe('pass_window_ended');
    expect(error.message).toContain('ended on 1 Jan 1970, 00:00 UTC');
  });

  it('never lets a session outlive the window', () => {
    expect(openedUntilMs(pass, 1_900n, 600n)).toBe(2_000n);
    expect(openedUntilMs(pass, 1_000n, 600n)).toBe(1_600n);
  });
});

describe('revenue split', () => {
  const shares = fc
    .array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 8 })
    .map((weights) => {
      const rest = 10_000 - weights.slice(1).reduce((sum, weight) => sum + weight, 0);
      return [rest, ...weights.slice(1)];
    });

  it('never makes or loses a FROST and never pays more than a share', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), shares, (total, sharesBps) => {
        const { amounts, held } = splitRevenue(total, sharesBps);
        expect(amounts.reduce((sum, amount) => sum + amount, 0n) + held).toBe(total);
        expect(held >= 0n && held < BigInt(sharesBps.length)).toBe(true);
        amounts.forEach((amount, index) => {
          expect(amount * 10_000n <= total * BigInt(sharesBps[index] ?? 0)).toBe(true);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [[]],
    [[5_000, 4_999]],
    [[10_001]],
    [[10_000, 0]],
    [[0.5, 9_999.5]],
    [Array(9).fill(1)],
  ])('refuses shares, case %#', (sharesBps) => {
    expect(() => splitRevenue(1n, sharesBps)).toThrow(
      expect.objectContaining({ code: 'shares_malformed' }),
    );
  });
});

describe('storage coverage', () => {
  const anchor = { epochMs: 1_000n, anchorEpoch: 5, anchorMs: 10_000n };

  it('covers a window up to the start of the end epoch, to the millisecond', () => {
    expect(isWindowCovered(anchor, 8, 13_000n)).toBe(true);
    expect(isWindowCovered(anchor, 8, 13_001n)).toBe(false);
    expect(isWindowCovered(anchor, 5, 10_000n)).toBe(true);
    expect(isWindowCovered(anchor, 4, 9_000n)).toBe(false);
  });

  it('finds the epoch of a moment and the fewest epochs that cover a window', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 40_000n }),
        fc.integer({ min: anchor.anchorEpoch, max: 60 }),
        (at, now) => {
          const epoch = epochAt(anchor, at);
          expect(epochStartsAtMs(anchor, epoch) <= at).toBe(true);
          expect(epochStartsAtMs(anchor, epoch + 1) > at).toBe(true);
          const epochs = epochsToCover(anchor, now, at);
          expect(isWindowCovered(anchor, now + epochs, at)).toBe(true);
          expect(epochs === 1 || !isWindowCovered(anchor, now + epochs - 1, at)).toBe(true);
        },
      ),
    );
  });
});

describe('storage cost', () => {
  it('equals what Walrus charged for 1 MiB over 3 epochs at its documented prices', () => {
    const price = { storagePriceFrost: 100_000n, writePriceFrost: 20_000n };
    const cost = blobStorageCost({ sizeBytes: 1n << 20n, epochs: 3 }, price);
    expect(cost.billedUnits).toBe(67n);
    expect(cost.totalFrost).toBe(21_440_000n);
  });

  it('grows with size, has a ceiling, and refuses too many epochs', () => {
    const size = fc.bigInt({ min: 0n, max: 10n ** 10n });
    fc.assert(
      fc.property(size, size, (left, right) => {
        const [small, large] = left < right ? [left, right] : [right, left];
        expect(encodedBlobBytes(small) <= encodedBlobBytes(large)).toBe(true);
      }),
    );
    expect(encodedBlobBytes(14_599_533_452n) > 0n).toBe(true);
    expect(() => encodedBlobBytes(14_599_533_453n)).toThrow(
      expect.objectContaining({ code: 'file_too_large' }),
    );
    const price = { storagePriceFrost: 1n, writePriceFrost: 1n };
    expect(() => blobStorageCost({ sizeBytes: 1n, epochs: 54 }, price)).toThrow();
    expect(() => blobStorageCost({ sizeBytes: 1n, epochs: 0 }, price)).toThrow();
  });
});
