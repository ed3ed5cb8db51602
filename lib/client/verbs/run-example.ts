import { isTidemarkError } from '@/lib/domain';
import type { ModelInput, ModelRunner, RunResult } from '@/lib/inference';
import type { OpenedFile } from '../workers/open-in-worker';

export type { RunResult, OutputSummary } from '@/lib/inference';

export interface ExampleRun {
  readonly result: RunResult;
  /** Inputs as they were filled: name, type, shape and first values. */
  readonly inputs: readonly {
    readonly name: string;
    readonly type: string;
    readonly dims: readonly number[];
    readonly preview: readonly string[];
  }[];
  readonly parameters: number;
  /** True when the team published how to fill the inputs. */
  readonly fromTeam: boolean;
}

const PREVIEW_VALUES = 8;

/**
 * Runs an opened ONNX file once on its example input, in a worker that ends afterwards.
 * @throws TidemarkError model_malformed, model_refused, model_failed, model_timeout
 */
export async function runExample(file: OpenedFile, seed: number): Promise<ExampleRun> {
  const { EXAMPLE_KEY, EXAMPLE_LENGTHS, exampleInputs, openModelRunner, parseExampleSpec } =
    await import('@/lib/inference');
  // The runner takes its bytes away; the page keeps its own copy for the download.
  const runner = await openModelRunner(file.bytes.slice());
  try {
    const spec = parseExampleSpec(file.summary[EXAMPLE_KEY]);
    const tries = (spec === null ? EXAMPLE_LENGTHS : [1]).map((length) =>
      exampleInputs(runner.facts, spec, seed, length),
    );
    const { inputs, result } = await firstThatRuns(runner, tries);
    return {
      result,
      parameters: runner.facts.parameters,
      fromTeam: spec !== null,
      inputs: inputs.map(({ name, type, dims, data }) => ({
        name,
        type,
        dims,
        preview: Array.from({ length: Math.min(data.length, PREVIEW_VALUES) }, (_, index) =>
          shortNumber(data[index] ?? 0),
        ),
      })),
    };
  } finally {
    runner.close();
  }
}

/** Models rarely say which lengths they take; the first shape that runs is the example. */
async function firstThatRuns(runner: ModelRunner, tries: readonly ModelInput[][]) {
  let refusal: unknown;
  for (const inputs of tries) {
    try {
      return { inputs, result: await runner.run(inputs) };
    } catch (error) {
      if (!isTidemarkError(error) || error.code !== 'model_failed') throw error;
      refusal = error;
    }
  }
  throw refusal;
}

function shortNumber(value: number | bigint): string {
  return typeof value === 'bigint' ? `${value}` : String(Number(value.toPrecision(5)));
}
