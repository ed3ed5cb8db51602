import { describe, expect, test } from 'vitest';
import { toModelHistory } from './model-history';

const publications = (...texts: string[]) =>
  texts.map((metricsText, place) => ({
    number: place + 1,
    publishedAtMs: 1_000 * place,
    metricsText,
  }));

describe('history of a model', () => {
  test('follows the first number that most iterations share with the newest', () => {
    const history = toModelHistory(
      publications('{"auc":0.8,"loss":2}', '{"loss":1.5}', '{"note":"x","auc":0.9,"loss":1}'),
    );
    expect(history.metric).toBe('loss');
    expect(history.points.map(({ value }) => value)).toEqual([2, 1.5, 1]);
  });

  test('ties go to the number named first; gaps stay gaps', () => {
    const history = toModelHistory(publications('{"b":1,"a":2}', '', '{"a":3,"b":4}'));
    expect(history.metric).toBe('a');
    expect(history.points.map(({ value }) => value)).toEqual([2, null, 3]);
  });

  test('without a shared number only the times are left', () => {
    for (const texts of [[], ['{"auc":1}'], ['{"auc":1}', 'nonsense'], ['{"a":1}', '{"b":1}']]) {
      const history = toModelHistory(publications(...texts));
      expect(history.metric).toBe(null);
      expect(history.points.every(({ value }) => value === null)).toBe(true);
      expect(history.points).toHaveLength(texts.length);
    }
  });
});
