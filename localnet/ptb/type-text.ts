import { TypeTagSerializer } from '@mysten/sui/bcs';
import { formatType, normalizeId, parseType as readType } from '../vm/type-text';
import type { Id, Type } from '../vm/types';

type Tag = ReturnType<typeof TypeTagSerializer.parseFromStr>;

const MAX_CACHED_TYPES = 4096;
const parsedTypes = new Map<string, Type>();

export { normalizeId };

/** Canonical text of a closed type: 64-digit addresses, arguments joined by `,` without a space. */
export const typeText = formatType;

/** Reads the text of a closed type in any address form. Throws RangeError. */
export function parseType(text: string): Type {
  const known = parsedTypes.get(text);
  if (known) return known;
  const type = readType(text);
  if (parsedTypes.size >= MAX_CACHED_TYPES) parsedTypes.clear();
  parsedTypes.set(text, type);
  return type;
}

/** The same type in one spelling, for comparing and indexing. Throws RangeError. */
export const canonicalType = (text: string): string => typeText(parseType(text));

/** The SDK's parsed form of a type, as its StructTag schema wants it. */
export function tagFromType(type: Type): Tag {
  return TypeTagSerializer.parseFromStr(typeText(type), true);
}

export const sameType = (left: Type, right: Type): boolean => typeText(left) === typeText(right);

/** Replaces type parameters by the arguments of a call. Throws RangeError for a missing one. */
export function substitute(type: Type, args: readonly Type[]): Type {
  switch (type.kind) {
    case 'parameter': {
      const argument = args[type.index];
      if (!argument) throw new RangeError(`type parameter ${type.index} has no argument`);
      return argument;
    }
    case 'vector':
      return { kind: 'vector', of: substitute(type.of, args) };
    case 'reference':
      return { kind: 'reference', mutable: type.mutable, of: substitute(type.of, args) };
    case 'datatype':
      return { ...type, args: type.args.map((argument) => substitute(argument, args)) };
    default:
      return type;
  }
}

export const STD = normalizeId('0x1');
export const SUI = normalizeId('0x2');
export const CLOCK_ID = normalizeId('0x6');
export const SUI_TYPE: Type = datatype(SUI, 'sui', 'SUI');
export const GAS_COIN_TYPE: Type = datatype(SUI, 'coin', 'Coin', [SUI_TYPE]);
export const SUI_TYPE_TEXT = typeText(SUI_TYPE);
export const GAS_COIN_TEXT = typeText(GAS_COIN_TYPE);

export function datatype(address: Id, module: string, name: string, args: Type[] = []): Type {
  return { kind: 'datatype', address, module, name, args };
}

export function isDatatype(type: Type, address: Id, module: string, name: string): boolean {
  return (
    type.kind === 'datatype' &&
    type.address === address &&
    type.module === module &&
    type.name === name
  );
}

/** The `T` of `0x2::coin::Coin<T>`, or undefined for any other type. */
export function coinTypeOf(type: Type): Type | undefined {
  return isDatatype(type, SUI, 'coin', 'Coin') && type.kind === 'datatype'
    ? type.args[0]
    : undefined;
}
