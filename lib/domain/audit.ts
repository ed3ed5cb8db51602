import { isIterationCovered, isRangeOffered, type IterationRange } from './terms';
import type { TimeWindow } from './time-window';
import { firstRefusal, type Check, type Verdict } from './verdict';

/** Scope bits of an audit grant: may open the weights, may read notes that are not public. */
export const AUDIT_WEIGHTS = 1;
export const AUDIT_NOTES = 2;

/** Verdicts of an opinion. */
export const OPINION_SUPPORTS = 1;
export const OPINION_WITH_RESERVATIONS = 2;
export const OPINION_DOES_NOT_SUPPORT = 3;

/** What a team allows an auditor; times are ms of the chain clock. */
export interface GrantTerms extends TimeWindow, IterationRange {
  readonly modelId: string;
  readonly scope: number;
  readonly openedUntilMs: bigint;
  /** The iteration opened last; 0 before the first opening. */
  readonly openedIteration: number;
}

export interface GrantQuestion {
  readonly modelId: string;
  readonly iteration: number;
  /** Number of the newest iteration of the model. */
  readonly latestIteration: number;
  /** Kept by the model, not by the grant. */
  readonly revoked: boolean;
  readonly nowMs: bigint;
}

/** What a team is about to allow; `startsAtMs` 0 or past is from now. */
export interface GrantProposal extends IterationRange {
  readonly scope: number;
  readonly startsAtMs: bigint;
  readonly windowMs: bigint;
}

/** Would the contract accept `audit::grant` now, on a model with this many iterations? */
export function canGrantAudit(
  proposal: GrantProposal,
  question: {
    readonly market: { readonly minWindowMs: bigint; readonly maxWindowMs: bigint };
    readonly iterationCount: number;
    readonly nowMs: bigint;
  },
): Verdict {
  const { market, iterationCount, nowMs } = question;
  const { scope, startsAtMs, windowMs } = proposal;
  const isWindowAllowed = windowMs >= market.minWindowMs && windowMs <= market.maxWindowMs;
  return firstRefusal([
    [scope > 0 && scope <= (AUDIT_WEIGHTS | AUDIT_NOTES), 'contract_refused', 57],
    [isWindowAllowed && startsAtMs - nowMs <= market.maxWindowMs, 'window_malformed', 12],
    [isRangeOffered(proposal, iterationCount), 'contract_refused', 14],
  ]);
}

/** Would the contract accept `audit::open_audit` now? */
export function canOpenAudit(grant: GrantTerms, question: GrantQuestion): Verdict {
  return firstRefusal([
    ...coverChecks(grant, question),
    [question.iteration <= question.latestIteration, 'iteration_missing', 26],
  ]);
}

/** Would the contract accept `opinion::sign` under this grant now, as far as the grant goes? */
export const canSignOpinion = canOpenAudit;

/** Would the key servers release the key of this iteration, or of its note, to the auditor now? */
export function canFetchAuditKey(
  grant: GrantTerms,
  question: GrantQuestion,
  ofNote: boolean,
): Verdict {
  const needed = ofNote ? AUDIT_NOTES : AUDIT_WEIGHTS;
  const isOpened =
    grant.openedIteration === question.iteration && question.nowMs < grant.openedUntilMs;
  return firstRefusal([
    ...coverChecks(grant, question),
    [(grant.scope & needed) === needed, 'pass_without_download_right', 31],
    [isOpened, 'session_not_open', 32],
  ]);
}

/** `weights`, `notes` or `weights and notes`, as in the grant itself. */
export function scopeText(scope: number): string {
  if (scope === AUDIT_WEIGHTS) return 'weights';
  return scope === AUDIT_NOTES ? 'notes' : 'weights and notes';
}

/** `supports`, `supports with reservations` or `does not support`, as in the opinion itself. */
export function opinionText(verdict: number): string {
  if (verdict === OPINION_SUPPORTS) return 'supports';
  return verdict === OPINION_WITH_RESERVATIONS ? 'supports with reservations' : 'does not support';
}

function coverChecks(grant: GrantTerms, question: GrantQuestion): Check[] {
  return [
    [grant.modelId === question.modelId, 'contract_refused', 60],
    [!question.revoked, 'not_allowed', 59],
    [question.nowMs >= grant.startsAtMs, 'pass_not_started', 23],
    [question.nowMs < grant.endsAtMs, 'pass_window_ended', 24],
    [isIterationCovered(grant, question.iteration), 'iteration_not_covered', 25],
  ];
}
