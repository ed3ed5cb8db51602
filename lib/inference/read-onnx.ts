import type { OnnxFacts } from './onnx-facts';
import { OnnxWalker, spanOf, varintOf } from './onnx-walker';
import { malformed, type ByteSpan, type ProtobufField } from './protobuf-reader';
import { TidemarkError } from '../domain';

/** The largest model that is read or run in a page, in bytes. */
export const MAX_MODEL_BYTES = 64 << 20;
const MAX_IR_VERSION = 32;
const MAX_ENTRIES = 1_000;
const MAX_METADATA_BYTES = 65_536;
const KNOWN_FIELDS = new Set([1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25, 26]);

/**
 * Reads what an ONNX file says about itself. Nothing is executed and no tensor is copied; every
 * loop has a limit, so hostile files end in an error within a second.
 * @throws TidemarkError file_empty, file_too_large, model_malformed, model_refused (two graphs)
 */
export function readOnnx(bytes: Uint8Array): OnnxFacts {
  if (bytes.length === 0) throw new TidemarkError('file_empty', 'This file is empty.');
  if (bytes.length > MAX_MODEL_BYTES) {
    throw new TidemarkError('file_too_large', 'Models above 64 MiB cannot be read in the page.');
  }
  const walker = new OnnxWalker(bytes);
  const head = new ModelHead(walker);
  for (const field of walker.reader.fields({ start: 0, end: bytes.length })) head.take(field);
  return head.facts();
}

/** ModelProto, field by field. */
class ModelHead {
  readonly #walker: OnnxWalker;
  readonly #opsets: { domain: string; version: number }[] = [];
  readonly #metadata = new Map<string, string>();
  readonly #texts = new Map<number, string>();
  #irVersion = 0;
  #modelVersion = '';
  #graph: ReturnType<OnnxWalker['graph']> | null = null;
  #hasTrainingInfo = false;

  constructor(walker: OnnxWalker) {
    this.#walker = walker;
  }

  take(field: ProtobufField): void {
    if (!KNOWN_FIELDS.has(field.number)) throw malformed('unknown field');
    switch (field.number) {
      case 1:
        this.#irVersion = Number(varintOf(field));
        return;
      case 5:
        this.#modelVersion = BigInt.asIntN(64, varintOf(field)).toString();
        return;
      case 7:
        this.#takeGraph(spanOf(field));
        return;
      case 8:
        this.#opsets.push(this.#opset(spanOf(field)));
        if (this.#opsets.length > MAX_ENTRIES) throw malformed('too many opsets');
        return;
      case 14:
        this.#takeMetadata(spanOf(field));
        return;
      case 20:
        this.#hasTrainingInfo = true;
        return;
      case 25:
        this.#walker.modelFunction(spanOf(field), 1);
        return;
      case 26:
        return;
      default:
        this.#texts.set(field.number, this.#walker.reader.text(spanOf(field), MAX_METADATA_BYTES));
    }
  }

  facts(): OnnxFacts {
    const graph = this.#graph;
    const isSane = this.#irVersion >= 1 && this.#irVersion <= MAX_IR_VERSION;
    if (graph === null || !isSane) throw malformed('no graph or version');
    const walker = this.#walker;
    return {
      irVersion: this.#irVersion,
      producer: this.#texts.get(2) ?? '',
      producerVersion: this.#texts.get(3) ?? '',
      modelVersion: this.#modelVersion,
      description: this.#texts.get(6) ?? '',
      graphName: graph.name,
      opsets: this.#opsets,
      inputs: graph.inputs,
      outputs: graph.outputs,
      operators: Object.fromEntries([...walker.operators].sort(byName)),
      domains: [...walker.domains].sort(),
      nodes: walker.nodes,
      tensors: walker.tensors,
      parameters: walker.tensors.reduce((sum, tensor) => sum + tensor.elements, 0),
      metadata: Object.fromEntries(this.#metadata),
      hasExternalData: walker.hasExternalData,
      hasTrainingInfo: this.#hasTrainingInfo,
    };
  }

  /** Decoders merge repeated graphs; a reader that looks at one of them would be fooled. */
  #takeGraph(span: ByteSpan): void {
    if (this.#graph !== null) {
      throw new TidemarkError('model_refused', 'This model hides a second graph; it is refused.');
    }
    this.#graph = this.#walker.graph(span, 1);
  }

  #takeMetadata(span: ByteSpan): void {
    let key = '';
    let value = '';
    for (const field of this.#walker.reader.fields(span)) {
      if (field.number === 1) key = this.#walker.text(field);
      else if (field.number === 2) {
        value = this.#walker.reader.text(spanOf(field), MAX_METADATA_BYTES);
      }
    }
    this.#metadata.set(key, value);
    if (this.#metadata.size > MAX_ENTRIES) throw malformed('too many metadata entries');
  }

  #opset(span: ByteSpan): { domain: string; version: number } {
    let domain = '';
    let version = 0;
    for (const field of this.#walker.reader.fields(span)) {
      if (field.number === 1) domain = this.#walker.text(field);
      else if (field.number === 2) version = Number(varintOf(field));
    }
    return { domain, version };
  }
}

function byName([left]: [string, number], [right]: [string, number]): number {
  return left < right ? -1 : 1;
}
