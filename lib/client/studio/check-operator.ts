import { isObjectId } from '@/lib/domain';

/** The contract's limit for one team. */
export const MAX_OPERATORS = 8;

/** Why an address cannot be appointed, in one sentence; null when it can. */
export function operatorProblem(typed: string, operators: readonly string[]): string | null {
  const address = typed.trim().toLowerCase();
  if (!isObjectId(address)) return 'Enter a whole Sui address: 0x and 64 digits.';
  if (operators.includes(address)) return 'This address is an operator already.';
  return operators.length < MAX_OPERATORS
    ? null
    : `A team has at most ${MAX_OPERATORS} operators; remove one first.`;
}
