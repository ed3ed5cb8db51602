import { MalformedInput } from '../faults';
import { sameType } from '../type-substitution';
import type { Type } from '../types';

export type IntegerKind = 'u8' | 'u16' | 'u32' | 'u64' | 'u128' | 'u256';

export const BOOL: Type = { kind: 'bool' };
export const U8: Type = { kind: 'u8' };
export const U64: Type = { kind: 'u64' };

/** One function pushes no more than this before it pops; the builder's verifier is stricter. */
const STACK_HEIGHT_LIMIT = 65_536;

/** The types on the operand stack at one place of a function. */
export class TypeStack {
  private readonly types: Type[] = [];

  constructor(private readonly where: () => string) {}

  get height(): number {
    return this.types.length;
  }

  push(type: Type): void {
    if (this.types.length >= STACK_HEIGHT_LIMIT) throw this.fail('the stack grows too high');
    this.types.push(type);
  }

  pop(): Type {
    const type = this.types.pop();
    if (type === undefined) throw this.fail('the stack is empty');
    return type;
  }

  expect(type: Type): void {
    if (!sameType(this.pop(), type)) throw this.fail(`expected ${type.kind} on the stack`);
  }

  /** Pops the list's types, the last one first. */
  expectAll(types: readonly Type[]): void {
    for (let index = types.length - 1; index >= 0; index -= 1) {
      const type = types[index];
      if (type === undefined) continue;
      const found = this.pop();
      if (!sameType(found, type) && !isFrozenForm(found, type)) {
        throw this.fail(`expected ${type.kind} on the stack`);
      }
    }
  }

  popInteger(): { type: Type; kind: IntegerKind } {
    const type = this.pop();
    const kind = integerKind(type);
    if (kind === undefined) throw this.fail('expected an integer');
    return { type, kind };
  }

  popReference(): { of: Type; mutable: boolean } {
    const type = this.pop();
    if (type.kind !== 'reference') throw this.fail('expected a reference');
    return type;
  }

  popReferenceTo(type: Type, mutable: boolean): void {
    const found = this.popReference();
    if (!sameType(found.of, type)) throw this.fail('a reference to another type');
    if (mutable && !found.mutable) throw this.fail('expected a mutable reference');
  }

  fail(message: string): MalformedInput {
    return new MalformedInput('module', `${message} in ${this.where()}`);
  }
}

export function integerKind(type: Type): IntegerKind | undefined {
  switch (type.kind) {
    case 'u8':
    case 'u16':
    case 'u32':
    case 'u64':
    case 'u128':
    case 'u256':
      return type.kind;
    default:
      return undefined;
  }
}

/** A mutable reference serves where an immutable one is asked for. */
function isFrozenForm(found: Type, wanted: Type): boolean {
  return (
    found.kind === 'reference' &&
    wanted.kind === 'reference' &&
    found.mutable &&
    !wanted.mutable &&
    sameType(found.of, wanted.of)
  );
}
