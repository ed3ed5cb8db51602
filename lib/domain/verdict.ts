import type { TidemarkErrorCode } from './errors';

/** What the contract would refuse with; `abortCode` is its number for the refusal. */
export interface Refusal {
  readonly allowed: false;
  readonly code: TidemarkErrorCode;
  readonly abortCode: number;
}

/** Whether the contract would accept a call now. */
export type Verdict = { readonly allowed: true } | Refusal;

const ALLOWED: Verdict = { allowed: true };

/** A condition, and the refusal where it does not hold. */
export type Check = readonly [holds: boolean, code: TidemarkErrorCode, abortCode: number];

/** The first refusal in the order given, which is the contract's own. */
export function firstRefusal(checks: readonly Check[]): Verdict {
  for (const [holds, code, abortCode] of checks) {
    if (!holds) return { allowed: false, code, abortCode };
  }
  return ALLOWED;
}

/** Every refusal, in the contract's order: the contract would answer with the first. */
export function allRefusals(checks: readonly Check[]): Refusal[] {
  return checks
    .filter(([holds]) => !holds)
    .map(([, code, abortCode]) => ({ allowed: false, code, abortCode }));
}
