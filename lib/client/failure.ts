import { isTidemarkError, type TidemarkErrorCode } from '@/lib/domain';

export interface FailureText {
  /** null when it is none of our closed set. */
  code: TidemarkErrorCode | null;
  /** One sentence that says what to do. */
  sentence: string;
  retryable: boolean;
  /** The person said no: a fact, not a fault. */
  cancelled: boolean;
}

/** What to tell the person about anything that was thrown. */
export function describeFailure(error: unknown): FailureText {
  if (isTidemarkError(error)) {
    return {
      code: error.code,
      sentence: error.message,
      retryable: error.retryable,
      cancelled: error.code === 'wallet_rejected' || error.code === 'cancelled',
    };
  }
  if (isMissingPart(error)) {
    return {
      code: null,
      sentence: 'A part of this page could not be loaded; check the connection and try again.',
      retryable: true,
      cancelled: false,
    };
  }
  return {
    code: null,
    sentence: 'Something unexpected happened; reload the page and look again before you repeat it.',
    retryable: false,
    cancelled: false,
  };
}

/** Code that is loaded on use and did not come: the connection is gone. */
function isMissingPart(error: unknown): boolean {
  return error instanceof Error && error.name === 'ChunkLoadError';
}
