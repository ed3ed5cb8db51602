import { TidemarkError, type TidemarkErrorCode } from './errors';
import { formatDateTime, type DateStyle } from './format';
import { isIterationCovered, releasesKeys, type SaleTerms } from './terms';
import { iterationsText } from './terms-text';
import { isInWindow, type TimeWindow } from './time-window';
import { firstRefusal, type Check, type Refusal, type Verdict } from './verdict';

/** The terms frozen into a pass at purchase; times are ms of the chain clock. */
export interface PassTerms extends TimeWindow {
  readonly modelId: string;
  readonly rights: number;
  readonly firstIteration: number;
  readonly lastIteration: number;
  readonly openedUntilMs: bigint;
  /** The iteration opened last; 0 before the first opening. */
  readonly openedIteration: number;
}

export interface AccessQuestion {
  readonly modelId: string;
  readonly iteration: number;
  /** Number of the newest iteration of the model; iterations count from 1. */
  readonly latestIteration: number;
  /** Chain clock, never the clock of this machine. */
  readonly nowMs: bigint;
}

/** Would the contract accept `access::open` for this pass now? */
export function canOpen(pass: PassTerms, question: AccessQuestion): Verdict {
  return firstRefusal([
    ...coverChecks(pass, question),
    [question.iteration <= question.latestIteration, 'iteration_missing', 26],
  ]);
}

/** The same with the sale that is to carry the trace: the one that pays for this moment. */
export function canOpenWithSale(
  pass: PassTerms & { readonly passId: string },
  sale: Pick<SaleTerms, 'startsAtMs' | 'endsAtMs' | 'closed'> & { readonly passId: string },
  question: AccessQuestion,
): Verdict {
  return firstRefusal([
    [sale.passId === pass.passId, 'contract_refused', 22],
    ...coverChecks(pass, question),
    [isInWindow(sale, question.nowMs), 'contract_refused', 22],
    [!sale.closed, 'contract_refused', 52],
    [question.iteration <= question.latestIteration, 'iteration_missing', 26],
  ]);
}

/** Would the key servers release the key of this iteration to the holder of this pass now? */
export function canFetchKey(pass: PassTerms, question: AccessQuestion): Verdict {
  return firstRefusal([
    ...coverChecks(pass, question),
    [releasesKeys(pass.rights), 'pass_without_download_right', 31],
    [isOpened(pass, question), 'session_not_open', 32],
  ]);
}

/** End of the opening session that an `open` at `nowMs` gives: `min(end, now + session)`. */
export function openedUntilMs(pass: TimeWindow, nowMs: bigint, sessionMs: bigint): bigint {
  const sessionEndsAtMs = nowMs + sessionMs;
  return sessionEndsAtMs < pass.endsAtMs ? sessionEndsAtMs : pass.endsAtMs;
}

function coverChecks(pass: PassTerms, question: AccessQuestion): Check[] {
  return [
    [pass.modelId === question.modelId, 'pass_of_another_model', 21],
    [question.nowMs >= pass.startsAtMs, 'pass_not_started', 23],
    [question.nowMs < pass.endsAtMs, 'pass_window_ended', 24],
    [isIterationCovered(pass, question.iteration), 'iteration_not_covered', 25],
  ];
}

function isOpened(pass: PassTerms, question: AccessQuestion): boolean {
  return pass.openedIteration === question.iteration && question.nowMs < pass.openedUntilMs;
}

/** One sentence for a refusal, with the dates of this pass in the reader's locale and zone. */
export function accessRefusal(verdict: Refusal, pass: PassTerms, style: DateStyle): TidemarkError {
  const details = { abortCode: verdict.abortCode, endsAtMs: `${pass.endsAtMs}` };
  return new TidemarkError(verdict.code, refusalSentence(verdict.code, pass, style), { details });
}

function refusalSentence(code: TidemarkErrorCode, pass: PassTerms, style: DateStyle): string {
  switch (code) {
    case 'pass_window_ended':
      return `The window of this pass ended on ${formatDateTime(pass.endsAtMs, style)}; buy a new window to open the model again.`;
    case 'pass_not_started':
      return `The window of this pass starts on ${formatDateTime(pass.startsAtMs, style)}; come back then.`;
    case 'iteration_not_covered':
      return `This pass covers ${iterationsText(pass)}; choose one of them.`;
    case 'iteration_missing':
      return 'This model has no such iteration; choose another.';
    case 'pass_without_download_right':
      return 'This pass lets you call the model through its gateway; it does not release the key.';
    case 'session_not_open':
      return 'This iteration is not open, or its session has ended; open it again.';
    default:
      return 'This pass belongs to another model; choose the pass of this model.';
  }
}
