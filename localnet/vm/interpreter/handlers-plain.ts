import { Op, type Opcode } from '../binary/opcodes';
import { abortFault, typeFault } from '../faults';
import {
  asBigint,
  asBoolean,
  asReference,
  copyValue,
  Reference,
  valuesEqual,
  type MoveValue,
} from '../values/move-value';
import { jumpTarget, type Handler, type Processor, type Instruction } from './routine';

/** Handlers of stack, local, reference, comparison and control opcodes. */
export const PLAIN_HANDLERS: ReadonlyMap<Opcode, Handler> = new Map<Opcode, Handler>([
  [Op.pop, ({ stack }) => void stack.pop()],
  [Op.ret, (machine) => machine.leave()],
  [Op.nop, () => undefined],
  [Op.branch, (machine, { operand }) => jump(machine, operand)],
  [Op.branchTrue, (machine, { operand }) => branchWhen(machine, operand, true)],
  [Op.branchFalse, (machine, { operand }) => branchWhen(machine, operand, false)],
  [Op.variantSwitch, variantSwitch],
  [Op.abort, ({ stack }) => fail(asBigint(stack.pop()))],
  [Op.loadTrue, ({ stack }) => void stack.push(true)],
  [Op.loadFalse, ({ stack }) => void stack.push(false)],
  [Op.loadU8, ({ stack }, { operand }) => void stack.push(operand)],
  [Op.loadU16, ({ stack }, { operand }) => void stack.push(operand)],
  [Op.loadU32, ({ stack }, { operand }) => void stack.push(operand)],
  [Op.loadU64, loadLiteral],
  [Op.loadU128, loadLiteral],
  [Op.loadU256, loadLiteral],
  [Op.loadConstant, loadConstant],
  [Op.copyLocal, copyLocal],
  [
    Op.moveLocal,
    (machine, { operand }) => void machine.stack.push(machine.current.locals[operand]),
  ],
  [Op.storeLocal, storeLocal],
  [Op.mutBorrowLocal, borrowLocal],
  [Op.immBorrowLocal, borrowLocal],
  [Op.readReference, readReference],
  [Op.writeReference, ({ stack }) => asReference(stack.pop()).set(stack.pop())],
  [Op.freezeReference, () => undefined],
  [Op.call, call],
  [Op.callGeneric, call],
  [Op.equal, (machine) => equal(machine, true)],
  [Op.notEqual, (machine) => equal(machine, false)],
  [Op.less, ({ stack }) => compare(stack, (order) => order < 0)],
  [Op.greater, ({ stack }) => compare(stack, (order) => order > 0)],
  [Op.lessOrEqual, ({ stack }) => compare(stack, (order) => order <= 0)],
  [Op.greaterOrEqual, ({ stack }) => compare(stack, (order) => order >= 0)],
  [Op.not, ({ stack }) => void stack.push(!asBoolean(stack.pop()))],
  [Op.and, ({ stack }) => combine(stack, (left, right) => left && right)],
  [Op.or, ({ stack }) => combine(stack, (left, right) => left || right)],
]);

function jump(machine: Processor, target: number): void {
  machine.current.pc = target;
}

function branchWhen(machine: Processor, target: number, wanted: boolean): void {
  if (asBoolean(machine.stack.pop()) === wanted) machine.current.pc = target;
}

function variantSwitch(machine: Processor, instruction: Instruction): void {
  const value = asReference(machine.stack.pop()).get();
  if (!Array.isArray(value)) throw typeFault('expected an enum value');
  machine.current.pc = jumpTarget(instruction, value[0]);
}

function fail(code: bigint): never {
  throw abortFault(code);
}

function loadLiteral(machine: Processor, { literal }: Instruction): void {
  machine.stack.push(literal);
}

function loadConstant(machine: Processor, { literal }: Instruction): void {
  machine.chargeValue(literal);
  machine.stack.push(copyValue(literal));
}

function copyLocal(machine: Processor, { operand }: Instruction): void {
  const value = machine.current.locals[operand];
  if (Array.isArray(value)) {
    machine.chargeValue(value);
    machine.stack.push(copyValue(value));
  } else machine.stack.push(value);
}

function storeLocal(machine: Processor, { operand }: Instruction): void {
  machine.current.locals[operand] = machine.stack.pop();
}

function borrowLocal(machine: Processor, { operand }: Instruction): void {
  machine.stack.push(new Reference(machine.current.locals, operand));
}

function readReference(machine: Processor): void {
  const value = asReference(machine.stack.pop()).get();
  if (Array.isArray(value)) {
    machine.chargeValue(value);
    machine.stack.push(copyValue(value));
  } else machine.stack.push(value);
}

function call(machine: Processor, { callee }: Instruction): void {
  if (callee === undefined) throw typeFault('a call without a target');
  machine.enter(callee.routine);
}

function equal(machine: Processor, wanted: boolean): void {
  const right = machine.stack.pop();
  machine.chargeValue(right instanceof Reference ? right.get() : right);
  machine.stack.push(valuesEqual(machine.stack.pop(), right) === wanted);
}

function compare(stack: MoveValue[], accept: (order: number) => boolean): void {
  const right = stack.pop();
  const left = stack.pop();
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    stack.push(accept(left < right ? -1 : left > right ? 1 : 0));
  } else if (typeof left === 'number' && typeof right === 'number') {
    stack.push(accept(left - right));
  } else throw typeFault('a comparison of other than integers');
}

function combine(stack: MoveValue[], rule: (left: boolean, right: boolean) => boolean): void {
  const right = asBoolean(stack.pop());
  stack.push(rule(asBoolean(stack.pop()), right));
}
