import { describe, expect, test } from 'vitest';
import { checkStep } from './check-draft';
import { publicMetrics, type DataGate } from './data-gate';
import { emptyDraft, parseDraft } from './draft';

const address = `0x${'1b'.repeat(32)}`;
const stated: DataGate = {
  aboutPeople: false,
  deidentified: 'yes',
  legalBasis: ' consent, ethics approval 2026-114 ',
};

function draftOf(dataClass: string, task: string, dataGate: Partial<DataGate>) {
  const draft = emptyDraft(address, 'draft-0001');
  const details = {
    ...draft.details,
    name: 'Pulse',
    summary: 'Reads pulses.',
    licence: 'MIT',
    task,
    dataClass,
  };
  return { ...draft, details, dataGate: { ...draft.dataGate, ...dataGate } };
}

describe('data of people', () => {
  test.each<[string, string, Partial<DataGate>, string[]]>([
    ['public', 'audio', {}, []],
    ['public', 'dataset', {}, []],
    ['public', 'audio', { aboutPeople: true }, []],
    ['public', 'dataset', { aboutPeople: true }, ['de-identified', 'legal-basis']],
    ['medical', 'tabular', {}, ['de-identified', 'legal-basis']],
    ['personal, de-identified', 'text', {}, ['de-identified', 'legal-basis']],
    ['medical', 'tabular', stated, []],
    ['medical', 'tabular', { ...stated, deidentified: 'no' }, ['de-identified']],
    ['medical', 'tabular', { ...stated, legalBasis: '  ' }, ['legal-basis']],
    ['medical', 'tabular', { ...stated, legalBasis: 'é'.repeat(61) }, ['legal-basis']],
  ])('%s, %s, %j', (dataClass, task, gate, fields) => {
    const draft = draftOf(dataClass, task, gate);
    expect(Object.keys(checkStep(draft, 'details')).toSorted()).toEqual(fields);
    const next = { ...draft, modelChoice: address };
    expect(Object.keys(checkStep(next, 'details')).toSorted()).toEqual(fields);
  });

  test('the statements are public with the metrics, as statements', () => {
    const draft = draftOf('medical', 'tabular', stated);
    const details = { ...draft.details, metrics: 'auc: 0.9\ndata encryption: none' };
    const metrics: unknown = JSON.parse(publicMetrics({ ...draft, details }));
    expect(metrics).toEqual({
      auc: 0.9,
      'data de-identified': 'yes, as the publisher states; not checked',
      'data legal basis':
        'consent, ethics approval 2026-114 (as the publisher states; not checked)',
      'data encryption': 'enforced; the file was encrypted before it left the publisher’s browser',
    });
    expect(publicMetrics(draftOf('public', 'audio', stated))).toBe('');
  });

  test('every value is short enough to be shown', () => {
    const draft = draftOf('medical', 'tabular', { ...stated, legalBasis: 'x'.repeat(120) });
    expect(checkStep(draft, 'details')).toEqual({});
    const values = Object.values<unknown>(JSON.parse(publicMetrics(draft)));
    expect(values.every((value) => String(value).length <= 200)).toBe(true);
  });

  test('a draft kept before it was asked has not answered', () => {
    const older = { ...draftOf('medical', 'tabular', stated), dataGate: undefined };
    expect(parseDraft(older)?.dataGate).toEqual({
      aboutPeople: false,
      deidentified: '',
      legalBasis: '',
    });
  });
});
