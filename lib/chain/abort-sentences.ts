import type { TidemarkErrorCode } from '@/lib/domain';

interface AbortMeaning {
  readonly code: TidemarkErrorCode;
  /** What happened and what to do next. */
  readonly sentence: string;
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
      'The shares do not fit: 1 to 8 different people, each above 0 %, together exactly 100 %.',
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
  21: {
    code: 'pass_of_another_model',
    sentence: 'This pass is for another model; choose the pass of this model.',
  },
  22: { code: 'contract_refused', sentence: 'This sale belongs to another pass; reload the page.' },
  23: { code: 'pass_not_started', sentence: 'The window of this pass has not started yet.' },
  24: {
    code: 'pass_window_ended',
    sentence: 'The window of this pass has ended; buy a new pass to open the model again.',
  },
  25: {
    code: 'iteration_not_covered',
    sentence: 'This pass does not cover that iteration; choose one that it covers.',
  },
  26: { code: 'iteration_missing', sentence: 'There is no such iteration; reload the page.' },
  27: {
    code: 'contract_refused',
    sentence: 'This team does not own that sale or model; reload the page.',
  },
  28: { code: 'contract_refused', sentence: 'This sale was settled already; nothing to do.' },
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
    sentence: 'This pass allows running through a gateway, not obtaining the key.',
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
    sentence: 'This operator is known already, unknown, or there are 8 already.',
  },
  35: { code: 'contract_refused', sentence: 'The price must be above 0 WAL and below the supply.' },
  36: { code: 'contract_refused', sentence: 'The market parameters cannot be real; correct them.' },
};
