import { z } from 'zod';
import { TidemarkError } from '../domain';
import { fillInput, MAX_INPUT_ELEMENTS, type ModelInput } from './model-io';
import type { Dimension, OnnxFacts, ValueFacts } from './onnx-facts';

/** Key of a manifest's summary under which a team may publish its example. */
export const EXAMPLE_KEY = 'example';
/**
 * Lengths tried for a free last axis when the team published no example: one value, then the
 * frame and window lengths that audio and sequence models ask for.
 */
export const EXAMPLE_LENGTHS = [1, 512, 64, 256, 1536] as const;
const FREE_DIMENSION = 1;
const SAMPLE_RATE_HZ = 16_000;
const SAMPLE_RATE_NAME = /^(sr|sample_?rate)$/i;
const START_PRICE = 100;
const NOISE_LEVEL = 0.1;

const inputSpec = z.strictObject({
  dims: z.array(z.number().int().min(0).max(MAX_INPUT_ELEMENTS)).max(8),
  fill: z.enum(['zeros', 'ones', 'noise', 'walk', 'text', 'value']),
  value: z.number().optional(),
  text: z.string().max(2_000).optional(),
});
const exampleSpec = z.record(z.string().max(200), inputSpec);

/** How a team says its inputs are filled for an example; by input name. */
export type ExampleSpec = Readonly<
  Record<string, Readonly<Omit<z.infer<typeof inputSpec>, 'dims'>> & { dims: readonly number[] }>
>;

/** The example of a manifest's summary, or null when there is none or it is malformed. */
export function parseExampleSpec(text: string | undefined): ExampleSpec | null {
  if (text === undefined) return null;
  try {
    return exampleSpec.parse(JSON.parse(text));
  } catch {
    // An example is a convenience: without a readable one the generic filling is used.
    return null;
  }
}

/**
 * Fills every input for an example run. The same model, spec and seed give the same values.
 * Without a spec, a free last axis gets `length`, other free dimensions 1, numbers a small
 * repeatable noise, and a sample rate 16 kHz.
 * @throws TidemarkError model_input_malformed
 */
export function exampleInputs(
  facts: Pick<OnnxFacts, 'inputs'>,
  spec: ExampleSpec | null = null,
  seed = 1,
  length: number = FREE_DIMENSION,
): ModelInput[] {
  return facts.inputs.map((input, index) => {
    const wanted = spec?.[input.name];
    const dims = wanted?.dims ?? genericDims(input.dims, length);
    return fillInput(input, dims, filling(input, wanted, seed + index));
  });
}

function filling(
  input: ValueFacts,
  spec: ExampleSpec[string] | undefined,
  seed: number,
): (index: number) => number {
  const random = seededNoise(seed);
  if (spec === undefined && SAMPLE_RATE_NAME.test(input.name)) return () => SAMPLE_RATE_HZ;
  switch (spec?.fill ?? (input.type.startsWith('float') ? 'noise' : 'ones')) {
    case 'zeros':
      return () => 0;
    case 'ones':
      return () => 1;
    case 'value':
      return () => spec?.value ?? 0;
    case 'noise':
      return () => (random() - 0.5) * 2 * NOISE_LEVEL;
    case 'walk': {
      let price = START_PRICE;
      return () => (price *= 1 + (random() - 0.48) * 0.02);
    }
    case 'text': {
      const text = spec?.text ?? '';
      if (spec !== undefined && text.length !== spec.dims.reduce((a, b) => a * b, 1)) {
        throw new TidemarkError('model_input_malformed', 'The example text has another length.');
      }
      return (index) => text.charCodeAt(index);
    }
  }
}

function genericDims(dims: readonly Dimension[], length: number): number[] {
  return dims.map((dimension, axis) => {
    if (typeof dimension === 'number') return dimension;
    // The first axis is the batch, even where it is the only one.
    return axis > 0 && axis === dims.length - 1 ? length : FREE_DIMENSION;
  });
}

/** A linear congruential generator: an example needs repeatability, not quality. */
function seededNoise(seed: number): () => number {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e37_79b9) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
