import { Op } from '../binary/opcodes';
import type { IntegerKind } from '../binary/type-stack';
import { arithmeticFault } from '../faults';
import { asBigint, asNumber, type MoveValue } from '../values/move-value';
import type { Handler } from './routine';

type NumberRule = (left: number, right: number) => number;
type BigRule = (left: bigint, right: bigint) => bigint;

/** Widths of the integers held as JavaScript numbers; the others are bigints. */
const NUMBER_BITS: Partial<Record<IntegerKind, number>> = { u8: 8, u16: 16, u32: 32 };
const BITS: Record<IntegerKind, number> = {
  u8: 8,
  u16: 16,
  u32: 32,
  u64: 64,
  u128: 128,
  u256: 256,
};

/** The handler of an integer opcode for the kind on the stack (of the value, for shifts and casts). */
export function integerHandler(opcode: number, kind: IntegerKind): Handler | undefined {
  return HANDLERS.get(kind)?.get(opcode);
}

const HANDLERS: ReadonlyMap<IntegerKind, ReadonlyMap<number, Handler>> = new Map(
  (['u8', 'u16', 'u32', 'u64', 'u128', 'u256'] as const).map((kind) => {
    const bits = NUMBER_BITS[kind];
    const own = bits === undefined ? bigHandlers(BITS[kind]) : numberHandlers(bits);
    return [kind, new Map<number, Handler>([...own, ...castHandlers(bits !== undefined)])];
  }),
);

function numberHandlers(bits: number): [number, Handler][] {
  const max = 2 ** bits - 1;
  // A product beyond 2^53 is inexact, but then it is far beyond every limit here too.
  const checked = (value: number): number => {
    if (value > max || value < 0) throw arithmeticFault('overflow');
    return value;
  };
  const divisor = (value: number): number => {
    if (value === 0) throw arithmeticFault('division by zero');
    return value;
  };
  return [
    [Op.add, onNumbers((left, right) => checked(left + right))],
    [Op.subtract, onNumbers((left, right) => checked(left - right))],
    [Op.multiply, onNumbers((left, right) => checked(left * right))],
    [Op.divide, onNumbers((left, right) => Math.floor(left / divisor(right)))],
    [Op.modulo, onNumbers((left, right) => left % divisor(right))],
    [Op.bitAnd, onNumbers((left, right) => (left & right) >>> 0)],
    [Op.bitOr, onNumbers((left, right) => (left | right) >>> 0)],
    [Op.xor, onNumbers((left, right) => (left ^ right) >>> 0)],
    [Op.shiftLeft, onNumbers((left, by) => ((left << shift(by, bits)) & max) >>> 0)],
    [Op.shiftRight, onNumbers((left, by) => left >>> shift(by, bits))],
  ];
}

function bigHandlers(bits: number): [number, Handler][] {
  const max = (1n << BigInt(bits)) - 1n;
  const checked = (value: bigint): bigint => {
    if (value > max || value < 0n) throw arithmeticFault('overflow');
    return value;
  };
  const divisor = (value: bigint): bigint => {
    if (value === 0n) throw arithmeticFault('division by zero');
    return value;
  };
  return [
    [Op.add, onBigints((left, right) => checked(left + right))],
    [Op.subtract, onBigints((left, right) => checked(left - right))],
    [Op.multiply, onBigints((left, right) => checked(left * right))],
    [Op.divide, onBigints((left, right) => left / divisor(right))],
    [Op.modulo, onBigints((left, right) => left % divisor(right))],
    [Op.bitAnd, onBigints((left, right) => left & right)],
    [Op.bitOr, onBigints((left, right) => left | right)],
    [Op.xor, onBigints((left, right) => left ^ right)],
    [Op.shiftLeft, onShift((left, by) => BigInt.asUintN(bits, left << by), bits)],
    [Op.shiftRight, onShift((left, by) => left >> by, bits)],
  ];
}

function castHandlers(fromNumber: boolean): [number, Handler][] {
  const targets: [number, IntegerKind][] = [
    [Op.castU8, 'u8'],
    [Op.castU16, 'u16'],
    [Op.castU32, 'u32'],
    [Op.castU64, 'u64'],
    [Op.castU128, 'u128'],
    [Op.castU256, 'u256'],
  ];
  return targets.map(([opcode, kind]): [number, Handler] => {
    const toNumber = NUMBER_BITS[kind] !== undefined;
    const max = (1n << BigInt(BITS[kind])) - 1n;
    const convert = fromNumber
      ? castFromNumber(Number(max), toNumber)
      : castFromBigint(max, toNumber);
    return [opcode, ({ stack }) => void stack.push(convert(stack.pop()))];
  });
}

function castFromNumber(max: number, toNumber: boolean): (value: MoveValue) => MoveValue {
  return (value) => {
    const number = asNumber(value);
    if (!toNumber) return BigInt(number);
    if (number > max) throw arithmeticFault('the value does not fit the cast');
    return number;
  };
}

function castFromBigint(max: bigint, toNumber: boolean): (value: MoveValue) => MoveValue {
  return (value) => {
    const bigint = asBigint(value);
    if (bigint > max) throw arithmeticFault('the value does not fit the cast');
    return toNumber ? Number(bigint) : bigint;
  };
}

function onNumbers(rule: NumberRule): Handler {
  return ({ stack }) => {
    const right = asNumber(stack.pop());
    stack.push(rule(asNumber(stack.pop()), right));
  };
}

function onBigints(rule: BigRule): Handler {
  return ({ stack }) => {
    const right = asBigint(stack.pop());
    stack.push(rule(asBigint(stack.pop()), right));
  };
}

function onShift(rule: BigRule, bits: number): Handler {
  return ({ stack }) => {
    const by = shift(asNumber(stack.pop()), bits);
    stack.push(rule(asBigint(stack.pop()), BigInt(by)));
  };
}

/** A shift by the width or more is an arithmetic error. */
function shift(by: number, bits: number): number {
  if (by >= bits) throw arithmeticFault('the shift is as wide as the integer');
  return by;
}
