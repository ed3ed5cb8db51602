import { Op, type Opcode } from '../binary/opcodes';
import {
  Fault,
  typeFault,
  VECTOR_INDEX_OUT_OF_BOUNDS,
  VECTOR_POP_EMPTY,
  VECTOR_UNPACK_PARITY,
  vectorFault,
} from '../faults';
import { asArray, asBigint, asReference, Reference, type MoveValue } from '../values/move-value';
import type { Handler, Processor, Instruction } from './routine';

/** Handlers of struct, enum and vector opcodes. `operand` is a field index or tag, `count` a length. */
export const CONTAINER_HANDLERS: ReadonlyMap<Opcode, Handler> = new Map<Opcode, Handler>([
  [Op.pack, pack],
  [Op.packGeneric, pack],
  [Op.unpack, unpack],
  [Op.unpackGeneric, unpack],
  [Op.mutBorrowField, borrowField],
  [Op.immBorrowField, borrowField],
  [Op.mutBorrowFieldGeneric, borrowField],
  [Op.immBorrowFieldGeneric, borrowField],
  [Op.packVariant, packVariant],
  [Op.packVariantGeneric, packVariant],
  [Op.unpackVariant, unpackVariant],
  [Op.unpackVariantGeneric, unpackVariant],
  [Op.unpackVariantImm, borrowVariant],
  [Op.unpackVariantMut, borrowVariant],
  [Op.unpackVariantGenericImm, borrowVariant],
  [Op.unpackVariantGenericMut, borrowVariant],
  [Op.vectorPack, pack],
  [Op.vectorUnpack, vectorUnpack],
  [Op.vectorLength, ({ stack }) => void stack.push(BigInt(target(stack).length))],
  [Op.vectorImmBorrow, vectorBorrow],
  [Op.vectorMutBorrow, vectorBorrow],
  [Op.vectorPushBack, vectorPushBack],
  [Op.vectorPopBack, ({ stack }) => void stack.push(popBack(target(stack)))],
  [Op.vectorSwap, vectorSwap],
]);

/** The slot number of an index that must lie inside the vector. */
export function checkedIndex(vector: readonly MoveValue[], index: bigint): number {
  if (index >= BigInt(vector.length)) throw vectorFault(VECTOR_INDEX_OUT_OF_BOUNDS);
  return Number(index);
}

export function popBack(vector: MoveValue[]): MoveValue {
  if (vector.length === 0) throw vectorFault(VECTOR_POP_EMPTY);
  return vector.pop();
}

export function swapElements(vector: MoveValue[], left: bigint, right: bigint): void {
  const first = checkedIndex(vector, left);
  const second = checkedIndex(vector, right);
  const moved = vector[first];
  vector[first] = vector[second];
  vector[second] = moved;
}

function pack({ stack }: Processor, { count }: Instruction): void {
  stack.push(take(stack, count));
}

function unpack({ stack }: Processor): void {
  for (const field of asArray(stack.pop())) stack.push(field);
}

function borrowField({ stack }: Processor, { operand }: Instruction): void {
  stack.push(new Reference(asArray(asReference(stack.pop()).get()), operand));
}

function packVariant({ stack }: Processor, { operand, count }: Instruction): void {
  const fields = take(stack, count);
  fields.unshift(operand);
  stack.push(fields);
}

function unpackVariant({ stack }: Processor, { operand }: Instruction): void {
  const value = asArray(stack.pop());
  checkTag(value, operand);
  for (let index = 1; index < value.length; index += 1) stack.push(value[index]);
}

function borrowVariant({ stack }: Processor, { operand }: Instruction): void {
  const value = asArray(asReference(stack.pop()).get());
  checkTag(value, operand);
  for (let index = 1; index < value.length; index += 1) stack.push(new Reference(value, index));
}

function vectorUnpack({ stack }: Processor, { count }: Instruction): void {
  const vector = asArray(stack.pop());
  if (vector.length !== count) throw vectorFault(VECTOR_UNPACK_PARITY);
  for (const element of vector) stack.push(element);
}

function vectorBorrow({ stack }: Processor): void {
  const index = asBigint(stack.pop());
  const vector = target(stack);
  stack.push(new Reference(vector, checkedIndex(vector, index)));
}

function vectorPushBack(machine: Processor): void {
  const element = machine.stack.pop();
  const vector = target(machine.stack);
  machine.checkVectorLength(vector.length + 1);
  vector.push(element);
}

function vectorSwap({ stack }: Processor): void {
  const right = asBigint(stack.pop());
  const left = asBigint(stack.pop());
  swapElements(target(stack), left, right);
}

function target(stack: MoveValue[]): MoveValue[] {
  return asArray(asReference(stack.pop()).get());
}

function take(stack: MoveValue[], count: number): MoveValue[] {
  if (count > stack.length) throw typeFault('too few values on the stack');
  return stack.splice(stack.length - count);
}

function checkTag(value: readonly MoveValue[], tag: number): void {
  if (value[0] !== tag) {
    throw new Fault('primitive', 'VARIANT_TAG_MISMATCH', undefined, 'another variant');
  }
}
