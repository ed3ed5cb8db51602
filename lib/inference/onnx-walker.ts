import { ELEMENT_TYPES, type Dimension, type TensorFacts, type ValueFacts } from './onnx-facts';
import { malformed, ProtobufReader, type ByteSpan, type ProtobufField } from './protobuf-reader';

const MAX_DEPTH = 16;
const MAX_NODES = 500_000;
const MAX_TENSORS = 200_000;
const MAX_VALUES = 10_000;
const MAX_DIMS = 32;
const MAX_NAME_BYTES = 4_096;

/** Collects facts while walking graphs, nodes, attributes and tensors to any allowed depth. */
export class OnnxWalker {
  readonly reader: ProtobufReader;
  readonly operators = new Map<string, number>();
  readonly domains = new Set<string>();
  readonly tensors: TensorFacts[] = [];
  nodes = 0;
  hasExternalData = false;

  constructor(bytes: Uint8Array) {
    this.reader = new ProtobufReader(bytes);
  }

  /** GraphProto; only the outermost graph's inputs and outputs are returned to the caller. */
  graph(span: ByteSpan, depth: number) {
    if (depth > MAX_DEPTH) throw malformed('nested too deep');
    const inputs: ValueFacts[] = [];
    const outputs: ValueFacts[] = [];
    const initialized = new Set<string>();
    let name = '';
    for (const field of this.reader.fields(span)) {
      if (field.number === 2) name = this.text(field);
      else if (field.number === 1) this.node(spanOf(field), depth);
      else if (field.number === 5) initialized.add(this.tensor(spanOf(field), ''));
      else if (field.number === 11) inputs.push(this.value(spanOf(field)));
      else if (field.number === 12) outputs.push(this.value(spanOf(field)));
      else if (field.number === 15) this.sparseTensor(spanOf(field), '');
      if (inputs.length + outputs.length > MAX_VALUES) throw malformed('too many values');
    }
    return { name, inputs: inputs.filter((input) => !initialized.has(input.name)), outputs };
  }

  /** FunctionProto: its nodes count like any other. */
  modelFunction(span: ByteSpan, depth: number): void {
    for (const field of this.reader.fields(span)) {
      if (field.number === 7) this.node(spanOf(field), depth);
      else if (field.number === 11) this.attribute(spanOf(field), '', depth);
    }
  }

  node(span: ByteSpan, depth: number): void {
    this.nodes += 1;
    if (this.nodes > MAX_NODES) throw malformed('too many nodes');
    let operator = '';
    let domain = '';
    let firstOutput = '';
    const attributes: ByteSpan[] = [];
    for (const field of this.reader.fields(span)) {
      if (field.number === 2 && firstOutput === '') firstOutput = this.text(field);
      else if (field.number === 4) operator = this.text(field);
      else if (field.number === 7) domain = this.text(field);
      else if (field.number === 5) attributes.push(spanOf(field));
    }
    this.domains.add(domain);
    const key = domain === '' || domain === 'ai.onnx' ? operator : `${domain}:${operator}`;
    this.operators.set(key, (this.operators.get(key) ?? 0) + 1);
    // Weights inside a Constant have no name of their own; they go by the node's output.
    for (const attribute of attributes) this.attribute(attribute, firstOutput, depth);
  }

  attribute(span: ByteSpan, owner: string, depth: number): void {
    for (const field of this.reader.fields(span)) {
      if (field.number === 5 || field.number === 10) this.tensor(spanOf(field), owner);
      else if (field.number === 6 || field.number === 11) this.graph(spanOf(field), depth + 1);
      else if (field.number === 22 || field.number === 23) this.sparseTensor(spanOf(field), owner);
    }
  }

