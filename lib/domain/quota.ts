import { allowsCalls, type SaleTerms } from './terms';
import { firstRefusal, type Verdict } from './verdict';

/** Calls left in a period; null without a limit. */
export function callsLeft(sale: Pick<SaleTerms, 'quota' | 'used'>): bigint | null {
  return sale.quota === 0n ? null : sale.quota - sale.used;
}

export interface CallsQuestion {
  readonly calls: bigint;
  /** End of the opening session that the sale remembers, in ms. */
  readonly openedUntilMs: bigint;
  readonly isTeamOfSale: boolean;
  /** Whether the caller is a member or an operator of that team. */
  readonly isMemberOrOperator: boolean;
  readonly nowMs: bigint;
}

/** Would the contract accept `sale::record_calls` now? */
export function canRecordCalls(sale: SaleTerms, question: CallsQuestion): Verdict {
  const { calls, nowMs } = question;
  const left = callsLeft(sale);
  return firstRefusal([
    [question.isTeamOfSale, 'contract_refused', 27],
    [question.isMemberOrOperator, 'not_allowed', 33],
    [calls > 0n && allowsCalls(sale.rights), 'contract_refused', 50],
    [!sale.closed, 'contract_refused', 52],
    [nowMs < sale.endsAtMs, 'pass_window_ended', 24],
    [nowMs < question.openedUntilMs, 'session_not_open', 32],
    [left === null || calls <= left, 'contract_refused', 51],
  ]);
}
