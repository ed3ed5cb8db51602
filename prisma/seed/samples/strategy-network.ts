import { SeededRandom } from './random';

const LEARNING_RATE = 0.003;
const DECAY_FIRST = 0.9;
const DECAY_SECOND = 0.999;
const EPSILON = 1e-8;
const BATCH = 32;

/** One dense layer: `weights` is row-major [outputs, inputs]. */
export interface DenseLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

export interface TrainingRow {
  readonly features: Float64Array;
  readonly target: number;
}

/** Dense layers with Relu between and Tanh at the end; weights of mean 0, scaled by fan-in. */
export function newNetwork(sizes: readonly number[], seed: number): DenseLayer[] {
  const random = new SeededRandom(seed);
  return sizes.slice(1).map((outputs, index) => {
    const inputs = sizes[index] ?? 1;
    const scale = Math.sqrt(2 / inputs);
    return {
      inputs,
      outputs,
      weights: new Float64Array(inputs * outputs).map(() => random.normal() * scale),
      bias: new Float64Array(outputs),
    };
  });
}

/** Activations of every layer, input first; the last holds one value in [-1, 1]. */
export function forward(layers: readonly DenseLayer[], features: Float64Array): Float64Array[] {
  const activations = [features];
  for (const [depth, layer] of layers.entries()) {
    const input = activations[depth] ?? features;
    const isLast = depth === layers.length - 1;
    const output = new Float64Array(layer.outputs);
    for (let row = 0; row < layer.outputs; row += 1) {
      let sum = layer.bias[row] ?? 0;
      for (let column = 0; column < layer.inputs; column += 1) {
        sum += (layer.weights[row * layer.inputs + column] ?? 0) * (input[column] ?? 0);
      }
      output[row] = isLast ? Math.tanh(sum) : Math.max(0, sum);
    }
    activations.push(output);
  }
  return activations;
}

/** Trains in place by Adam on the squared error. Deterministic for a seed. */
export function train(
  layers: readonly DenseLayer[],
  rows: readonly TrainingRow[],
  epochs: number,
  seed: number,
): void {
  const random = new SeededRandom(seed);
  const order = rows.map((_, index) => index);
  const gradients = layers.map(zeroGradient);
  const moments = layers.map((layer) => ({
    first: zeroGradient(layer),
    second: zeroGradient(layer),
  }));
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (let start = 0; start < order.length; start += BATCH) {
      const batch = order.slice(start, start + BATCH);
      for (const index of batch) {
        const row = rows[index];
        if (row !== undefined) addGradient(layers, gradients, row);
      }
      step += 1;
      for (const [depth, layer] of layers.entries()) {
        const gradient = gradients[depth];
        const moment = moments[depth];
        if (gradient === undefined || moment === undefined) continue;
        adam(
          layer.weights,
          gradient.weights,
          moment.first.weights,
          moment.second.weights,
          step,
          batch.length,
        );
        adam(layer.bias, gradient.bias, moment.first.bias, moment.second.bias, step, batch.length);
      }
    }
  }
}

interface Gradient {
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

function zeroGradient(layer: DenseLayer): Gradient {
  return {
    weights: new Float64Array(layer.weights.length),
    bias: new Float64Array(layer.bias.length),
  };
}

function addGradient(
  layers: readonly DenseLayer[],
  gradients: readonly Gradient[],
  row: TrainingRow,
): void {
  const activations = forward(layers, row.features);
  const output = activations.at(-1)?.[0] ?? 0;
  let delta = Float64Array.of(2 * (output - row.target) * (1 - output * output));
  for (let depth = layers.length - 1; depth >= 0; depth -= 1) {
    const layer = layers[depth];
    const gradient = gradients[depth];
    const input = activations[depth];
    if (layer === undefined || gradient === undefined || input === undefined) return;
    const below = new Float64Array(layer.inputs);
    for (let outputIndex = 0; outputIndex < layer.outputs; outputIndex += 1) {
      const slope = delta[outputIndex] ?? 0;
      gradient.bias[outputIndex] = (gradient.bias[outputIndex] ?? 0) + slope;
      for (let column = 0; column < layer.inputs; column += 1) {
        const at = outputIndex * layer.inputs + column;
        gradient.weights[at] = (gradient.weights[at] ?? 0) + slope * (input[column] ?? 0);
        below[column] = (below[column] ?? 0) + slope * (layer.weights[at] ?? 0);
      }
    }
    delta = below.map((value, column) => ((input[column] ?? 0) > 0 ? value : 0));
  }
}

function adam(
  values: Float64Array,
  gradient: Float64Array,
  first: Float64Array,
  second: Float64Array,
  step: number,
  rows: number,
): void {
  const firstScale = 1 / (1 - DECAY_FIRST ** step);
  const secondScale = 1 / (1 - DECAY_SECOND ** step);
  for (let index = 0; index < values.length; index += 1) {
    const slope = (gradient[index] ?? 0) / rows;
    const mean = DECAY_FIRST * (first[index] ?? 0) + (1 - DECAY_FIRST) * slope;
    const square = DECAY_SECOND * (second[index] ?? 0) + (1 - DECAY_SECOND) * slope * slope;
    first[index] = mean;
    second[index] = square;
    const change =
      (LEARNING_RATE * mean * firstScale) / (Math.sqrt(square * secondScale) + EPSILON);
    values[index] = (values[index] ?? 0) - change;
  }
  gradient.fill(0);
}

function shuffle(order: number[], random: SeededRandom): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random.uniform() * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
}
