import { writeOnnx, type OnnxNode, type OnnxTensor } from './onnx-writer';
import type { Sample, SampleIteration } from './sample';
import { backtest, LOOKBACK, syntheticCloses } from './strategy-market';
import { forward, newNetwork, train, type DenseLayer, type TrainingRow } from './strategy-network';

const FEATURES = 8;
const AVERAGES = [2, 4, 8, 16, 24, 32, 48, 64] as const;
/** Days ahead that the network learns to look. */
const HORIZON = 5;
const TRAINING_SEED = 20_260;
const HELD_OUT_SEED = 77_001;
const HELD_OUT_DAYS = 4_000;

interface Recipe {
  readonly hidden: readonly number[];
  readonly rows: number;
  readonly epochs: number;
  readonly note: string;
}

const RECIPES: readonly Recipe[] = [
  {
    hidden: [],
    rows: 1_500,
    epochs: 3,
    note: 'First try: one linear layer on eight moving averages, stopped after three epochs.',
  },
  {
    hidden: [16],
    rows: 3_000,
    epochs: 12,
    note: 'One hidden layer of 16; twice the rows. Inputs and output stay as they were.',
  },
  {
    hidden: [32, 16],
    rows: 6_000,
    epochs: 30,
    note: 'Two hidden layers and longer training. Same contract as iterations 1 and 2.',
  },
];

/** Three iterations of a moving-average strategy, trained here and now on synthetic prices. */
export function strategySample(): Sample {
  return {
    slug: 'regime-strategy',
    name: 'Regime strategy (synthetic)',
    summary:
      'Maps the last 64 closing prices to a position between -1 and 1. Trained on SYNTHETIC ' +
      'prices with a drift that flips on purpose: the figures show a pipeline, not a market. ' +
      'Not investment advice.',
    task: 'time-series',
    tags: ['defi', 'strategy', 'synthetic', 'tabular'],
    licence: 'Apache-2.0',
    dataClass: 'synthetic',
    iterations: RECIPES.map((recipe, index) => makeIteration(recipe, index + 1)),
  };
}

function makeIteration(recipe: Recipe, number: number): SampleIteration {
  const scaling = new FeatureScaling(syntheticCloses(TRAINING_SEED, recipe.rows + LOOKBACK));
  const rows = trainingRows(scaling, recipe.rows);
  const layers = newNetwork([FEATURES, ...recipe.hidden, 1], 7 * number);
  train(layers, rows, recipe.epochs, 13 * number);
  const heldOut = syntheticCloses(HELD_OUT_SEED, HELD_OUT_DAYS);
  const result = backtest(heldOut, (window) => predict(layers, scaling.features(window)));
  return {
    fileName: `regime-strategy-${number}.onnx`,
    format: 'onnx',
    bytes: exportStrategy(layers, scaling, number),
    metrics: {
      sharpe: round(result.sharpe),
      hitRate: round(result.hitRate),
      maxDrawdown: round(result.maxDrawdown),
      trainingRows: recipe.rows,
      epochs: recipe.epochs,
      data: 'synthetic, held-out series of another seed, cost 2 bp',
      synthetic: true,
    },
    note: recipe.note,
    parents: number === 1 ? [] : [number - 1],
    exampleInputs: { closes: { dims: [1, LOOKBACK], fill: 'walk' } },
  };
}

/** Log price minus its moving averages, centred and scaled as in training. */
export class FeatureScaling {
  readonly closes: Float64Array;
  readonly mean: Float64Array;
  readonly deviation: Float64Array;

  constructor(closes: Float64Array) {
    this.closes = closes;
    const raw = windowsOf(closes).map(rawFeatures);
    this.mean = new Float64Array(FEATURES).map((_, column) => average(raw, column, (x) => x));
    this.deviation = this.mean.map((mean, column) =>
      Math.sqrt(average(raw, column, (value) => (value - mean) ** 2)),
    );
  }

  features(window: Float64Array): Float64Array {
    return rawFeatures(window).map(
      (value, column) => (value - (this.mean[column] ?? 0)) / (this.deviation[column] ?? 1),
    );
  }
}

export function predict(layers: readonly DenseLayer[], features: Float64Array): number {
  return forward(layers, features).at(-1)?.[0] ?? 0;
}

