import { Fault, typeFault, VECTOR_SIZE_LIMIT, vectorFault } from '../faults';
import type { NativeContext } from '../natives/native-function';
import { valueWeight, type MoveValue } from '../values/move-value';
import { Frame, type Processor, type Routine } from './routine';

/** As in the real VM: so many calls may wait for their callees. */
const CALL_DEPTH_LIMIT = 1024;
/** As in the real VM: all operands of all frames together. */
const OPERAND_STACK_LIMIT = 1024;

export interface MachineLimits {
  /** Instructions plus slots copied, compared, hashed or encoded. */
  work: number;
  /** Elements of a vector that grows by `push_back`. */
  vectorLength: number;
}

/** Runs routines on its own frame stack, so that Move recursion never becomes JavaScript recursion. */
export class Machine implements Processor {
  readonly stack: MoveValue[] = [];
  frame: Frame | undefined;
  /** The native function in progress, for the place of its faults. */
  native: Routine | undefined;
  instructions = 0;
  work = 0;
  private depth = 0;

  constructor(
    private readonly context: NativeContext,
    private readonly limits: MachineLimits,
  ) {}

  /** Runs one routine to its end and answers its results. The machine is unusable after a throw. */
  run(routine: Routine, args: MoveValue[]): MoveValue[] {
    for (const argument of args) this.stack.push(argument);
    this.enter(routine);
    for (;;) {
      const frame = this.frame;
      if (frame === undefined) break;
      const instruction = frame.code[frame.pc];
      if (instruction === undefined) throw typeFault('the code runs past its end');
      frame.pc += 1;
      this.instructions += 1;
      if (this.instructions + this.work > this.limits.work) throw outOfInstructions();
      instruction.run(this, instruction);
      if (this.stack.length > OPERAND_STACK_LIMIT) throw stackOverflow();
    }
    return this.stack.splice(0);
  }

  /** Calls a routine whose arguments lie on the stack. */
  enter(routine: Routine): void {
    if (routine.native !== undefined) return this.callNative(routine);
    if (this.depth > CALL_DEPTH_LIMIT) {
      throw new Fault('primitive', 'CALL_STACK_OVERFLOW', undefined, 'calls nest too deep');
    }
    const { stack } = this;
    const start = stack.length - routine.parameterCount;
    const locals: MoveValue[] = [];
    for (let index = start; index < stack.length; index += 1) locals.push(stack[index]);
    for (let index = locals.length; index < routine.localCount; index += 1) locals.push(undefined);
    stack.length = start;
    this.depth += 1;
    this.frame = new Frame(routine, routine.code, locals, this.frame);
  }

  /** Returns to the caller; results stay on the stack. */
  leave(): void {
    this.frame = this.frame?.caller;
    this.depth -= 1;
  }

  /** The running frame. */
  get current(): Frame {
    if (this.frame === undefined) throw typeFault('no frame');
    return this.frame;
  }

  /** Charges work that grows with a value's size. */
  chargeValue(value: MoveValue): void {
    if (Array.isArray(value)) this.charge(valueWeight(value));
  }

  charge(units: number): void {
    this.work += units;
  }

  /** `length` is that after the push. */
  checkVectorLength(length: number): void {
    if (length > this.limits.vectorLength) throw vectorFault(VECTOR_SIZE_LIMIT);
  }

  private callNative(routine: Routine): void {
    const { stack } = this;
    const args = stack.splice(stack.length - routine.parameterCount);
    this.native = routine;
    const result = routine.native?.(this.context, routine.typeArguments, args, this);
    this.native = undefined;
    if (routine.returnCount === 1) stack.push(result);
  }
}

function stackOverflow(): Fault {
  return new Fault('primitive', 'EXECUTION_STACK_OVERFLOW', undefined, 'too many operands');
}

function outOfInstructions(): Fault {
  return new Fault('limit', 'OUT_OF_GAS', undefined, 'the transaction runs too long');
}
