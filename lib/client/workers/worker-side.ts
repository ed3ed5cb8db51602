import { toPlainError, toTidemarkError } from '@/lib/domain';
import type { WorkerReply, WorkerRequest } from './worker-messages';

/** An answer whose buffers move to the page instead of being copied. */
export class Moved {
  constructor(
    readonly answer: unknown,
    readonly buffers: Transferable[],
  ) {}
}

export type AnswerQuestion<Question> = (
  question: Question,
  report: (part: number) => void,
) => Promise<unknown>;

/** Worker side: answers each question in the order it came. */
export function serveQuestions<Question>(answer: AnswerQuestion<Question>): void {
  const scope = workerScope();
  let before: Promise<void> = Promise.resolve();
  scope.onmessage = (event: MessageEvent<WorkerRequest<Question>>) => {
    const { id, question } = event.data;
    before = before.then(async () => {
      const post = (reply: WorkerReply, buffers: Transferable[] = []) =>
        scope.postMessage(reply, buffers);
      try {
        const given = await answer(question, (part) => post({ id, kind: 'progress', part }));
        if (given instanceof Moved) {
          post({ id, kind: 'answer', answer: given.answer }, given.buffers);
        } else post({ id, kind: 'answer', answer: given });
      } catch (caught) {
        const error = toTidemarkError(caught, 'internal', 'The worker failed unexpectedly.');
        post({ id, kind: 'failure', failure: toPlainError(error) });
      }
    });
  };
}

interface WorkerScope {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

/** The compiler types `self` as a window; in a module worker it has exactly these members. */
function workerScope(): WorkerScope {
  return self as unknown as WorkerScope;
}