/** The 64 × 8 matrix that turns log prices into "last minus moving average". */
function featureMatrix(): Float32Array<ArrayBuffer> {
  const matrix = new Float32Array(LOOKBACK * FEATURES);
  for (const [column, days] of AVERAGES.entries()) {
    for (let back = 0; back < days; back += 1) {
      const row = LOOKBACK - 1 - back;
      const at = row * FEATURES + column;
      matrix[at] = (matrix[at] ?? 0) - 1 / days;
    }
    const lastRow = (LOOKBACK - 1) * FEATURES + column;
    matrix[lastRow] = (matrix[lastRow] ?? 0) + 1;
  }
  return matrix;
}

function rawFeatures(window: Float64Array): Float64Array {
  const features = new Float64Array(FEATURES);
  const last = Math.log(window[LOOKBACK - 1] ?? 1);
  for (const [column, days] of AVERAGES.entries()) {
    let sum = 0;
    for (let back = 0; back < days; back += 1) sum += Math.log(window[LOOKBACK - 1 - back] ?? 1);
    features[column] = last - sum / days;
  }
  return features;
}

function trainingRows(scaling: FeatureScaling, count: number): TrainingRow[] {
  const { closes } = scaling;
  const spread = 0.02;
  return windowsOf(closes)
    .slice(0, count - HORIZON)
    .map((window, index) => {
      const today = closes[index + LOOKBACK - 1] ?? 1;
      const later = closes[index + LOOKBACK - 1 + HORIZON] ?? today;
      return {
        features: scaling.features(window),
        target: Math.tanh(Math.log(later / today) / spread),
      };
    });
}

function windowsOf(closes: Float64Array): Float64Array[] {
  return Array.from({ length: closes.length - LOOKBACK + 1 }, (_, start) =>
    closes.subarray(start, start + LOOKBACK),
  );
}

function exportStrategy(
  layers: readonly DenseLayer[],
  scaling: FeatureScaling,
  version: number,
): Uint8Array<ArrayBuffer> {
  const tensors: OnnxTensor[] = [
    { name: 'averages', dims: [LOOKBACK, FEATURES], data: featureMatrix() },
    { name: 'mean', dims: [FEATURES], data: Float32Array.from(scaling.mean) },
    { name: 'deviation', dims: [FEATURES], data: Float32Array.from(scaling.deviation) },
  ];
  const nodes: OnnxNode[] = [
    { operator: 'Log', inputs: ['closes'], output: 'logs' },
    { operator: 'MatMul', inputs: ['logs', 'averages'], output: 'raw' },
    { operator: 'Sub', inputs: ['raw', 'mean'], output: 'centred' },
    { operator: 'Div', inputs: ['centred', 'deviation'], output: 'layer0' },
  ];
  for (const [index, layer] of layers.entries()) {
    const name = `fc${index + 1}`;
    const isLast = index === layers.length - 1;
    tensors.push(
      {
        name: `${name}.weight`,
        dims: [layer.outputs, layer.inputs],
        data: Float32Array.from(layer.weights),
      },
      { name: `${name}.bias`, dims: [layer.outputs], data: Float32Array.from(layer.bias) },
    );
    nodes.push({
      operator: 'Gemm',
      inputs: [`layer${index}`, `${name}.weight`, `${name}.bias`],
      output: `${name}.sum`,
      attributes: { transB: { kind: 'int', value: 1 } },
    });
    nodes.push({
      operator: isLast ? 'Tanh' : 'Relu',
      inputs: [`${name}.sum`],
      output: isLast ? 'position' : `layer${index + 1}`,
    });
  }
  return writeOnnx({
    name: 'regime-strategy',
    producer: 'tidemark-samples',
    version,
    description: 'Synthetic demonstration; not investment advice.',
    inputs: [{ name: 'closes', type: 'float32', dims: ['batch', LOOKBACK] }],
    outputs: [{ name: 'position', type: 'float32', dims: ['batch', 1] }],
    tensors,
    nodes,
    metadata: { data: 'synthetic', licence: 'Apache-2.0' },
  });
}

function average(
  rows: readonly Float64Array[],
  column: number,
  of: (value: number) => number,
): number {
  return rows.reduce((sum, row) => sum + of(row[column] ?? 0), 0) / rows.length;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
