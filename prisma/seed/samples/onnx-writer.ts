import { ProtobufWriter } from './protobuf-writer';

const IR_VERSION = 8;
const OPSET = 13;
const ELEMENT_CODES = { float32: 1, int64: 7 } as const;
const ATTRIBUTE_CODES = { float: 1, int: 2, string: 3, ints: 7 } as const;

export type ElementType = keyof typeof ELEMENT_CODES;

/** A model input or output; a text dimension is a named free one. */
export interface OnnxValue {
  readonly name: string;
  readonly type: ElementType;
  readonly dims: readonly (number | string)[];
}

export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

export type OnnxAttribute =
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'ints'; readonly value: readonly number[] };

export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
}

export interface OnnxModel {
  readonly name: string;
  readonly producer: string;
  readonly version: number;
  readonly description: string;
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly tensors: readonly OnnxTensor[];
  readonly nodes: readonly OnnxNode[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** Writes a model as ONNX (IR version 8, opset 13); the same model always gives the same bytes. */
export function writeOnnx(model: OnnxModel): Uint8Array<ArrayBuffer> {
  const graph = new ProtobufWriter()
    .messages(1, model.nodes.map(writeNode))
    .text(2, model.name)
    .messages(5, model.tensors.map(writeTensor))
    .messages(11, model.inputs.map(writeValue))
    .messages(12, model.outputs.map(writeValue));
  const metadata = Object.entries(model.metadata).map(([key, value]) =>
    new ProtobufWriter().text(1, key).text(2, value),
  );
  return new ProtobufWriter()
    .int(1, IR_VERSION)
    .text(2, model.producer)
    .text(3, '1')
    .int(5, model.version)
    .text(6, model.description)
    .message(7, graph)
    .message(8, new ProtobufWriter().text(1, '').int(2, OPSET))
    .messages(14, metadata)
    .finish();
}

function writeNode(node: OnnxNode, index: number): ProtobufWriter {
  const writer = new ProtobufWriter();
  for (const input of node.inputs) writer.text(1, input);
  return writer
    .text(2, node.output)
    .text(3, `${node.operator.toLowerCase()}_${index}`)
    .text(4, node.operator)
    .messages(5, Object.entries(node.attributes ?? {}).map(writeAttribute));
}

function writeAttribute([name, attribute]: [string, OnnxAttribute]): ProtobufWriter {
  const writer = new ProtobufWriter().text(1, name);
  if (attribute.kind === 'float') writer.float(2, attribute.value);
  else if (attribute.kind === 'int') writer.int(3, attribute.value);
  else if (attribute.kind === 'string') writer.text(4, attribute.value);
  else for (const value of attribute.value) writer.int(8, value);
  return writer.int(20, ATTRIBUTE_CODES[attribute.kind]);
}

function writeTensor(tensor: OnnxTensor): ProtobufWriter {
  const { data } = tensor;
  const writer = new ProtobufWriter();
  for (const dim of tensor.dims) writer.int(1, dim);
  return writer
    .int(2, data instanceof Float32Array ? ELEMENT_CODES.float32 : ELEMENT_CODES.int64)
    .text(8, tensor.name)
    .bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

function writeValue(value: OnnxValue): ProtobufWriter {
  const shape = new ProtobufWriter().messages(
    1,
    value.dims.map((dim) =>
      typeof dim === 'number'
        ? new ProtobufWriter().int(1, dim)
        : new ProtobufWriter().text(2, dim),
    ),
  );
  const tensor = new ProtobufWriter().int(1, ELEMENT_CODES[value.type]).message(2, shape);
  return new ProtobufWriter()
    .text(1, value.name)
    .message(2, new ProtobufWriter().message(1, tensor));
}
