import type { ByteSpan } from './protobuf-reader';

/** ONNX element types by code. */
export const ELEMENT_TYPES: Readonly<Record<number, { name: string; bytes: number }>> = {
  1: { name: 'float32', bytes: 4 },
  2: { name: 'uint8', bytes: 1 },
  3: { name: 'int8', bytes: 1 },
  4: { name: 'uint16', bytes: 2 },
  5: { name: 'int16', bytes: 2 },
  6: { name: 'int32', bytes: 4 },
  7: { name: 'int64', bytes: 8 },
  8: { name: 'string', bytes: 0 },
  9: { name: 'bool', bytes: 1 },
  10: { name: 'float16', bytes: 2 },
  11: { name: 'float64', bytes: 8 },
  12: { name: 'uint32', bytes: 4 },
  13: { name: 'uint64', bytes: 8 },
  16: { name: 'bfloat16', bytes: 2 },
};

/** A fixed size, the name of a free one, or null for "any". */
export type Dimension = number | string | null;

export interface ValueFacts {
  readonly name: string;
  /** Element type such as `float32`; `sequence`, `map` or `optional` for other kinds. */
  readonly type: string;
  readonly dims: readonly Dimension[];
}

export interface TensorFacts {
  readonly name: string;
  readonly type: string;
  readonly dims: readonly number[];
  readonly elements: number;
  /** Where the values lie in the file; more than one piece only in unusual files. */
  readonly data: readonly ByteSpan[];
}

/** What a model says about itself; read without executing anything. */
export interface OnnxFacts {
  readonly irVersion: number;
  readonly producer: string;
  readonly producerVersion: string;
  readonly modelVersion: string;
  readonly description: string;
  readonly graphName: string;
  readonly opsets: readonly { readonly domain: string; readonly version: number }[];
  readonly inputs: readonly ValueFacts[];
  readonly outputs: readonly ValueFacts[];
  /** How often each operator occurs; names of other domains carry the domain. */
  readonly operators: Readonly<Record<string, number>>;
  /** Domains that nodes really use. */
  readonly domains: readonly string[];
  readonly nodes: number;
  readonly tensors: readonly TensorFacts[];
  readonly parameters: number;
  readonly metadata: Readonly<Record<string, string>>;
  /** True when values lie outside the file. */
  readonly hasExternalData: boolean;
  readonly hasTrainingInfo: boolean;
}
