import { TidemarkError, type Refusal, type TidemarkErrorCode } from '@/lib/domain';

interface AbortMeaning {
  readonly code: TidemarkErrorCode;
  /** What happened and what to do next. */
  readonly sentence: string;
}

/** The error of a refusal that `lib/domain` foresees, with the contract's own sentence. */
export function refusalError(refusal: Refusal): TidemarkError {
  const sentence = abortMeanings[refusal.abortCode]?.sentence;
  return new TidemarkError(
    refusal.code,
    sentence ?? 'The contract would refuse this; reload the page.',
    { retryable: false, details: { abortCode: refusal.abortCode } },
  );
}

/** One number, one meaning, for the whole package (`move/README.md`). */
export const abortMeanings: Readonly<Record<number, AbortMeaning>> = {
  1: {
    code: 'update_needed',
    sentence: 'The market has moved to a newer contract version; reload the page to update.',
  },
  2: {
    code: 'not_allowed',
    sentence: 'This is the key of another team; choose a team that you manage.',
  },
  3: {
    code: 'not_allowed',
    sentence: 'This model belongs to another team; switch to the team that owns it.',
  },
  4: {
    code: 'text_malformed',
    sentence: 'A text is empty or too long; shorten or fill the marked fields.',
  },
  5: {
    code: 'shares_malformed',
    sentence:
      'The shares do not fit: different people, no more than the market allows, each above 0 %, together exactly 100 %.',
  },
  6: {
    code: 'contract_refused',
    sentence: 'A stored part is not certified yet; finish the upload and publish again.',
  },
  7: {
    code: 'contract_refused',
    sentence: 'A stored part could be deleted; upload again as not deletable.',
  },
  8: {
    code: 'contract_refused',
    sentence: 'The manifest is not among the stored parts; start the upload again.',
  },
  9: {
    code: 'contract_refused',
    sentence: 'A parent iteration does not exist; choose parents from the list.',
  },
  10: {
    code: 'contract_refused',
    sentence: 'Content root, sizes or sealed key are malformed; start the upload again.',
  },
  11: {
    code: 'contract_refused',
    sentence: 'An iteration needs 1 to 65 stored parts; choose a smaller file.',
  },
  12: {
    code: 'window_malformed',
    sentence: 'The window is shorter or longer than the market allows; choose another length.',
  },
  13: { code: 'contract_refused', sentence: 'Choose at least one right: download or invoke.' },
  14: {
    code: 'contract_refused',
    sentence: 'The offer names iterations that do not exist; choose from the published ones.',
  },
  15: { code: 'not_found', sentence: 'There is no such offer; reload the page.' },
  16: {
    code: 'contract_refused',
    sentence: 'This offer was withdrawn, nothing was paid; choose another offer.',
  },
  17: {
    code: 'price_changed',
    sentence: 'The price differs from the one you saw, nothing was paid; reload and decide again.',
  },
  18: {
    code: 'wal_insufficient',
    sentence: 'The payment is below the price, nothing was paid; add WAL and try again.',
  },
  19: {
    code: 'storage_ends_too_early',
    sentence:
      'The bytes are not stored until the end of this window, nothing was paid; choose a shorter window or ask the team to extend storage.',
  },
  20: {
    code: 'contract_refused',
    sentence: 'This belongs to another market; switch to the network it was made on.',
  },
  21: {
    code: 'pass_of_another_model',
    sentence: 'This pass is for another model; choose the pass of this model.',
  },
  22: {
    code: 'contract_refused',
    sentence: 'This sale is not the one that pays for this pass now; reload the page.',
  },
  23: {
    code: 'pass_not_started',
    sentence: 'The window has not started yet; come back when it does.',
  },
  24: {
    code: 'pass_window_ended',
    sentence: 'The window has ended; buy, renew or ask for a new one to go on.',
  },
  25: {
    code: 'iteration_not_covered',
    sentence: 'That iteration is not covered; choose one that is.',
  },
  26: { code: 'iteration_missing', sentence: 'There is no such iteration; reload the page.' },
  27: {
    code: 'contract_refused',
    sentence: 'This team does not own that sale or model; reload the page.',
  },
  28: {
    code: 'contract_refused',
    sentence: 'Nothing was earned since the last time; settle again later.',
  },
  29: {
    code: 'contract_refused',
    sentence: 'There is nothing to distribute yet; wait for a sale and settle it first.',
  },
  30: {
    code: 'key_id_malformed',
    sentence: 'The key asked for is not the key of this model; reload the page.',
  },
  31: {
    code: 'pass_without_download_right',
    sentence:
      'This right does not release that key: invoking goes through the gateway of the team, and an audit reaches only its own scope.',
  },
  32: {
    code: 'session_not_open',
    sentence: 'The opening session is over or belongs to another iteration; open the model again.',
  },
  33: {
    code: 'not_allowed',
    sentence: 'You are neither member nor operator of this team; switch the account.',
  },
  34: {
    code: 'contract_refused',
    sentence: 'This operator is known already, unknown, or there are 8 already; look at the list.',
  },
  35: { code: 'contract_refused', sentence: 'The price must be above 0 WAL and below the supply.' },
  36: {
    code: 'contract_refused',
    sentence: 'These parameters are outside the limits of the market; correct them.',
  },
  37: {
    code: 'not_allowed',
    sentence: 'This is the key of another market; choose that of this market.',
  },
  38: {
    code: 'not_allowed',
    sentence:
      'Only members can have costs repaid or be given the team; choose a member, or claim no cost.',
  },
  39: {
    code: 'contract_refused',
    sentence: 'The team owes costs to 16 people already; distribute first or claim no cost.',
  },
  40: {
    code: 'contract_refused',
    sentence: 'The sealed note is malformed; write and seal it again.',
  },
  41: {
    code: 'contract_refused',
    sentence:
      'This note cannot be disclosed: its date has not come, or it is public already; look again later.',
  },
  42: {
    code: 'contract_refused',
    sentence: 'This is not the text the author committed to; use the exact text and its salt.',
  },
  43: {
    code: 'contract_refused',
    sentence: 'The team has retired this model, nothing was paid; choose another model.',
  },
  44: {
    code: 'contract_refused',
    sentence:
      'The storage cost claimed is above what the market allows for these bytes; claim less.',
  },
  45: {
    code: 'contract_refused',
    sentence: 'These bytes do not belong to this model; reload the page.',
  },
  46: {
    code: 'contract_refused',
    sentence: 'Other bytes came back than the model lent; reload the page and extend again.',
  },
  47: {
    code: 'contract_refused',
    sentence:
      'This would not store the bytes longer than before, nothing was paid; choose a later end.',
  },
  48: {
    code: 'contract_refused',
    sentence: 'The name points there already, is unknown, or there are 16 names; look at the list.',
  },
  49: {
    code: 'contract_refused',
    sentence:
      'These terms do not go together: calls need the right to invoke, a trial has no refund; correct them.',
  },
  50: {
    code: 'contract_refused',
    sentence: 'There are no calls to count, or the pass allows none; check the number.',
  },
  51: {
    code: 'contract_refused',
    sentence: 'The calls of this period are used up; renew the pass to call on.',
  },
  52: {
    code: 'contract_refused',
    sentence:
      'This period was refunded, so nothing can be opened or counted under it; use a period that stands.',
  },
  53: {
    code: 'contract_refused',
    sentence:
      'A trial is taken once and cannot be bought or renewed; choose the other way or another offer.',
  },
  54: {
    code: 'contract_refused',
    sentence: 'You tried this model already, nothing was paid; buy a pass to go on.',
  },
  55: {
    code: 'contract_refused',
    sentence:
      'A renewal needs the same rights and iterations, and more iterations only once the pass has ended; nothing was paid, choose another offer.',
  },
  56: {
    code: 'contract_refused',
    sentence:
      'There is nothing to refund: the terms give none, or all of it is used; look at the terms of the pass.',
  },
  57: {
    code: 'contract_refused',
    sentence: 'An audit needs a scope: weights, notes or both; choose at least one.',
  },
  58: {
    code: 'contract_refused',
    sentence: 'This model never gave that grant; choose one from its list.',
  },
  59: {
    code: 'not_allowed',
    sentence: 'The team has revoked this audit grant; ask it for a new one.',
  },
  60: {
    code: 'contract_refused',
    sentence: 'This audit grant is for another model; choose the grant of this model.',
  },
  61: {
    code: 'contract_refused',
    sentence:
      'Verdict or hash of the evidence is malformed; choose a verdict and attach the evidence again.',
  },
  62: {
    code: 'not_allowed',
    sentence:
      'Only your own opinion on this model can be superseded; switch the account or choose another.',
  },
};
