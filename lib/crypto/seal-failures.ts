import {
  DecryptionError,
  ExpiredSessionKeyError,
  InconsistentKeyServersError,
  InvalidCiphertextError,
  InvalidPersonalMessageSignatureError,
  InvalidThresholdError,
} from '@mysten/seal';
import { isTidemarkError, TidemarkError } from '../domain';
import type { KeyServerAnswer } from './key-server-watch';

/** How many servers were named, and how many must agree. */
export interface KeyServerQuorum {
  readonly total: number;
  readonly threshold: number;
}

/** Turns what the SDK threw and what the servers answered into one failure with one sentence. */
export function explainUnwrapFailure(
  cause: unknown,
  answers: ReadonlyMap<string, KeyServerAnswer>,
  quorum: KeyServerQuorum,
): TidemarkError {
  if (isTidemarkError(cause)) return cause;
  if (cause instanceof ExpiredSessionKeyError) return sessionExpired(cause);
  if (cause instanceof InvalidPersonalMessageSignatureError) return sessionRejected(cause);
  const isUnusable =
    cause instanceof DecryptionError ||
    cause instanceof InvalidCiphertextError ||
    cause instanceof InvalidThresholdError ||
    cause instanceof InconsistentKeyServersError;
  if (isUnusable) {
    return new TidemarkError(
      'envelope_malformed',
      'The key servers answered, but the sealed key of this iteration cannot be opened; tell the team.',
      { cause },
    );
  }
  return explainAnswers(cause, answers, quorum);
}

/** A refusal counts only when the servers that could still say yes are too few. */
function explainAnswers(
  cause: unknown,
  answers: ReadonlyMap<string, KeyServerAnswer>,
  quorum: KeyServerQuorum,
): TidemarkError {
  const given = [...answers.values()];
  const served = given.filter((answer) => answer === 'served').length;
  const reachable = given.filter((answer) => answer !== 'unreachable').length;
  const refusals = given.filter((answer) => answer !== 'served' && answer !== 'unreachable');
  const couldStillServe = quorum.total - refusals.length;
  if (refusals.length === 0 || couldStillServe >= quorum.threshold) {
    return new TidemarkError(
      'key_servers_unreachable',
      `${reachable} of ${quorum.total} key servers answered and ${quorum.threshold} are needed; ` +
        'your pass is kept, try again in a moment.',
      { cause, details: { reachable, served, total: quorum.total, threshold: quorum.threshold } },
    );
  }
  return explainRefusal(cause, mostCommon(refusals));
}

function explainRefusal(cause: unknown, refusal: KeyServerAnswer): TidemarkError {
  const details = { refusal };
  switch (refusal) {
    case 'NoAccess':
      return new TidemarkError(
        'access_denied',
        'The key servers refused: there is no right to open this iteration now.',
        { cause, details },
      );
    case 'InvalidParameter':
      return new TidemarkError(
        'access_not_visible_yet',
        'The key servers do not see this pass yet, or it belongs to another address; try again in a few seconds.',
        { cause, details },
      );
    case 'InvalidCertificate':
      return sessionExpired(cause);
    case 'InvalidSignature':
    case 'InvalidSessionSignature':
      return sessionRejected(cause);
    case 'Failure':
      return new TidemarkError(
        'key_servers_unreachable',
        'The key servers are behind the chain; your pass is kept, try again in a moment.',
        { cause, details },
      );
    case 'InvalidSDKVersion':
    case 'DeprecatedSDKVersion':
      return new TidemarkError(
        'update_needed',
        'The key servers need a newer version of this page; reload it.',
        { cause, details },
      );
    default:
      return new TidemarkError(
        'key_server_refused',
        'The key servers did not accept the request; reload the page and try again.',
        { cause, details },
      );
  }
}

function sessionExpired(cause: unknown): TidemarkError {
  return new TidemarkError(
    'key_session_expired',
    'The permission you signed has run out; sign it again.',
    { cause },
  );
}

function sessionRejected(cause: unknown): TidemarkError {
  return new TidemarkError(
    'key_session_rejected',
    'The key servers did not accept the signature of your wallet; sign again with the same address.',
    { cause },
  );
}

function mostCommon(answers: readonly KeyServerAnswer[]): KeyServerAnswer {
  const count = (wanted: KeyServerAnswer) => answers.filter((answer) => answer === wanted).length;
  return answers.reduce((best, answer) => (count(answer) > count(best) ? answer : best), 'Other');
}
