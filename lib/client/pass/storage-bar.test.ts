import { describe, expect, it } from 'vitest';
import { endedHere, withUsable } from './ended-here';
import { storageBar } from './storage-bar';

const dayMs = 86_400_000;
const week = { endsAtMs: 7 * dayMs, spanMs: 7 * dayMs, nowMs: 2 * dayMs };

describe('the storage bar', () => {
  it.each([
    [7, 5 / 7, 'covers', 'Stored to the end of the window'],
    [10, 1, 'covers', 'Stored 3 days beyond the window'],
    [5, 3 / 7, 'ends-before', 'Storage ends 2 days before the window'],
    [2, 0, 'ended', 'Storage has ended'],
    [1, 0, 'ended', 'Storage has ended'],
  ])('stored until day %d: %d, %s', (untilDay, part, state, text) => {
    const bar = storageBar({ ...week, storedUntilMs: untilDay * dayMs });
    expect(bar).toEqual({ part, state, text });
  });

  it('does not compare with a window that has ended', () => {
    const bar = storageBar({ ...week, nowMs: 8 * dayMs, storedUntilMs: 10 * dayMs });
    expect(bar).toMatchObject({ state: 'covers', text: 'Stored for another 2 days' });
  });
});

describe('a pass that ends in an open tab', () => {
  const at = (group: 'active' | 'ending' | 'ended' | 'refunded', passId = '0x1') => ({
    pass: { passId },
    group,
  });

  it('is told of once it was seen usable, and not otherwise', () => {
    const seen = withUsable(new Set(), [at('ending'), at('ended', '0x2')]);
    expect(endedHere(seen, [at('ended'), at('ended', '0x2')])).toEqual([at('ended')]);
    expect(endedHere(seen, [at('refunded')])).toEqual([]);
    expect(endedHere(seen, [at('active')])).toEqual([]);
  });

  it('keeps the same set when nothing is new', () => {
    const seen = withUsable(new Set(), [at('active')]);
    expect(withUsable(seen, [at('ended')])).toBe(seen);
    expect(withUsable(seen, [at('active')])).toBe(seen);
  });
});
