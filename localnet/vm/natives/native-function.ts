import type { TransactionContext } from '../types';
import type { ObjectRuntime } from '../objects/object-runtime';
import type { MoveValue } from '../values/move-value';
import type { TypeEntry } from '../values/type-registry';
import { typeFault } from '../faults';

/** What a native function may touch besides its arguments. */
export interface NativeContext {
  transaction: TransactionContext;
  objects: ObjectRuntime;
}

/** Takes charge for work that grows with its input. */
export interface WorkMeter {
  charge(units: number): void;
  checkVectorLength(length: number): void;
}

/** A function without bytecode. Answers its one result, or undefined for none. Throws Fault. */
export type NativeFunction = (
  context: NativeContext,
  typeArguments: readonly TypeEntry[],
  args: readonly MoveValue[],
  meter: WorkMeter,
) => MoveValue;

/** Natives of one module by name. */
export type NativeModule = Readonly<Record<string, NativeFunction>>;

/** The only type argument of a native that takes one. */
export function onlyType(typeArguments: readonly TypeEntry[]): TypeEntry {
  const entry = typeArguments[0];
  if (entry === undefined) throw typeFault('a native without its type argument');
  return entry;
}
