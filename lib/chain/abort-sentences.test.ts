import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { abortMeanings } from './abort-sentences';

const sources = path.resolve('move/tidemark/sources');

/** Every `const EName: u64 = 7;` of the contract. */
function contractCodes(): Set<number> {
  const texts = readdirSync(sources).map((file) => readFileSync(path.join(sources, file), 'utf8'));
  const found = texts.flatMap((text) => [...text.matchAll(/const E\w+: u64 = (\d+);/g)]);
  return new Set(found.map((match) => Number(match[1])));
}

describe('abort codes', () => {
  it('every code of the contract has a sentence, and no sentence is without a code', () => {
    const known = Object.keys(abortMeanings).map(Number);
    expect(known.toSorted((a, b) => a - b)).toEqual([...contractCodes()].sort((a, b) => a - b));
  });

  it('every sentence says what happened and what to do', () => {
    for (const { sentence } of Object.values(abortMeanings)) {
      expect(sentence).toMatch(/^[A-Z].{20,}\.$/);
    }
  });
});
