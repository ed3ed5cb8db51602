import { fromPlainError, TidemarkError } from '../domain';
import type { ModelInput } from './model-io';
import type { OnnxFacts } from './onnx-facts';
import type { RunResult } from './run-result';
import type { RunnerAnswer, RunnerPort, RunnerRequest } from './runner-protocol';

/** The first load in a tab compiles 14 MB of WebAssembly. */
export const LOAD_TIMEOUT_MS = 60_000;
export const RUN_TIMEOUT_MS = 15_000;

export interface RunnerOptions {
  readonly loadTimeoutMs?: number;
  readonly runTimeoutMs?: number;
}

/** A model in a worker of its own; the worker ends with it, and its memory too. */
export interface ModelRunner {
  readonly facts: OnnxFacts;
  /** @throws TidemarkError model_input_malformed, model_failed, model_timeout */
  run(inputs: readonly ModelInput[]): Promise<RunResult>;
  close(): void;
}

/**
 * Loads a decrypted model into a worker. The bytes are moved, not copied: the caller's array is
 * empty afterwards. After a timeout the worker is gone; open the model again.
 * @throws TidemarkError model_malformed, model_refused, model_failed, model_timeout
 */
export async function openModelRunner(
  bytes: Uint8Array<ArrayBuffer>,
  port: RunnerPort = browserRunnerPort(),
  options: RunnerOptions = {},
): Promise<ModelRunner> {
  const calls = new RunnerCalls(port);
  const answer = await calls.ask(
    { kind: 'load', bytes },
    [bytes.buffer],
    options.loadTimeoutMs ?? LOAD_TIMEOUT_MS,
  );
  if (answer.kind !== 'loaded') throw unexpected();
  return {
    facts: answer.facts,
    run: async (inputs) => {
      const result = await calls.ask(
        { kind: 'run', inputs },
        [],
        options.runTimeoutMs ?? RUN_TIMEOUT_MS,
      );
      if (result.kind !== 'result') throw unexpected();
      return result.result;
    },
    close: () => calls.end(new TidemarkError('cancelled', 'The model was closed.')),
  };
}

/** A module worker of the page. */
export function browserRunnerPort(): RunnerPort {
  const worker = new Worker(new URL('./model-runner.worker.ts', import.meta.url), {
    type: 'module',
  });
  return {
    send: (request, transfer) => worker.postMessage(request, [...transfer]),
    listen: (onAnswer, onDeath) => {
      worker.onmessage = (event: MessageEvent<RunnerAnswer>) => onAnswer(event.data);
      worker.onerror = (event) => onDeath(event.error ?? event.message);
      worker.onmessageerror = () => onDeath('unreadable answer');
    },
    terminate: () => worker.terminate(),
  };
}

type Question =
  | Omit<Extract<RunnerRequest, { kind: 'load' }>, 'id'>
  | Omit<Extract<RunnerRequest, { kind: 'run' }>, 'id'>;

interface Waiting {
  readonly settle: (answer: RunnerAnswer) => void;
  readonly fail: (error: TidemarkError) => void;
}

/** Matches answers to questions; ends the worker when it is late or dead. */
class RunnerCalls {
  readonly #port: RunnerPort;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #ended: TidemarkError | null = null;

  constructor(port: RunnerPort) {
    this.#port = port;
    port.listen(
      (answer) => this.#take(answer),
      (cause) => this.end(died(cause)),
    );
  }

  ask(
    question: Question,
    transfer: readonly ArrayBuffer[],
    timeoutMs: number,
  ): Promise<RunnerAnswer> {
    if (this.#ended !== null) return Promise.reject(this.#ended);
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.end(late(timeoutMs)), timeoutMs);
      this.#waiting.set(id, {
        settle: (answer) => {
          clearTimeout(timer);
          resolve(answer);
        },
        fail: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
      this.#port.send({ ...question, id }, transfer);
    });
  }

  end(reason: TidemarkError): void {
    if (this.#ended !== null) return;
    this.#ended = reason;
    this.#port.terminate();
    for (const { fail } of this.#waiting.values()) fail(reason);
    this.#waiting.clear();
  }

  #take(answer: RunnerAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.kind === 'failed') {
      const error = fromPlainError(answer.error);
      waiting?.fail(error);
      // A failed load leaves nothing to talk to.
      if (answer.id === 1) this.end(error);
    } else waiting?.settle(answer);
  }
}

function late(timeoutMs: number): TidemarkError {
  return new TidemarkError(
    'model_timeout',
    `The model did not finish within ${Math.round(timeoutMs / 1_000)} s and was stopped; try a smaller input.`,
    { details: { timeoutMs } },
  );
}

function died(cause: unknown): TidemarkError {
  return new TidemarkError(
    'model_failed',
    'The model stopped its worker, most likely for want of memory; try a smaller input.',
    { cause },
  );
}

function unexpected(): TidemarkError {
  return new TidemarkError('internal', 'The model worker gave an unexpected answer; reload.');
}
