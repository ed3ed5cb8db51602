import { coverageRule, openRule, releaseRule } from './access-rules';
import { purchaseRule, renewalRule } from './buy-rule';
import type { ContractProcess } from './contract-process';
import { callsRule, distributeRule, refundableRule, refundRule, settleRule } from './money-rules';
import type { Rule } from './rule';
import { SeededRandom } from './seeded-random';

export const RULES: readonly Rule[] = [
  openRule,
  releaseRule,
  coverageRule,
  purchaseRule,
  renewalRule,
  refundableRule,
  refundRule,
  settleRule,
  distributeRule,
  callsRule,
];

/** Cases that go over the wire at once. */
const BATCH = 1_000;

export interface Comparison {
  readonly title: string;
  readonly cases: number;
  /** Cases that both allowed, and refusals of both by code. */
  readonly allowed: number;
  /** Of those, cases whose first value is 0: not covered, nothing to refund. */
  readonly zeros: number;
  readonly refused: ReadonlyMap<number, number>;
  readonly seconds: number;
}

/** Asks both sides the same random cases. Throws at the first that they answer differently. */
export async function compareRule(
  contract: ContractProcess,
  rule: Rule,
  cases: number,
  seed = 1,
): Promise<Comparison> {
  const started = performance.now();
  const random = new SeededRandom(seed);
  const refused = new Map<number, number>();
  let allowed = 0;
  let zeros = 0;
  for (let done = 0; done < cases; done += BATCH) {
    const drawn = Array.from({ length: Math.min(BATCH, cases - done) }, () => rule.draw(random));
    const answers = await contract.ask(
      rule.name,
      drawn.map(({ asked }) => asked),
    );
    drawn.forEach(({ asked, said }, at) => {
      const answer = answers[at];
      if (text(answer) !== text(said)) {
        const found = `the contract ${text(answer)}, lib/domain ${text(said)}`;
        throw new Error(`${rule.title}, case ${done + at}: ${found} of ${text(asked)}`);
      }
      if ('abort' in said) refused.set(said.abort, (refused.get(said.abort) ?? 0) + 1);
      else {
        allowed += 1;
        if (said.values[0] === '0') zeros += 1;
      }
    });
  }
  const seconds = (performance.now() - started) / 1_000;
  return { title: rule.title, cases, allowed, zeros, refused, seconds };
}

/** One line for people. */
export function comparisonText(comparison: Comparison): string {
  const { title, cases, allowed, zeros, refused, seconds } = comparison;
  const codes = [...refused].sort(([left], [right]) => left - right);
  const refusals = codes.map(([code, times]) => `${code}×${times}`).join(' ');
  return `${title}: ${cases} equal, ${allowed} allowed (${zeros} of them 0), refused ${refusals || 'none'}, ${seconds.toFixed(1)} s`;
}

function text(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? inner.toString() : inner,
  );
}
