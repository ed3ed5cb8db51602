import { describe, expect, test } from 'vitest';
import { ITERATIONS_AND_LATER } from '@/lib/domain';
import { grantedIterations, grantState, grantWindow, sortGrants } from './grant-state';
import {
  emptyOpinionForm,
  evidenceBytes,
  opinionProblems,
  opinionWordsOf,
  type OpinionForm,
} from './opinion-form';

const dayMs = 86_400_000;
const grant = (startsAtMs: number, endsAtMs: number, revoked = false) => ({
  startsAtMs: BigInt(startsAtMs),
  endsAtMs: BigInt(endsAtMs),
  revoked,
});

describe('where a grant stands', () => {
  test.each([
    [99, 'upcoming'],
    [100, 'active'],
    [199, 'active'],
    [200, 'ended'],
  ] as const)('at %i ms of 100 to 200 it is %s', (nowMs, state) => {
    expect(grantState(grant(100, 200), nowMs)).toBe(state);
    expect(grantState(grant(100, 200, true), nowMs)).toBe('revoked');
  });

  test('the bar shows what is left, and nothing once it is over', () => {
    const fortnight = grant(0, 14 * dayMs);
    const show = (nowMs: number, one = fortnight) =>
      grantWindow(one, grantState(one, nowMs), nowMs);
    expect(show(7 * dayMs)).toEqual({ part: 0.5, text: '7 days left', length: '14 days' });
    expect(show(14 * dayMs)).toMatchObject({ part: 0, text: 'Ended' });
    expect(show(dayMs, { ...fortnight, revoked: true })).toMatchObject({
      part: 0,
      text: 'Revoked',
    });
    expect(show(dayMs, grant(3 * dayMs, 4 * dayMs))).toEqual({
      part: 1,
      text: 'Starts in 2 days',
      length: '1 day',
    });
  });

  test('what can be used comes first, then what ends first', () => {
    const [ended, revoked] = [grant(0, 50), grant(0, 900, true)];
    const [late, soon, upcoming] = [grant(0, 900), grant(0, 500), grant(400, 600)];
    const sorted = sortGrants([ended, revoked, late, soon, upcoming], 100);
    expect(sorted).toEqual([soon, late, upcoming, ended, revoked]);
  });

  test.each([
    [1, ITERATIONS_AND_LATER, 3, [3, 2, 1]],
    [2, ITERATIONS_AND_LATER, 3, [3, 2]],
    [2, 2, 3, [2]],
    [2, 9, 3, [3, 2]],
    [4, 9, 3, []],
    [1, ITERATIONS_AND_LATER, 0, []],
  ])('%i to %i of %i published covers %j', (firstIteration, lastIteration, count, numbers) => {
    expect(grantedIterations({ firstIteration, lastIteration }, count)).toEqual(numbers);
  });
});

describe('an opinion as typed', () => {
  const full: OpinionForm = {
    verdict: 2,
    scope: ' Held-out set, 2,000 frames ',
    statement: 'Recall as stated.\nPrecision 2 points lower.',
    evidenceHash: `0x${'AB'.repeat(32)}`,
  };

  test('becomes what the contract takes', () => {
    expect(opinionProblems(full)).toEqual({});
    expect(opinionWordsOf(full)).toEqual({
      verdict: 2,
      scope: 'Held-out set, 2,000 frames',
      statement: full.statement,
      evidenceHash: new Uint8Array(32).fill(0xab),
    });
  });

  test.each<[Partial<OpinionForm>, string]>([
    [{ verdict: null }, 'verdict'],
    [{ verdict: 0 }, 'verdict'],
    [{ verdict: 4 }, 'verdict'],
    [{ scope: ' ' }, 'scope'],
    [{ scope: 'é'.repeat(129) }, 'scope'],
    [{ statement: '' }, 'statement'],
    [{ statement: 'x'.repeat(2_049) }, 'statement'],
    [{ evidenceHash: '' }, 'evidence'],
    [{ evidenceHash: 'ab'.repeat(31) }, 'evidence'],
    [{ evidenceHash: `${'ab'.repeat(31)}zz` }, 'evidence'],
  ])('%j is named at %s', (change, field) => {
    expect(Object.keys(opinionProblems({ ...full, ...change }))).toEqual([field]);
    expect(opinionWordsOf({ ...full, ...change })).toBeNull();
  });

  test('an empty form lacks everything, and limits are those of the contract', () => {
    expect(Object.keys(opinionProblems(emptyOpinionForm))).toHaveLength(4);
    const most = { ...full, scope: 'x'.repeat(256), statement: 'x'.repeat(2_048) };
    expect(opinionProblems(most)).toEqual({});
    expect(evidenceBytes(` ${'00'.repeat(32)}\n`)).toEqual(new Uint8Array(32));
  });
});
