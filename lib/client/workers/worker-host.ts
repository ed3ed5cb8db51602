import { fromPlainError, TidemarkError } from '@/lib/domain';
import type { WorkerReply, WorkerRequest } from './worker-messages';

export interface AskOptions {
  readonly onProgress?: (part: number) => void;
  readonly timeoutMs: number;
}

interface Waiting {
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
  onProgress: ((part: number) => void) | undefined;
}

/** Page side of one worker. `close` ends it and frees its memory, whatever it does. */
export class WorkerHost<Question> {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = (event: MessageEvent<WorkerReply>) => this.#receive(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#failAll(event.error ?? event.message);
    };
  }

  /**
   * The answer as the worker posted it; the caller knows the shape by the question.
   * @throws TidemarkError of the worker, model_timeout, internal when it died
   */
  ask(question: Question, options: AskOptions, transfer: Transferable[] = []): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.close();
        reject(
          new TidemarkError('model_timeout', 'This took too long and was stopped; try again.'),
        );
      }, options.timeoutMs);
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        finish();
      };
      this.#waiting.set(id, {
        resolve: (answer) => settle(() => resolve(answer)),
        reject: (error) => settle(() => reject(error)),
        onProgress: options.onProgress,
      });
      const request: WorkerRequest<Question> = { id, question };
      this.#worker.postMessage(request, transfer);
    });
  }

  close(): void {
    this.#worker.terminate();
    this.#failAll(undefined);
  }

  #receive(reply: WorkerReply) {
    const waiting = this.#waiting.get(reply.id);
    if (waiting === undefined) return;
    if (reply.kind === 'progress') waiting.onProgress?.(reply.part);
    else if (reply.kind === 'answer') waiting.resolve(reply.answer);
    else waiting.reject(fromPlainError(reply.failure));
  }

  #failAll(cause: unknown) {
    const error =
      cause === undefined
        ? new TidemarkError('cancelled', 'The work was stopped.')
        : new TidemarkError('internal', 'The worker of this page failed; try again.', {
            cause,
            retryable: true,
          });
    for (const waiting of [...this.#waiting.values()]) waiting.reject(error);
  }
}
