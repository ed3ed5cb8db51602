import type { InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { TidemarkError, toTidemarkError } from '../domain';
import type { ModelInput } from './model-io';
import { assertRunnable } from './model-policy';
import type { OnnxFacts } from './onnx-facts';
import { readOnnx } from './read-onnx';
import { summarizeOutput, type RawOutput, type RunResult } from './run-result';

/** WebAssembly pages of 64 KiB that a model may use: 1 GiB. */
const MAX_MEMORY_PAGES = 16_384;
let isMemoryCapped = false;

/** A loaded model. Loading and running block the thread: use it in a worker only. */
export interface ModelSession {
  readonly facts: OnnxFacts;
  run(inputs: readonly ModelInput[]): Promise<RunResult>;
  close(): Promise<void>;
}

/**
 * Checks a model against the policy and loads it.
 * @throws TidemarkError model_malformed, model_refused, model_failed
 */
export async function loadModel(bytes: Uint8Array): Promise<ModelSession> {
  const facts = readOnnx(bytes);
  assertRunnable(facts);
  const startedAt = performance.now();
  const runtime = await loadRuntime();
  const session = await createSession(runtime, bytes);
  const loadMs = performance.now() - startedAt;
  return {
    facts,
    run: async (inputs) => ({ ...(await runSession(runtime, session, facts, inputs)), loadMs }),
    close: () => session.release(),
  };
}

type Runtime = typeof import('onnxruntime-web/wasm');

async function loadRuntime(): Promise<Runtime> {
  capMemory();
  const runtime = await import('onnxruntime-web/wasm');
  runtime.env.wasm.numThreads = 1;
  runtime.env.logLevel = 'fatal';
  return runtime;
}

/** The runtime asks for up to 4 GiB; a model that wants more than 1 GiB fails instead. */
function capMemory(): void {
  if (isMemoryCapped) return;
  isMemoryCapped = true;
  const Original = WebAssembly.Memory;
  class CappedMemory extends Original {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      const maximum = Math.min(descriptor.maximum ?? MAX_MEMORY_PAGES, MAX_MEMORY_PAGES);
      super({ ...descriptor, maximum });
    }
  }
  WebAssembly.Memory = CappedMemory;
}

async function createSession(runtime: Runtime, bytes: Uint8Array): Promise<InferenceSession> {
  try {
    return await runtime.InferenceSession.create(bytes, {
      executionProviders: ['wasm'],
      logSeverityLevel: 4,
      enableMemPattern: false,
    });
  } catch (caught) {
    throw toTidemarkError(
      caught,
      'model_failed',
      'The runtime could not load this model; it may need operators that a page does not have.',
    );
  }
}

async function runSession(
  runtime: Runtime,
  session: InferenceSession,
  facts: OnnxFacts,
  inputs: readonly ModelInput[],
): Promise<Omit<RunResult, 'loadMs'>> {
  const missing = facts.inputs.find((wanted) => !inputs.some(({ name }) => name === wanted.name));
  if (missing !== undefined) {
    throw new TidemarkError('model_input_malformed', `The input "${missing.name}" is missing.`);
  }
  const startedAt = performance.now();
  try {
    const feeds = Object.fromEntries(
      inputs.map((input) => [input.name, tensorOf(runtime, input)] as const),
    );
    const outputs = await session.run(feeds);
    const labels = facts.metadata.labels?.split(',') ?? [];
    const summaries = facts.outputs.flatMap(({ name }) => {
      const tensor = outputs[name];
      return tensor === undefined ? [] : [summarizeOutput(rawOutput(name, tensor), labels)];
    });
    return { outputs: summaries, runMs: performance.now() - startedAt };
  } catch (caught) {
    throw toTidemarkError(
      caught,
      'model_failed',
      'The model failed on this input; try other values or shapes.',
    );
  }
}

function tensorOf(runtime: Runtime, input: ModelInput): Tensor {
  return new runtime.Tensor(input.type, input.data, [...input.dims]);
}

function rawOutput(name: string, tensor: Tensor): RawOutput {
  const { type, dims, data } = tensor;
  return { name, type, dims, data: 'length' in data ? data : [] };
}
