import { describe, expect, it } from 'vitest';
import { readRange } from './byte-range';

describe('ranges', () => {
  it.each([
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=5-9', { first: 5, last: 9 }],
    ['bytes=5-500', { first: 5, last: 9 }],
    ['bytes=9-9', { first: 9, last: 9 }],
  ])('takes %s of ten bytes', (header, expected) => {
    expect(readRange(header, 10)).toEqual(expected);
  });

  it.each(['bytes=10-12', 'bytes=5-', 'bytes=-5', 'bytes=6-5', 'bytes=0-1,3-4', 'bytes=a-b'])(
    'refuses %s of ten bytes',
    (header) => {
      expect(readRange(header, 10)).toBe('unsatisfiable');
    },
  );

  it('takes no header and other units for the whole', () => {
    expect(readRange(undefined, 10)).toBe('all');
    expect(readRange('lines=1-2', 10)).toBe('all');
    expect(readRange('bytes=0-0', 0)).toBe('unsatisfiable');
  });
});