  /** TensorProto; answers its name. */
  tensor(span: ByteSpan, owner: string): string {
    if (this.tensors.length >= MAX_TENSORS) throw malformed('too many tensors');
    let name = '';
    let type = 0;
    const dims: number[] = [];
    const data: ByteSpan[] = [];
    for (const field of this.reader.fields(span)) {
      if (field.number === 1) this.#tensorDims(field, dims);
      else if (field.number === 2) type = Number(varintOf(field));
      else if (field.number === 8) name = this.text(field);
      else if ([4, 5, 6, 7, 9, 10, 11].includes(field.number)) data.push(anySpan(field));
      else if (field.number === 13) this.hasExternalData = true;
      else if (field.number === 14 && varintOf(field) !== 0n) this.hasExternalData = true;
    }
    const elements = dims.reduce((product, dim) => product * dim, 1);
    if (!Number.isSafeInteger(elements)) throw malformed('tensor size');
    const typeName = ELEMENT_TYPES[type]?.name ?? `type ${type}`;
    this.tensors.push({ name: name === '' ? owner : name, type: typeName, dims, elements, data });
    return name;
  }

  value(span: ByteSpan): ValueFacts {
    let name = '';
    let shape: Omit<ValueFacts, 'name'> = { type: 'unknown', dims: [] };
    for (const field of this.reader.fields(span)) {
      if (field.number === 1) name = this.text(field);
      else if (field.number === 2) shape = this.#valueType(spanOf(field));
    }
    return { name, ...shape };
  }

  sparseTensor(span: ByteSpan, owner: string): void {
    for (const field of this.reader.fields(span)) {
      if (field.number === 1 || field.number === 2) this.tensor(spanOf(field), owner);
    }
  }

  text(field: ProtobufField): string {
    return this.reader.text(spanOf(field), MAX_NAME_BYTES);
  }

  #tensorDims(field: ProtobufField, dims: number[]): void {
    const values =
      field.kind === 'varint' ? [field.value] : this.reader.packedVarints(spanOf(field), MAX_DIMS);
    for (const value of values) dims.push(safeDimension(value));
    if (dims.length > MAX_DIMS) throw malformed('too many dimensions');
  }

  #valueType(span: ByteSpan): Omit<ValueFacts, 'name'> {
    for (const field of this.reader.fields(span)) {
      if (field.number === 1) return this.#tensorType(spanOf(field));
      if (field.number === 4) return { type: 'sequence', dims: [] };
      if (field.number === 5) return { type: 'map', dims: [] };
      if (field.number === 8) return { type: 'sparse tensor', dims: [] };
      if (field.number === 9) return { type: 'optional', dims: [] };
    }
    return { type: 'unknown', dims: [] };
  }

  #tensorType(span: ByteSpan): Omit<ValueFacts, 'name'> {
    let type = 'unknown';
    const dims: Dimension[] = [];
    for (const field of this.reader.fields(span)) {
      if (field.number === 1) type = ELEMENT_TYPES[Number(varintOf(field))]?.name ?? 'unknown';
      else if (field.number === 2) {
        for (const dim of this.reader.fields(spanOf(field))) {
          if (dim.number === 1) dims.push(this.#dimension(spanOf(dim)));
          if (dims.length > MAX_DIMS) throw malformed('too many dimensions');
        }
      }
    }
    return { type, dims };
  }

  #dimension(span: ByteSpan): Dimension {
    let dimension: Dimension = null;
    for (const field of this.reader.fields(span)) {
      // Exporters write -1 or 0 for "unknown" now and then.
      if (field.number === 1) {
        const value = BigInt.asIntN(64, varintOf(field));
        dimension = value > 0n ? safeDimension(value) : null;
      } else if (field.number === 2) dimension = this.text(field);
    }
    return dimension === '' ? null : dimension;
  }
}

export function spanOf(field: ProtobufField): ByteSpan {
  if (field.kind !== 'span') throw malformed('field kind');
  return field.span;
}

export function varintOf(field: ProtobufField): bigint {
  if (field.kind !== 'varint') throw malformed('field kind');
  return field.value;
}

function anySpan(field: ProtobufField): ByteSpan {
  return field.kind === 'varint' ? { start: 0, end: 0 } : field.span;
}

function safeDimension(value: bigint): number {
  if (value < 0n || value > BigInt(Number.MAX_SAFE_INTEGER)) throw malformed('dimension');
  return Number(value);
}
