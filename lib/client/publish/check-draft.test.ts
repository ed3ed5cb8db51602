import { describe, expect, test } from 'vitest';
import { checkStep, offerProblems, sharesOf, tagsOf, windowMsOf } from './check-draft';
import { emptyDraft, hasBegun, parseDraft, type PublishDraft } from './draft';
import { metricsJson } from './metrics';

const address = `0x${'1b'.repeat(32)}`;
const draft = () => emptyDraft(address, 'draft-0001');

function withTeam(team: PublishDraft['team']): PublishDraft {
  return { ...draft(), team };
}

describe('team', () => {
  test('a new draft lacks only a name: its one member holds everything', () => {
    expect(Object.keys(checkStep(draft(), 'team'))).toEqual(['team-name']);
    expect(sharesOf(draft())).toEqual([{ address, shareBps: 10_000 }]);
  });

  test.each([
    ['60', '39.99', 'shares'],
    ['60', '40.01', 'shares'],
    ['-3', '40', 'share-0'],
    ['60.001', '40', 'share-0'],
    ['0', '100', 'shares'],
  ])('%s and %s %% are refused at %s', (first, second, field) => {
    const members = [
      { address, percent: first },
      { address: `0x${'2c'.repeat(32)}`, percent: second },
    ];
    expect(checkStep(withTeam({ name: 'T', members }), 'team')).toHaveProperty(field);
  });

  test('a short address and one given twice are named at their rows', () => {
    const members = [
      { address, percent: '50' },
      { address: address.toUpperCase().replace('0X', '0x'), percent: '25' },
      { address: '0x12', percent: '25' },
    ];
    const problems = checkStep(withTeam({ name: 'T', members }), 'team');
    expect(Object.keys(problems).sort()).toEqual(['member-1', 'member-2']);
  });

  test('a team that exists is not checked again', () => {
    expect(checkStep({ ...draft(), teamChoice: address }, 'team')).toEqual({});
  });
});

describe('offer', () => {
  test.each([
    ['7', '12', []],
    ['0.5', '0.000000001', []],
    ['366', '5000000000', []],
    ['366.1', '12', ['window']],
    ['0', '12', ['window']],
    ['-1', '12', ['window']],
    ['', '12', ['window']],
    ['seven', '12', ['window']],
    ['7', '0', ['price']],
    ['7', '-5', ['price']],
    ['7', '1e5', ['price']],
    ['7', '1.0000000001', ['price']],
    ['7', '5000000000.000000001', ['price']],
    ['7', '', ['price']],
  ])('window %s and price %s', (windowDays, priceWal, fields) => {
    expect(Object.keys(offerProblems({ windowDays, priceWal }))).toEqual(fields);
  });

  test('days become whole milliseconds', () => {
    const offer = { ...draft().offer, windowDays: '0.5' };
    expect(windowMsOf({ ...draft(), offer })).toBe(43_200_000n);
  });
});

describe('details', () => {
  const details = {
    ...draft().details,
    name: 'Tide gauge',
    summary: 'Reads levels.',
    task: 'time-series',
    licence: 'MIT',
    dataClass: 'public',
  };

  test('limits count bytes, as the contract does', () => {
    expect(checkStep({ ...draft(), details }, 'details')).toEqual({});
    const name = 'é'.repeat(49);
    expect(checkStep({ ...draft(), details: { ...details, name } }, 'details')).toHaveProperty(
      'name',
    );
  });

  test('tags are trimmed, lower-cased and unique; nine are too many', () => {
    const tags = ' Voice, voice ,, VAD';
    expect(tagsOf({ ...draft(), details: { ...details, tags } })).toEqual(['voice', 'vad']);
    const nine = 'a,b,c,d,e,f,g,h,i';
    expect(
      checkStep({ ...draft(), details: { ...details, tags: nine } }, 'details'),
    ).toHaveProperty('tags');
  });

  test('metrics keep numbers as numbers and refuse a line without a value', () => {
    expect(metricsJson('accuracy: 0.913\n\nset: held-out: A')).toBe(
      '{"accuracy":0.913,"set":"held-out: A"}',
    );
    expect(metricsJson(' \n')).toBe('');
    expect(() => metricsJson('accuracy 0.9')).toThrow('name: value');
  });
});

describe('stored drafts', () => {
  test('a draft survives storage, anything else does not', () => {
    expect(parseDraft(structuredClone(draft()))).toEqual(draft());
    expect(parseDraft({ ...draft(), version: 2 })).toBeNull();
    expect(parseDraft({ ...draft(), epochs: 54 })).toBeNull();
    expect(parseDraft(undefined)).toBeNull();
  });

  test('a draft has begun with its first deed', () => {
    expect(hasBegun(draft())).toBe(false);
    const progress = { ...draft().progress, teamId: address };
    expect(hasBegun({ ...draft(), progress })).toBe(true);
  });
});
