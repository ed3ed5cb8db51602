import {
  exampleInputs,
  openModelRunner,
  type ExampleSpec,
  type ModelRunner,
} from '@/lib/inference';
import { isTidemarkError } from '@/lib/domain';

/** Sizes tried for the free dimensions of an input, most usual first. */
const FREE_SIZES = [64, 512, 1, 16, 128, 224, 256, 1536, 32] as const;
const SAMPLE_RATE = 16_000;
const SAMPLE_RATE_NAMES: ReadonlySet<string> = new Set(['sr', 'sample_rate', 'sampling_rate']);

export interface TrialRun {
  /** How the inputs were filled; goes into the manifest, so that buyers run the same example. */
  readonly example: ExampleSpec;
  readonly runMs: number;
}

/**
 * Runs a model in this browser before it is published and finds input sizes it accepts; null when
 * none of a few usual ones works. @throws TidemarkError model_malformed, model_refused,
 * model_failed when it cannot even be loaded
 */
export async function tryModel(bytes: Uint8Array<ArrayBuffer>): Promise<TrialRun | null> {
  const runner = await openModelRunner(bytes);
  try {
    for (const isOpen of hasFreeSizes(runner) ? [isTrailing, isNotFirst] : [isTrailing]) {
      for (const size of hasFreeSizes(runner) ? FREE_SIZES : [1]) {
        const example = exampleOf(runner, (at, rank) => (isOpen(at, rank) ? size : 1));
        const runMs = await runMsOf(runner, example);
        if (runMs !== null) return { example, runMs };
      }
    }
    return null;
  } finally {
    runner.close();
  }
}

async function runMsOf(runner: ModelRunner, example: ExampleSpec): Promise<number | null> {
  try {
    return (await runner.run(exampleInputs(runner.facts, example))).runMs;
  } catch (error) {
    const isWrongSize =
      isTidemarkError(error) &&
      (error.code === 'model_failed' || error.code === 'model_input_malformed');
    if (isWrongSize) return null;
    throw error;
  }
}

/** The last dimension, and in images the last two, hold what one example is made of. */
function isTrailing(at: number, rank: number): boolean {
  return at > 0 && at >= rank - (rank >= 4 ? 2 : 1);
}

/** The first dimension counts examples. */
function isNotFirst(at: number): boolean {
  return at > 0;
}

function exampleOf(runner: ModelRunner, sizeOf: (at: number, rank: number) => number): ExampleSpec {
  return Object.fromEntries(
    runner.facts.inputs.map(({ name, type, dims }) => {
      const filled = dims.map((dim, at) =>
        typeof dim === 'number' ? dim : sizeOf(at, dims.length),
      );
      if (SAMPLE_RATE_NAMES.has(name.toLowerCase()) && !type.startsWith('float')) {
        return [name, { dims: filled, fill: 'value', value: SAMPLE_RATE }] as const;
      }
      const fill = type.startsWith('float') ? 'noise' : 'ones';
      return [name, { dims: filled, fill }] as const;
    }),
  );
}

function hasFreeSizes(runner: ModelRunner): boolean {
  return runner.facts.inputs.some(({ dims }) => dims.some((dim) => typeof dim !== 'number'));
}
