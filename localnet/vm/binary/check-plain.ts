import { Op, type Opcode } from './opcodes';
import { BOOL, U64, U8, type IntegerKind, type TypeStack } from './type-stack';

const CAST_TARGETS: ReadonlyMap<Opcode, IntegerKind> = new Map<Opcode, IntegerKind>([
  [Op.castU8, 'u8'],
  [Op.castU16, 'u16'],
  [Op.castU32, 'u32'],
  [Op.castU64, 'u64'],
  [Op.castU128, 'u128'],
  [Op.castU256, 'u256'],
]);

/** Types the stack over one opcode without operand; answers its integer kind where one matters. */
export function checkPlain(opcode: Opcode, stack: TypeStack): IntegerKind | undefined {
  switch (opcode) {
    case Op.ret:
    case Op.nop:
      return undefined;
    case Op.pop:
      stack.pop();
      return undefined;
    case Op.loadTrue:
    case Op.loadFalse:
      stack.push(BOOL);
      return undefined;
    case Op.readReference:
      stack.push(stack.popReference().of);
      return undefined;
    case Op.writeReference: {
      const target = stack.popReference();
      if (!target.mutable) throw stack.fail('a write through an immutable reference');
      stack.expect(target.of);
      return undefined;
    }
    case Op.freezeReference:
      stack.push({ kind: 'reference', mutable: false, of: stack.popReference().of });
      return undefined;
    case Op.abort:
      stack.expect(U64);
      return undefined;
    default:
      return checkOperator(opcode, stack);
  }
}

function checkOperator(opcode: Opcode, stack: TypeStack): IntegerKind | undefined {
  switch (opcode) {
    case Op.not:
      stack.expect(BOOL);
      stack.push(BOOL);
      return undefined;
    case Op.or:
    case Op.and:
      stack.expect(BOOL);
      stack.expect(BOOL);
      stack.push(BOOL);
      return undefined;
    case Op.equal:
    case Op.notEqual:
      stack.expectAll([stack.pop()]);
      stack.push(BOOL);
      return undefined;
    case Op.less:
    case Op.greater:
    case Op.lessOrEqual:
    case Op.greaterOrEqual:
      stack.expect(stack.popInteger().type);
      stack.push(BOOL);
      return undefined;
    case Op.shiftLeft:
    case Op.shiftRight:
      stack.expect(U8);
      return checkUnary(stack);
    default:
      return checkArithmetic(opcode, stack);
  }
}

function checkUnary(stack: TypeStack): IntegerKind {
  const { type, kind } = stack.popInteger();
  stack.push(type);
  return kind;
}

function checkArithmetic(opcode: Opcode, stack: TypeStack): IntegerKind {
  const { type, kind } = stack.popInteger();
  const target = CAST_TARGETS.get(opcode);
  if (target !== undefined) {
    stack.push({ kind: target });
    return kind;
  }
  stack.expect(type);
  stack.push(type);
  return kind;
}
