/**
 * Every failure the product can name. The value says whether the same request may succeed later
 * without anybody changing anything; a caller may override it when it knows better.
 */
const RETRYABLE_BY_CODE = {
  // text and numbers typed by people
  amount_empty: false,
  amount_malformed: false,
  amount_negative: false,
  amount_too_precise: false,
  amount_too_large: false,
  amount_zero: false,
  id_malformed: false,
  digest_malformed: false,
  blob_id_malformed: false,
  key_id_malformed: false,
  window_malformed: false,
  shares_malformed: false,
  text_malformed: false,

  // who may open what
  pass_not_started: true,
  pass_window_ended: false,
  pass_of_another_model: false,
  pass_without_download_right: false,
  iteration_not_covered: false,
  iteration_missing: false,
  session_not_open: false,
  access_denied: false,
  access_not_visible_yet: true,
  storage_ends_too_early: false,

  // keys
  data_key_malformed: false,
  envelope_malformed: false,
  envelope_mismatch: false,
  key_servers_unreachable: true,
  key_server_refused: false,
  key_session_expired: false,
  key_session_rejected: false,

  // sealed files
  container_malformed: false,
  container_truncated: false,
  container_corrupt: false,
  container_too_large: false,

  // files and storage
  file_empty: false,
  file_too_large: false,
  file_changed: false,
  manifest_malformed: false,
  manifest_mismatch: false,
  blob_not_found: true,
  blob_mismatch: false,
  storage_unreachable: true,
  relay_unreachable: true,
  relay_refused: false,
  upload_state_malformed: false,

  // running models
  model_malformed: false,
  model_refused: false,
  model_input_malformed: false,
  model_failed: false,
  model_timeout: false,

  // wallet and chain
  wallet_missing: false,
  wallet_rejected: false,
  wallet_wrong_network: false,
  wal_insufficient: false,
  sui_insufficient: false,
  price_changed: false,
  contract_refused: false,
  transaction_failed: false,
  transaction_outcome_unknown: true,
  chain_unreachable: true,
  chain_mismatch: false,
  chain_data_malformed: false,
  update_needed: false,

  // our own server and pages
  request_malformed: false,
  request_too_large: false,
  not_found: false,
  not_allowed: false,
  rate_limited: true,
  index_behind: true,
  index_gap: false,
  database_unreachable: true,
  config_invalid: false,
  port_busy: false,
  limit_reached: false,
  cancelled: false,
  unsupported_here: false,
  invariant_broken: false,
  internal: false,
} as const satisfies Record<string, boolean>;

/** One of the closed set of failure codes; decide by it, never by the message. */
export type TidemarkErrorCode = keyof typeof RETRYABLE_BY_CODE;

/** Small plain facts about a failure: ids, times (ms) and sizes as text or number. */
export type TidemarkErrorDetails = Readonly<Record<string, string | number | boolean>>;

export interface TidemarkErrorOptions {
  /** What was caught; kept for logs, never shown. */
  readonly cause?: unknown;
  /** Overrides the default of the code. */
  readonly retryable?: boolean;
  readonly details?: TidemarkErrorDetails;
}

/** A failure with a code, and one sentence for the person that says what to do. */
export class TidemarkError extends Error {
  override readonly name = 'TidemarkError';
  readonly code: TidemarkErrorCode;
  readonly retryable: boolean;
  readonly details: TidemarkErrorDetails;

  constructor(code: TidemarkErrorCode, message: string, options: TidemarkErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? RETRYABLE_BY_CODE[code];
    this.details = options.details ?? {};
  }
}

/** The plain form of a failure: it passes worker and HTTP borders, the cause does not. */
export interface PlainTidemarkError {
  readonly code: TidemarkErrorCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly details: TidemarkErrorDetails;
}

/** True for failures of our own closed set, also when two copies of this module are loaded. */
export function isTidemarkError(value: unknown): value is TidemarkError {
  return (
    value instanceof Error &&
    value.name === 'TidemarkError' &&
    'code' in value &&
    isTidemarkErrorCode(value.code)
  );
}

export function isTidemarkErrorCode(value: unknown): value is TidemarkErrorCode {
  return typeof value === 'string' && Object.hasOwn(RETRYABLE_BY_CODE, value);
}

/** Keeps our own failures; wraps anything else as `code` with the sentence given. */
export function toTidemarkError(
  caught: unknown,
  code: TidemarkErrorCode,
  message: string,
): TidemarkError {
  return isTidemarkError(caught) ? caught : new TidemarkError(code, message, { cause: caught });
}

export function toPlainError(error: TidemarkError): PlainTidemarkError {
  const { code, message, retryable, details } = error;
  return { code, message, retryable, details };
}

export function fromPlainError(plain: PlainTidemarkError): TidemarkError {
  const { code, message, retryable, details } = plain;
  return new TidemarkError(code, message, { retryable, details });
}
