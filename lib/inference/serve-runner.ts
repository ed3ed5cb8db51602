import { TidemarkError, toPlainError, toTidemarkError } from '../domain';
import { loadModel, type ModelSession } from './model-session';
import type { RunnerAnswer, RunnerRequest } from './runner-protocol';

/** Answers the questions of one page, in order, inside a worker. */
export function serveRunner(
  send: (answer: RunnerAnswer) => void,
): (request: RunnerRequest) => void {
  let session: ModelSession | null = null;
  let queue: Promise<void> = Promise.resolve();

  async function answer(request: RunnerRequest): Promise<RunnerAnswer> {
    const { id } = request;
    if (request.kind === 'load') {
      session = await loadModel(request.bytes);
      return { id, kind: 'loaded', facts: session.facts };
    }
    if (session === null) throw new TidemarkError('model_failed', 'No model is loaded.');
    return { id, kind: 'result', result: await session.run(request.inputs) };
  }

  async function serve(request: RunnerRequest): Promise<void> {
    try {
      send(await answer(request));
    } catch (caught) {
      const error = toTidemarkError(caught, 'model_failed', 'The model could not be run.');
      send({ id: request.id, kind: 'failed', error: toPlainError(error) });
    }
  }

  return (request) => {
    queue = queue.then(() => serve(request));
  };
}
