import { describe, expect, it } from 'vitest';
import type { AuditKind } from '@/lib/server/queries/types';
import { bucketActivity } from './activity-buckets';
import { auditGroups } from './audit-groups';

const HOUR_MS = 3_600_000;
const T0 = Date.UTC(2027, 2, 3);

function cell(hours: number, kind: AuditKind = 'pass.bought', count = 1) {
  return { hourMs: T0 + hours * HOUR_MS, kind, count };
}

describe('bars of activity', () => {
  it('are hours while they fit, and keep quiet hours', () => {
    const chart = bucketActivity({ cells: [cell(0), cell(0, 'offer.set', 3), cell(47)] });
    expect(chart?.unit).toBe('hour');
    expect(chart?.buckets).toHaveLength(48);
    expect(chart?.buckets.map(({ total }) => total).filter((total) => total > 0)).toEqual([4, 1]);
    expect(chart?.peak).toBe(4);
  });

  it.each([
    [48, 'day'],
    [24 * 60, 'week'],
    [24 * 400, 'month'],
    [24 * 9_000, 'month'],
  ] as const)('over %d hours are of the unit %s, never more than 48', (hours, unit) => {
    const chart = bucketActivity({ cells: [cell(0), cell(hours)] });
    expect(chart?.unit).toBe(unit);
    expect(chart?.buckets.length).toBeLessThanOrEqual(48);
    expect(chart?.buckets.at(-1)?.total).toBe(1);
  });

  it('add up to what was counted, by group', () => {
    const cells = auditGroups.map((group, index) =>
      cell(index * 5, group.kinds[0] ?? 'offer.set', index + 1),
    );
    const chart = bucketActivity({ cells });
    const sums = auditGroups.map((_, index) =>
      chart?.buckets.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0),
    );
    expect(sums).toEqual(auditGroups.map((_, index) => index + 1));
  });

  it('are none without events', () => {
    expect(bucketActivity({ cells: [] })).toBeNull();
  });
});
