import type { PlainTidemarkError } from '../domain';
import type { ModelInput } from './model-io';
import type { OnnxFacts } from './onnx-facts';
import type { RunResult } from './run-result';

/** What the page asks the worker; `id` numbers the question. */
export type RunnerRequest =
  | { readonly id: number; readonly kind: 'load'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly kind: 'run'; readonly inputs: readonly ModelInput[] };

export type RunnerAnswer =
  | { readonly id: number; readonly kind: 'loaded'; readonly facts: OnnxFacts }
  | { readonly id: number; readonly kind: 'result'; readonly result: RunResult }
  | { readonly id: number; readonly kind: 'failed'; readonly error: PlainTidemarkError };

/** The side of a worker that both browsers and Node offer in their own words. */
export interface RunnerPort {
  send(request: RunnerRequest, transfer: readonly ArrayBuffer[]): void;
  /** Called for every answer, and once with an error when the worker dies. */
  listen(onAnswer: (answer: RunnerAnswer) => void, onDeath: (cause: unknown) => void): void;
  terminate(): void;
}
