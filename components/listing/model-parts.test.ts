import { describe, expect, it } from 'vitest';
import { noteStanding } from '@/components/iteration/note-standing';
import { groupOpinions } from './group-opinions';

const opinion = (
  opinionId: string,
  supersedes: string | null = null,
  supersededBy: string | null = null,
) => ({ opinionId, supersedes, supersededBy });

const idsOf = (groups: ReturnType<typeof groupOpinions<ReturnType<typeof opinion>>>) =>
  groups.map(({ standing, earlier }) => [
    standing.opinionId,
    ...earlier.map(({ opinionId }) => opinionId),
  ]);

describe('opinions of a model', () => {
  it('fold what was replaced under what stands, newest first', () => {
    const groups = groupOpinions([
      opinion('c', 'b'),
      opinion('x'),
      opinion('b', 'a', 'c'),
      opinion('a', null, 'c'),
    ]);
    expect(idsOf(groups)).toEqual([['c', 'b', 'a'], ['x']]);
  });

  it('may replace the same one twice, and reach further back than is listed', () => {
    const groups = groupOpinions([opinion('d', 'a'), opinion('c', 'a'), opinion('a', 'lost', 'd')]);
    expect(idsOf(groups)).toEqual([
      ['d', 'a'],
      ['c', 'a'],
    ]);
  });

  it('end even where the index is wrong about a circle', () => {
    const groups = groupOpinions([opinion('a', 'b'), opinion('b', 'a', 'a')]);
    expect(groups).toHaveLength(1);
    expect(groupOpinions([])).toEqual([]);
  });
});

describe('where a note stands', () => {
  it.each([
    ['PUBLIC', null, 'public'],
    ['DISCLOSED', 100, 'disclosed'],
    ['FOR_AUDITORS', null, 'auditors'],
    ['SEALED_UNTIL', 101, 'sealed'],
    ['SEALED_UNTIL', 100, 'due'],
    ['SEALED_UNTIL', 99, 'due'],
  ] as const)('%s, disclosable from %s, is %s at 100 ms', (kind, opensAtMs, standing) => {
    expect(noteStanding({ kind, opensAtMs }, 100)).toBe(standing);
  });
});
