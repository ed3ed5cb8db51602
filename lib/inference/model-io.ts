import { TidemarkError } from '../domain';
import type { ValueFacts } from './onnx-facts';

/** Values of all inputs of one run together. */
export const MAX_INPUT_ELEMENTS = 1 << 24;
const MAX_RANK = 8;

type ArrayOf = {
  float32: Float32Array<ArrayBuffer>;
  float64: Float64Array<ArrayBuffer>;
  int8: Int8Array<ArrayBuffer>;
  uint8: Uint8Array<ArrayBuffer>;
  int16: Int16Array<ArrayBuffer>;
  uint16: Uint16Array<ArrayBuffer>;
  int32: Int32Array<ArrayBuffer>;
  uint32: Uint32Array<ArrayBuffer>;
  int64: BigInt64Array<ArrayBuffer>;
  uint64: BigUint64Array<ArrayBuffer>;
  bool: Uint8Array<ArrayBuffer>;
};

/** Element types that a page can fill and show. */
export type InputType = keyof ArrayOf;

/** One filled input; `data` is row-major and has the product of `dims` elements. */
export type ModelInput = {
  [Type in InputType]: {
    readonly name: string;
    readonly type: Type;
    readonly dims: readonly number[];
    readonly data: ArrayOf[Type];
  };
}[InputType];

const INPUT_TYPES: readonly InputType[] = [
  'float32',
  'float64',
  'int8',
  'uint8',
  'int16',
  'uint16',
  'int32',
  'uint32',
  'int64',
  'uint64',
  'bool',
];

export function inputTypeOf(value: ValueFacts): InputType {
  const type = INPUT_TYPES.find((known) => known === value.type);
  if (type === undefined) {
    throw new TidemarkError(
      'model_input_malformed',
      `The input "${value.name}" has the type ${value.type}, which a page cannot fill.`,
    );
  }
  return type;
}

/** Fills an input by a function of the position. @throws TidemarkError model_input_malformed */
export function fillInput(
  value: ValueFacts,
  dims: readonly number[],
  valueAt: (index: number) => number,
): ModelInput {
  const type = inputTypeOf(value);
  const count = elementCount(value, dims);
  const { name } = value;
  const whole = (index: number) => Math.trunc(valueAt(index));
  const big = (index: number) => BigInt(whole(index));
  switch (type) {
    case 'float32':
      return { name, type, dims, data: new Float32Array(count).map((_, at) => valueAt(at)) };
    case 'float64':
      return { name, type, dims, data: new Float64Array(count).map((_, at) => valueAt(at)) };
    case 'int64':
      return { name, type, dims, data: new BigInt64Array(count).map((_, at) => big(at)) };
    case 'uint64':
      return { name, type, dims, data: new BigUint64Array(count).map((_, at) => big(at)) };
    case 'int8':
      return { name, type, dims, data: new Int8Array(count).map((_, at) => whole(at)) };
    case 'uint8':
      return { name, type, dims, data: new Uint8Array(count).map((_, at) => whole(at)) };
    case 'int16':
      return { name, type, dims, data: new Int16Array(count).map((_, at) => whole(at)) };
    case 'uint16':
      return { name, type, dims, data: new Uint16Array(count).map((_, at) => whole(at)) };
    case 'int32':
      return { name, type, dims, data: new Int32Array(count).map((_, at) => whole(at)) };
    case 'uint32':
      return { name, type, dims, data: new Uint32Array(count).map((_, at) => whole(at)) };
    case 'bool':
      return {
        name,
        type,
        dims,
        data: new Uint8Array(count).map((_, at) => Number(valueAt(at) !== 0)),
      };
  }
}

/** Checks concrete dimensions against what the model declares. */
function elementCount(value: ValueFacts, dims: readonly number[]): number {
  const isSane =
    dims.length <= MAX_RANK &&
    dims.length === value.dims.length &&
    dims.every((dim) => Number.isSafeInteger(dim) && dim >= 0) &&
    value.dims.every((declared, at) => typeof declared !== 'number' || declared === dims[at]);
  const count = dims.reduce((product, dim) => product * dim, 1);
  if (!isSane || count > MAX_INPUT_ELEMENTS) {
    throw new TidemarkError(
      'model_input_malformed',
      `The input "${value.name}" cannot have the shape [${dims.join(', ')}]; change it.`,
    );
  }
  return count;
}
