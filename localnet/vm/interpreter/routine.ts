import type { IntegerKind } from '../binary/type-stack';
import type { CompiledModule, FunctionDefinition } from '../binary/compiled-module';
import { asNumber, type MoveValue } from '../values/move-value';
import type { TypeEntry } from '../values/type-registry';
import type { NativeFunction } from '../natives/native-function';

/** What one instruction does to the machine. */
export type Handler = (machine: Processor, instruction: Instruction) => void;

/** What handlers see of the machine that runs them. */
export interface Processor {
  readonly stack: MoveValue[];
  /** The running frame. */
  readonly current: Frame;
  /** Calls a routine whose arguments lie on the stack. */
  enter(routine: Routine): void;
  /** Returns to the caller; results stay on the stack. */
  leave(): void;
  /** Charges work that grows with a value's size. */
  chargeValue(value: MoveValue): void;
  /** `length` is that after the push. */
  checkVectorLength(length: number): void;
}

/** One decoded instruction. All share one shape, so that the run loop stays monomorphic. */
export class Instruction {
  constructor(
    readonly run: Handler,
    readonly operand: number,
    readonly count: number,
    /** A constant, or the targets of a jump table. */
    readonly literal: MoveValue,
    readonly callee: Callee | undefined,
  ) {}
}

/** A function with its code checked, before type arguments are known. */
export interface LoadedFunction {
  module: CompiledModule;
  definition: FunctionDefinition;
  /** Integer kind per instruction, from the code check. */
  integerKinds: (IntegerKind | undefined)[];
  /** Instantiations by the text of their type arguments. */
  routines: Map<string, Routine>;
}

/** A function with its type arguments and decoded code. */
export interface Routine {
  source: LoadedFunction;
  typeArguments: TypeEntry[];
  parameterCount: number;
  returnCount: number;
  localCount: number;
  code: Instruction[];
  native: NativeFunction | undefined;
}

/** The target of a call, resolved when first reached: its module may be loaded later. */
export class Callee {
  private found: Routine | undefined;

  constructor(private readonly resolve: () => Routine) {}

  get routine(): Routine {
    return (this.found ??= this.resolve());
  }
}

/** One function in progress. `pc` is the next instruction. */
export class Frame {
  pc = 0;

  constructor(
    readonly routine: Routine,
    readonly code: readonly Instruction[],
    readonly locals: MoveValue[],
    readonly caller: Frame | undefined,
  ) {}
}

/** Target of a switch over the enum value's tag. */
export function jumpTarget(instruction: Instruction, tag: MoveValue): number {
  const targets = instruction.literal;
  return asNumber(Array.isArray(targets) ? targets[asNumber(tag)] : undefined);
}
