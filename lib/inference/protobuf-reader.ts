import { TidemarkError } from '../domain';

/** Fields read from one file; an honest model of 64 MiB stays far below. */
const MAX_FIELDS = 4_000_000;

/** A slice of the file: nothing is copied while reading. */
export interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

export type ProtobufField =
  | { readonly number: number; readonly kind: 'varint'; readonly value: bigint }
  | { readonly number: number; readonly kind: 'fixed'; readonly span: ByteSpan }
  | { readonly number: number; readonly kind: 'span'; readonly span: ByteSpan };

/** Reads protocol buffer fields of untrusted bytes within hard limits, without recursion. */
export class ProtobufReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #fields = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** The fields of one message in order. @throws TidemarkError model_malformed */
  *fields(span: ByteSpan): Generator<ProtobufField> {
    let at = span.start;
    while (at < span.end) {
      this.#fields += 1;
      if (this.#fields > MAX_FIELDS) throw malformed('too many fields');
      const tag = this.#varint(at, span.end);
      const number = Number(tag.value >> 3n);
      if (number < 1 || tag.value > 0xffff_ffffn) throw malformed('field number');
      const field = this.#field(number, Number(tag.value & 7n), tag.next, span.end);
      at = field.next;
      yield field.value;
    }
  }

  /** UTF-8 text of at most `maxBytes`. @throws TidemarkError model_malformed */
  text(span: ByteSpan, maxBytes: number): string {
    if (span.end - span.start > maxBytes) throw malformed('text too long');
    try {
      const decoder = new TextDecoder('utf-8', { fatal: true });
      return decoder.decode(this.#bytes.subarray(span.start, span.end));
    } catch (cause) {
      throw malformed('text', cause);
    }
  }

  /** A packed list of varints, at most `maxCount`. */
  packedVarints(span: ByteSpan, maxCount: number): bigint[] {
    const values: bigint[] = [];
    let at = span.start;
    while (at < span.end) {
      if (values.length >= maxCount) throw malformed('list too long');
      const { value, next } = this.#varint(at, span.end);
      values.push(value);
      at = next;
    }
    return values;
  }

  bytes(span: ByteSpan): Uint8Array {
    return this.#bytes.subarray(span.start, span.end);
  }

  #field(number: number, wire: number, at: number, end: number) {
    if (wire === 0) {
      const { value, next } = this.#varint(at, end);
      return { value: { number, kind: 'varint', value } as const, next };
    }
    if (wire === 2) {
      const { value, next } = this.#varint(at, end);
      if (value > BigInt(end - next)) throw malformed('length beyond the end');
      const span = { start: next, end: next + Number(value) };
      return { value: { number, kind: 'span', span } as const, next: span.end };
    }
    const size = wire === 5 ? 4 : wire === 1 ? 8 : 0;
    if (size === 0 || at + size > end) throw malformed('wire type');
    const span = { start: at, end: at + size };
    return { value: { number, kind: 'fixed', span } as const, next: span.end };
  }

  #varint(from: number, end: number): { value: bigint; next: number } {
    let low = 0;
    for (let size = 0; size < 4; size += 1) {
      if (from + size >= end) throw malformed('ends inside a number');
      const byte = this.#view.getUint8(from + size);
      low |= (byte & 0x7f) << (7 * size);
      if (byte < 0x80) return { value: BigInt(low), next: from + size + 1 };
    }
    let value = BigInt(low);
    for (let size = 4; size < 10; size += 1) {
      if (from + size >= end) throw malformed('ends inside a number');
      const byte = this.#view.getUint8(from + size);
      value |= BigInt(byte & 0x7f) << BigInt(7 * size);
      if (byte < 0x80) return { value: BigInt.asUintN(64, value), next: from + size + 1 };
    }
    throw malformed('number too long');
  }
}

export function malformed(what: string, cause?: unknown): TidemarkError {
  return new TidemarkError(
    'model_malformed',
    'This is not a readable ONNX model; export it again or choose another file.',
    { cause, details: { what } },
  );
}
