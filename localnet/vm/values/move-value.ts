import type { Id, Value } from '../types';
import { typeFault } from '../faults';

/**
 * A Move value without its type: u8, u16 and u32 are numbers; u64, u128 and u256 bigints; addresses
 * and signers `Id` text; vectors and structs arrays of elements or fields; an enum value is an array
 * whose first element is the variant's tag. `undefined` is an empty slot.
 */
export type MoveValue = number | bigint | boolean | Id | MoveValue[] | Reference | undefined;

/** Points to one slot of a vector, struct, enum value or frame. Never changes. */
export class Reference {
  constructor(
    readonly container: MoveValue[],
    readonly index: number,
  ) {}

  get(): MoveValue {
    return this.container[this.index];
  }

  set(value: MoveValue): void {
    this.container[this.index] = value;
  }
}

/** A deep copy: Move's copies never share anything that can change. */
export function copyValue(value: MoveValue): MoveValue {
  return Array.isArray(value) ? copyElements(value) : value;
}

function copyElements(values: MoveValue[]): MoveValue[] {
  const copy = values.slice();
  for (let index = 0; index < copy.length; index += 1) {
    const element = copy[index];
    if (Array.isArray(element)) copy[index] = copyElements(element);
  }
  return copy;
}

/** How many slots a copy of this value touches; charged as work. */
export function valueWeight(value: MoveValue): number {
  if (!Array.isArray(value)) return 1;
  let weight = 1;
  for (const element of value) weight += Array.isArray(element) ? valueWeight(element) : 1;
  return weight;
}

/** Structural equality; references compare what they point to. */
export function valuesEqual(left: MoveValue, right: MoveValue): boolean {
  if (left instanceof Reference) {
    return right instanceof Reference && valuesEqual(left.get(), right.get());
  }
  if (!Array.isArray(left)) return left === right;
  if (!Array.isArray(right) || left.length !== right.length) return false;
  for (let index = 0; index < left.length; index += 1) {
    if (!valuesEqual(left[index], right[index])) return false;
  }
  return true;
}

export function asNumber(value: MoveValue): number {
  if (typeof value !== 'number') throw typeFault('expected a small integer');
  return value;
}

export function asBigint(value: MoveValue): bigint {
  if (typeof value !== 'bigint') throw typeFault('expected a wide integer');
  return value;
}

export function asBoolean(value: MoveValue): boolean {
  if (typeof value !== 'boolean') throw typeFault('expected a bool');
  return value;
}

export function asAddress(value: MoveValue): Id {
  if (typeof value !== 'string') throw typeFault('expected an address');
  return value;
}

export function asArray(value: MoveValue): MoveValue[] {
  if (!Array.isArray(value)) throw typeFault('expected a vector or struct');
  return value;
}

export function asReference(value: MoveValue): Reference {
  if (!(value instanceof Reference)) throw typeFault('expected a reference');
  return value;
}

/** The elements of a `vector<u8>` or of a reference to one, as bytes. */
export function asBytes(value: MoveValue): Uint8Array {
  const elements = asArray(value instanceof Reference ? value.get() : value);
  const bytes = new Uint8Array(elements.length);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = asNumber(elements[index]);
  return bytes;
}

/** Bytes as a Move `vector<u8>`. */
export function fromBytes(bytes: Uint8Array): MoveValue[] {
  return Array.from(bytes);
}

/** Callers hold values as opaque `unknown`; only what this machine made is ever handed back. */
export function fromBorder(value: Value): MoveValue {
  return value as MoveValue;
}
