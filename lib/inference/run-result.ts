const PREVIEW_VALUES = 64;
const TOP_LABELS = 5;
const MAX_SHOWN_ELEMENTS = 1 << 24;

/** What one output of a run looked like. */
export interface OutputSummary {
  readonly name: string;
  readonly type: string;
  readonly dims: readonly number[];
  readonly elements: number;
  /** The first 64 values; 64-bit integers and strings as text. */
  readonly preview: readonly (number | string)[];
  /** Of all finite values; null for strings and empty outputs. */
  readonly range: { readonly min: number; readonly max: number; readonly mean: number } | null;
  /** Highest values by label, when the model names its classes. */
  readonly top: readonly { readonly label: string; readonly value: number }[];
}

export interface RunResult {
  readonly outputs: readonly OutputSummary[];
  readonly loadMs: number;
  readonly runMs: number;
}

export interface RawOutput {
  readonly name: string;
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: ArrayLike<number | bigint | string | boolean>;
}

/** Shortens an output to what a page shows. `labels` name the last dimension. */
export function summarizeOutput(output: RawOutput, labels: readonly string[]): OutputSummary {
  const { name, type, dims, data } = output;
  const preview = Array.from({ length: Math.min(data.length, PREVIEW_VALUES) }, (_, index) => {
    const value = data[index] ?? 0;
    return typeof value === 'number' || typeof value === 'string' ? value : textOf(value);
  });
  const numbers = numericValues(data);
  return {
    name,
    type,
    dims: [...dims],
    elements: data.length,
    preview,
    range: rangeOf(numbers),
    top:
      dims.at(-1) === labels.length && numbers.length === labels.length
        ? best(numbers, labels)
        : [],
  };
}

function textOf(value: bigint | boolean): number | string {
  return typeof value === 'bigint' ? value.toString() : Number(value);
}

function numericValues(data: RawOutput['data']): number[] {
  const numbers: number[] = [];
  for (let index = 0; index < Math.min(data.length, MAX_SHOWN_ELEMENTS); index += 1) {
    const value = data[index];
    if (typeof value === 'number' || typeof value === 'bigint') numbers.push(Number(value));
  }
  return numbers;
}

function rangeOf(numbers: readonly number[]): OutputSummary['range'] {
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  let count = 0;
  for (const value of numbers) {
    if (!Number.isFinite(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    count += 1;
  }
  return count === 0 ? null : { min, max, mean: sum / count };
}

function best(numbers: readonly number[], labels: readonly string[]): OutputSummary['top'] {
  return numbers
    .map((value, index) => ({ label: labels[index] ?? '', value }))
    .sort((left, right) => right.value - left.value)
    .slice(0, TOP_LABELS);
}
