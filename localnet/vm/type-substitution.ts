import { MalformedInput } from './faults';
import type { Type } from './types';

/** Deeper instantiations cannot come from verified code; refusing them bounds every type walk. */
const INSTANTIATED_DEPTH_LIMIT = 128;

/** The type with its parameters replaced. Throws MalformedInput for an unknown parameter. */
export function substitute(type: Type, args: readonly Type[], depth = 0): Type {
  if (depth > INSTANTIATED_DEPTH_LIMIT) throw new MalformedInput('type', 'the type nests too deep');
  switch (type.kind) {
    case 'parameter': {
      const replacement = args[type.index];
      if (replacement === undefined) throw new MalformedInput('type', 'unknown type parameter');
      return replacement;
    }
    case 'vector':
      return { kind: 'vector', of: substitute(type.of, args, depth + 1) };
    case 'reference':
      return { kind: 'reference', mutable: type.mutable, of: substitute(type.of, args, depth + 1) };
    case 'datatype':
      return type.args.length === 0
        ? type
        : { ...type, args: type.args.map((argument) => substitute(argument, args, depth + 1)) };
    default:
      return type;
  }
}

/** Equality of structure; two parameters are equal when their index is. */
export function sameType(left: Type, right: Type): boolean {
  if (left === right) return true;
  switch (left.kind) {
    case 'parameter':
      return right.kind === 'parameter' && left.index === right.index;
    case 'vector':
      return right.kind === 'vector' && sameType(left.of, right.of);
    case 'reference':
      return (
        right.kind === 'reference' && left.mutable === right.mutable && sameType(left.of, right.of)
      );
    case 'datatype':
      return (
        right.kind === 'datatype' &&
        left.name === right.name &&
        left.module === right.module &&
        left.address === right.address &&
        left.args.length === right.args.length &&
        left.args.every((argument, index) => sameType(argument, right.args[index] ?? argument))
      );
    default:
      return left.kind === right.kind;
  }
}
