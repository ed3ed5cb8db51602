import { isTidemarkError } from '../domain';
import { MAX_ATTEMPTS, RETRY_PAUSE_MS } from './limits';

/** Repeats work that failed in a retryable way; at most MAX_ATTEMPTS times, pausing longer. */
export async function withRetries<T>(
  work: (attempt: number) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (caught) {
      const isFinal = !isTidemarkError(caught) || !caught.retryable || attempt >= MAX_ATTEMPTS;
      if (isFinal || signal?.aborted === true) throw caught;
      await pause(RETRY_PAUSE_MS * 2 ** (attempt - 1), signal);
    }
  }
}

async function pause(durationMs: number, signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, durationMs);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done, { once: true });
  });
}
