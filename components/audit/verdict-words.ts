import type { Verdict } from '@/lib/server/queries/types';

/** What an auditor says about the claims of a listing. */
export const verdictWords: Record<Verdict, string> = {
  SUPPORTS: 'Supports',
  SUPPORTS_WITH_RESERVATIONS: 'Supports with reservations',
  DOES_NOT_SUPPORT: 'Does not support',
};

/** The contract's numbers for them, from 1. */
const verdictOrder = [
  'SUPPORTS',
  'SUPPORTS_WITH_RESERVATIONS',
  'DOES_NOT_SUPPORT',
] as const satisfies readonly Verdict[];

export const verdicts: readonly Verdict[] = verdictOrder;

export const verdictNumbers: Record<Verdict, number> = {
  SUPPORTS: 1,
  SUPPORTS_WITH_RESERVATIONS: 2,
  DOES_NOT_SUPPORT: 3,
};

export function verdictOfNumber(number: number | null): Verdict | null {
  return number === null ? null : (verdictOrder[number - 1] ?? null);
}
