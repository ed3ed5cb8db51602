import { fromPlainError, TidemarkError, type PlainTidemarkError } from '../domain';

/** What a one-shot worker answers: its result, or a failure in plain form. */
export type WorkerAnswer<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed'; readonly error: PlainTidemarkError };

/**
 * Gives one task to a fresh worker and ends the worker afterwards, because WebAssembly memory
 * never shrinks. @throws TidemarkError of the task, cancelled, internal
 */
export async function runInWorker<Result>(
  worker: Worker,
  task: unknown,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<Result> {
  const { timeoutMs, signal } = options;
  let stop: () => void = () => undefined;
  try {
    return await new Promise<Result>((resolve, reject) => {
      stop = () => reject(new TidemarkError('cancelled', 'You stopped this step.'));
      signal?.addEventListener('abort', stop, { once: true });
      const timer = setTimeout(() => reject(late()), timeoutMs);
      worker.onmessage = (event: MessageEvent<WorkerAnswer<Result>>) => {
        clearTimeout(timer);
        if (event.data.kind === 'done') resolve(event.data.result);
        else reject(fromPlainError(event.data.error));
      };
      worker.onerror = (event) => reject(died(event.error ?? event.message));
      worker.onmessageerror = () => reject(died('unreadable answer'));
      worker.postMessage(task);
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    worker.terminate();
  }
}

function late(): TidemarkError {
  return new TidemarkError('internal', 'This step took too long and was stopped; try it again.', {
    retryable: true,
  });
}

function died(cause: unknown): TidemarkError {
  return new TidemarkError(
    'internal',
    'This step stopped, most likely for want of memory; close other tabs and try again.',
    { cause, retryable: true },
  );
}
