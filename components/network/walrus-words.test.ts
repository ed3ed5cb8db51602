import { describe, expect, it } from 'vitest';
import { describeCapacity, describeFaults } from './walrus-words';

describe('words about Walrus', () => {
  it.each([
    ['1000', '250', 0.25, '250 B of 1000 B sold, 25 %'],
    ['1000', '0', 0, '0 B of 1000 B sold, 0 %'],
    ['17592186044416', '952504000', 0.000054, '908.4 MiB of 16 TiB sold, under 0.01 %'],
    ['0', '0', 0, 'No capacity in this epoch'],
  ])('%s with %s sold', (totalCapacityBytes, usedCapacityBytes, part, text) => {
    expect(describeCapacity({ totalCapacityBytes, usedCapacityBytes })).toEqual({ part, text });
  });

  it('tell how many shards may fail', () => {
    expect(describeFaults({ shards: 1000 })).toBe('up to 333 of 1000 shards');
    expect(describeFaults({ shards: 0 })).toBe('up to 0 of 0 shards');
  });
});
