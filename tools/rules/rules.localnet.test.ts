import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareRule, comparisonText, RULES } from './compare';
import { startContract, type ContractProcess } from './contract-process';
import type { Rule } from './rule';

const CASES = 20_000;
const TIMEOUT_MS = 300_000;

/** Refusals that the cases must reach, or the comparison says nothing about them. */
const REACHED: Readonly<Record<string, readonly number[]>> = {
  open: [21, 22, 23, 24, 25, 26, 52],
  release: [21, 23, 24, 25, 31, 32],
  buy: [1, 12, 15, 16, 17, 18, 19, 20, 43, 53],
  refund: [22, 56],
  settle: [28],
  distribute: [29],
  calls: [24, 27, 32, 33, 50, 51, 52],
};

let contract: ContractProcess;

beforeAll(() => {
  contract = startContract(process.cwd());
});

afterAll(() => {
  contract.stop();
});

describe('lib/domain and the contract say the same', () => {
  it.each(RULES.map((rule) => [rule.title, rule] as const))(
    '%s',
    async (_title, rule) => {
      const comparison = await compareRule(contract, rule, CASES);
      process.stdout.write(`${comparisonText(comparison)}\n`);
      expect(comparison.allowed).toBeGreaterThan(CASES / 20);
      if (['coverage', 'refundable'].includes(rule.name)) {
        expect(comparison.zeros).toBeGreaterThan(CASES / 20);
        expect(comparison.zeros).toBeLessThan(comparison.allowed - CASES / 20);
      }
      expect([...comparison.refused.keys()]).toEqual(
        expect.arrayContaining([...(REACHED[rule.name] ?? [])]),
      );
    },
    TIMEOUT_MS,
  );

  it('and a difference is found', async () => {
    const [rule] = RULES;
    if (rule === undefined) throw new Error('no rules');
    const bent: Rule = {
      ...rule,
      draw: (random) => ({ ...rule.draw(random), said: { abort: 99 } }),
    };
    await expect(compareRule(contract, bent, 1)).rejects.toThrow('the contract');
  });
});
