import type { MoveVm, Type } from '../../vm/types';

const FIXED_BYTES = { bool: 1, u8: 1, u16: 2, u32: 4, u64: 8, u128: 16, u256: 32 };
const ADDRESS_BYTES = 32;
const ULEB_LIMIT_BYTES = 5;

/**
 * Bytes that one BCS value of `type` takes at `offset`. Throws RangeError when the bytes end
 * before it or the type is not known.
 */
export function valueLength(vm: MoveVm, type: Type, bytes: Uint8Array, offset: number): number {
  const end = endOf(vm, type, bytes, offset);
  if (end > bytes.length) throw new RangeError('the value is cut short');
  return end - offset;
}

function endOf(vm: MoveVm, type: Type, bytes: Uint8Array, offset: number): number {
  switch (type.kind) {
    case 'address':
    case 'signer':
      return offset + ADDRESS_BYTES;
    case 'vector': {
      const { value: count, end } = readUleb(bytes, offset);
      if (count > bytes.length - end) throw new RangeError('the vector is cut short');
      let at = end;
      for (let index = 0; index < count; index += 1) at = endOf(vm, type.of, bytes, at);
      return at;
    }
    case 'datatype':
      return endOfDatatype(vm, type, bytes, offset);
    case 'reference':
    case 'parameter':
      throw new RangeError(`a ${type.kind} has no bytes`);
    default:
      return offset + FIXED_BYTES[type.kind];
  }
}

function endOfDatatype(
  vm: MoveVm,
  type: Extract<Type, { kind: 'datatype' }>,
  bytes: Uint8Array,
  offset: number,
): number {
  const info = vm.datatypeInfo(type.address, type.module, type.name);
  if (!info) throw new RangeError(`unknown type ${type.name}`);
  let at = offset;
  let variant = info.variants[0];
  if (info.isEnum) {
    const tag = readUleb(bytes, offset);
    variant = info.variants[tag.value];
    at = tag.end;
  }
  if (!variant) throw new RangeError('unknown enum variant');
  for (const field of variant.fields) {
    at = endOf(vm, substitute(field.type, type.args), bytes, at);
  }
  return at;
}

function substitute(type: Type, args: Type[]): Type {
  switch (type.kind) {
    case 'parameter': {
      const argument = args[type.index];
      if (!argument) throw new RangeError('a type argument is missing');
      return argument;
    }
    case 'vector':
      return { kind: 'vector', of: substitute(type.of, args) };
    case 'datatype':
      return { ...type, args: type.args.map((argument) => substitute(argument, args)) };
    default:
      return type;
  }
}

function readUleb(bytes: Uint8Array, offset: number): { value: number; end: number } {
  let value = 0;
  for (let index = 0; index < ULEB_LIMIT_BYTES; index += 1) {
    const byte = bytes[offset + index];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: offset + index + 1 };
  }
  throw new RangeError('a length is malformed');
}
