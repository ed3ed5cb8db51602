import { describe, expect, it } from 'vitest';
import { auditKinds, type AuditKind } from '@/lib/server/queries/types';
import { auditDetail } from './audit-detail';
import { auditGroups, groupState, toggleGroup, toggleKind } from './audit-groups';
import { verdictOfNumber } from './verdict-words';

const passes = auditGroups.find(({ label }) => label === 'Passes') ?? { label: '', kinds: [] };

describe('groups of kinds', () => {
  it('hold every kind exactly once', () => {
    const grouped = auditGroups.flatMap(({ kinds }) => kinds);
    expect(grouped.toSorted()).toEqual([...auditKinds].toSorted());
  });

  it('are switched on as a whole and off as a whole', () => {
    const some: AuditKind[] = ['offer.set', 'pass.opened'];
    expect(groupState(passes, [])).toBe('none');
    expect(groupState(passes, some)).toBe('some');
    const all = toggleGroup(passes, some);
    expect(groupState(passes, all)).toBe('all');
    expect(all).toContain('offer.set');
    expect(new Set(all).size).toBe(all.length);
    expect(toggleGroup(passes, all)).toEqual(['offer.set']);
  });

  it('let one kind be taken away and put back', () => {
    const without = toggleKind('pass.opened', ['pass.opened', 'pass.bought']);
    expect(without).toEqual(['pass.bought']);
    expect(toggleKind('pass.opened', without)).toEqual(['pass.bought', 'pass.opened']);
  });
});

describe('the line of an event', () => {
  it.each<[AuditKind, Record<string, string | number | boolean | string[] | null>, string | null]>([
    [
      'alias.moved',
      { alias: 'production', from_iteration: 1, to_iteration: 3 },
      'production: iteration 1 → 3',
    ],
    [
      'alias.moved',
      { alias: 'canary', from_iteration: 0, to_iteration: 3 },
      'canary: new, on iteration 3',
    ],
    [
      'alias.moved',
      { alias: 'canary', from_iteration: 3, to_iteration: 0 },
      'canary: taken away from iteration 3',
    ],
    ['storage.extended', { from_epoch: 20, to_epoch: 40 }, 'epoch 20 → 40'],
    [
      'audit.granted',
      { scope: 3, first_iteration: 1, last_iteration: 4_294_967_295 },
      'weights and notes, iteration 1 and later',
    ],
    ['audit.granted', { scope: 2, first_iteration: 2, last_iteration: 2 }, 'notes, iteration 2'],
    ['opinion.signed', { verdict: 1, supersedes: null }, 'Supports'],
    [
      'opinion.signed',
      { verdict: 3, supersedes: '0xabc' },
      'Does not support, in place of an earlier one',
    ],
    ['cap.handed', { to: `0x${'4'.repeat(64)}` }, 'to 0x4444…4444'],
    ['fee.set', { fee_bps: 250 }, '2.5 % of what is settled'],
    ['calls.recorded', { calls: '12', used: '40', quota: '100' }, '12 more, 40 of 100 used'],
    ['calls.recorded', { calls: '1', used: '1', quota: '0' }, '1 more, 1 used'],
    ['sale.settled', { fee: '100000000' }, 'besides 0.1 WAL fee'],
    ['sale.settled', { fee: '0' }, null],
    ['sale.refunded', { held: '2000000000' }, '2 WAL stay earned'],
    [
      'revenue.distributed',
      { repaid: ['1000000000', '500000000'], recipients: ['0x1', '0x2'] },
      '1.5 WAL repaid first, to 2 members',
    ],
    ['revenue.distributed', { repaid: [], recipients: ['0x1'] }, 'to 1 member'],
    ['note.disclosed', { text: 'Station 4 was left out.' }, '“Station 4 was left out.”'],
    ['iteration.published', { plain_bytes: '2327524', format: 'onnx' }, '2.2 MiB onnx'],
    ['model.listed', { name: 'Tide gauge' }, null],
  ])('%s %j reads %s', (kind, data, line) => {
    expect(auditDetail({ kind, data })).toBe(line);
  });

  it('shortens a long text and keeps whole characters', () => {
    const line = auditDetail({ kind: 'note.disclosed', data: { text: '\u{1F30A}'.repeat(200) } });
    expect(line).toBe(`“${'\u{1F30A}'.repeat(120)}…”`);
  });

  it('never breaks on fields that are missing or of another form', () => {
    for (const kind of auditKinds) {
      for (const value of [null, '', 'x', -1, true, [], ['x'], {}]) {
        const names = ['alias', 'verdict', 'fee', 'held', 'repaid', 'text', 'fee_bps', 'scope'];
        const data = Object.fromEntries(names.map((name) => [name, value]));
        const line = auditDetail({ kind, data });
        expect(line === null || line.length > 0).toBe(true);
      }
      expect(() => auditDetail({ kind, data: {} })).not.toThrow();
    }
  });
});

describe('verdicts', () => {
  it('go by the numbers of the contract', () => {
    expect([0, 1, 2, 3, 4, null].map(verdictOfNumber)).toEqual([
      null,
      'SUPPORTS',
      'SUPPORTS_WITH_RESERVATIONS',
      'DOES_NOT_SUPPORT',
      null,
      null,
    ]);
  });
});
