import { sha3_256 } from '@noble/hashes/sha3.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { abortFault } from '../faults';
import { checkedIndex, popBack, swapElements } from '../interpreter/handlers-containers';
import { VECTOR_INDEX_OUT_OF_BOUNDS, vectorFault } from '../faults';
import type { Type } from '../types';
import { formatType } from '../type-text';
import {
  asArray,
  asBigint,
  asBytes,
  asReference,
  fromBytes,
  Reference,
  type MoveValue,
} from '../values/move-value';
import { onlyType, type NativeModule, type WorkMeter } from './native-function';

/** Hashes read 64-byte blocks; a byte is charged as one slot. */
export function chargedBytes(value: MoveValue, meter: WorkMeter): Uint8Array {
  const bytes = asBytes(value);
  meter.charge(bytes.length);
  return bytes;
}

export const STANDARD_NATIVES: Readonly<Record<string, NativeModule>> = {
  vector: {
    empty: () => [],
    length: (_context, _types, [vector]) => BigInt(elements(vector).length),
    borrow: (_context, _types, [vector, index]) => slot(vector, index),
    borrow_mut: (_context, _types, [vector, index]) => slot(vector, index),
    push_back: (_context, _types, [vector, element], meter) => {
      meter.checkVectorLength(elements(vector).push(element));
      return undefined;
    },
    pop_back: (_context, _types, [vector]) => popBack(elements(vector)),
    destroy_empty: (_context, _types, [vector]) => {
      if (asArray(vector).length > 0) throw vectorFault(VECTOR_NOT_EMPTY);
      return undefined;
    },
    swap: (_context, _types, [vector, left, right]) => {
      swapElements(elements(vector), asBigint(left), asBigint(right));
      return undefined;
    },
  },
  bcs: {
    to_bytes: (_context, types, [value], meter) => {
      const bytes = onlyType(types).encode(asReference(value).get());
      meter.charge(bytes.length);
      return fromBytes(bytes);
    },
  },
  hash: {
    sha2_256: (_context, _types, [data], meter) => fromBytes(sha256(chargedBytes(data, meter))),
    sha3_256: (_context, _types, [data], meter) => fromBytes(sha3_256(chargedBytes(data, meter))),
  },
  string: {
    internal_check_utf8: (_context, _types, [text], meter) => isUtf8(chargedBytes(text, meter)),
    internal_is_char_boundary: (_context, _types, [text, index]) =>
      isCharacterBorder(elements(text), asBigint(index)),
    internal_sub_string: (_context, _types, [text, start, end], meter) => {
      const [from, to] = [asBigint(start), asBigint(end)];
      const bytes = elements(text);
      // The real native panics here; the framework's own checks keep callers from it.
      if (from > to || to > BigInt(bytes.length)) throw vectorFault(VECTOR_INDEX_OUT_OF_BOUNDS);
      meter.charge(Number(to - from));
      return bytes.slice(Number(from), Number(to));
    },
    internal_index_of: (_context, _types, [text, wanted], meter) => {
      const bytes = Buffer.from(chargedBytes(text, meter));
      const found = bytes.indexOf(Buffer.from(chargedBytes(wanted, meter)));
      return BigInt(found < 0 ? bytes.length : found);
    },
  },
  type_name: {
    with_defining_ids: (_context, types) => typeName(onlyType(types).type),
    with_original_ids: (_context, types) => typeName(onlyType(types).type),
    defining_id: (_context, types) => typeAddress(onlyType(types).type),
    original_id: (_context, types) => typeAddress(onlyType(types).type),
  },
  debug: {
    print: () => undefined,
    print_stack_trace: () => undefined,
  },
};

const VECTOR_NOT_EMPTY = 3n;
/** `type_name` of a type that no module defines. */
const NON_MODULE_TYPE = 0n;

function elements(reference: MoveValue): MoveValue[] {
  return asArray(asReference(reference).get());
}

function slot(vector: MoveValue, index: MoveValue): Reference {
  const target = elements(vector);
  return new Reference(target, checkedIndex(target, asBigint(index)));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isCharacterBorder(bytes: readonly MoveValue[], index: bigint): boolean {
  if (index >= BigInt(bytes.length)) return index === BigInt(bytes.length);
  const byte = bytes[Number(index)];
  return typeof byte === 'number' && (byte & 0xc0) !== 0x80;
}

/** `TypeName { name: ascii::String { bytes } }`: addresses are 64 digits without prefix. */
function typeName(type: Type): MoveValue {
  const text = formatType(type).replaceAll('0x', '');
  return [[fromBytes(new TextEncoder().encode(text))]];
}

function typeAddress(type: Type): MoveValue {
  if (type.kind !== 'datatype') throw abortFault(NON_MODULE_TYPE);
  return type.address;
}
