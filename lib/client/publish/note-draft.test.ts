import { describe, expect, test } from 'vitest';
import { checkStep } from './check-draft';
import { emptyDraft, parseDraft } from './draft';
import { emptyNoteDraft, noteProblems, opensAtMsOf, type NoteVisibility } from './note-draft';

const address = `0x${'1b'.repeat(32)}`;
const draft = () => emptyDraft(address, 'draft-0001');

describe('who may read a note', () => {
  test.each<[NoteVisibility, string, string, string[]]>([
    ['public', '', '', []],
    ['public', 'Retrained.', '', []],
    ['public', 'é'.repeat(1_025), '', ['note']],
    ['sealed', 'Retrained.', '2027-03-03', []],
    ['sealed', 'Retrained.', '', ['note-date']],
    ['sealed', ' \n', '', ['note', 'note-date']],
    ['auditors', 'Retrained.', '', []],
    ['auditors', '', '', ['note']],
    ['auditors', 'x'.repeat(2_049), '', ['note']],
  ])('%s, text “%s”, day “%s”', (visibility, text, opensOn, fields) => {
    expect(Object.keys(noteProblems(text, { visibility, opensOn }))).toEqual(fields);
  });

  test.each<[string, bigint | null]>([
    ['2027-03-03', 1_803_945_600_000n + 86_400_000n],
    ['1970-01-02', 86_400_000n],
    ['1970-01-01', null],
    ['2027-02-31', null],
    ['2027-3-3', null],
    ['03.03.2027', null],
    ['', null],
  ])('the day “%s” starts in UTC', (opensOn, atMs) => {
    expect(opensAtMsOf({ visibility: 'sealed', opensOn })).toBe(atMs);
  });

  test('the step of the details names the fields', () => {
    const note = { visibility: 'sealed', opensOn: '' } as const;
    const problems = checkStep({ ...draft(), modelChoice: address, note }, 'details');
    expect(Object.keys(problems).toSorted()).toEqual(['note', 'note-date']);
  });
});

describe('stored drafts', () => {
  test('keep the choice, and one from before it could be made is public', () => {
    const sealed = { ...draft(), note: { visibility: 'sealed', opensOn: '2027-03-03' } } as const;
    expect(parseDraft(structuredClone(sealed))).toEqual(sealed);
    const older = { ...draft(), note: undefined };
    expect(parseDraft(older)?.note).toEqual(emptyNoteDraft);
    expect(parseDraft({ ...draft(), note: { visibility: 'secret', opensOn: '' } })).toBeNull();
  });
});
