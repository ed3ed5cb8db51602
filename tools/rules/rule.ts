import type { Verdict } from '@/lib/domain';
import type { SeededRandom } from './seeded-random';

/** What the contract or the app says of a case: decimal values, or the contract's refusal. */
export type Said = { readonly values: readonly string[] } | { readonly abort: number };

/** A question that the contract and `lib/domain` both answer. */
export interface Rule {
  /** Of the child's protocol. */
  readonly name: string;
  readonly title: string;
  /** A random case, and what `lib/domain` says of it. Bigints go over the wire as decimal text. */
  draw(random: SeededRandom): { readonly asked: object; readonly said: Said };
}

/** `values` are worked out only where the app allows it. */
export function saidBy(verdict: Verdict, values: () => readonly bigint[]): Said {
  return verdict.allowed ? { values: values().map(String) } : { abort: verdict.abortCode };
}
