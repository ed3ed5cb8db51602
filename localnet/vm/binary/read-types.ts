import type { Abilities, Type } from '../types';
import type { ByteReader } from './byte-reader';
import type { DatatypeHandle } from './compiled-module';

/** The binary format's own limit on nested type tokens. */
const TOKEN_DEPTH_LIMIT = 256;

const PRIMITIVE_TOKENS: ReadonlyMap<number, Type> = new Map<number, Type>([
  [1, { kind: 'bool' }],
  [2, { kind: 'u8' }],
  [3, { kind: 'u64' }],
  [4, { kind: 'u128' }],
  [5, { kind: 'address' }],
  [12, { kind: 'signer' }],
  [13, { kind: 'u16' }],
  [14, { kind: 'u32' }],
  [15, { kind: 'u256' }],
]);
const TOKEN_REFERENCE = 6;
const TOKEN_MUTABLE_REFERENCE = 7;
const TOKEN_DATATYPE = 8;
const TOKEN_PARAMETER = 9;
const TOKEN_VECTOR = 10;
const TOKEN_DATATYPE_INSTANTIATION = 11;

/** One type token and what it nests. */
export function readType(reader: ByteReader, handles: readonly DatatypeHandle[], depth = 0): Type {
  if (depth > TOKEN_DEPTH_LIMIT) throw reader.fail('a type nests too deep');
  const token = reader.u8();
  const primitive = PRIMITIVE_TOKENS.get(token);
  if (primitive !== undefined) return primitive;
  switch (token) {
    case TOKEN_REFERENCE:
    case TOKEN_MUTABLE_REFERENCE:
      if (depth > 0) throw reader.fail('a reference inside a type');
      return {
        kind: 'reference',
        mutable: token === TOKEN_MUTABLE_REFERENCE,
        of: readType(reader, handles, depth + 1),
      };
    case TOKEN_VECTOR:
      return { kind: 'vector', of: readType(reader, handles, depth + 1) };
    case TOKEN_PARAMETER:
      return { kind: 'parameter', index: reader.uleb() };
    case TOKEN_DATATYPE:
      return datatype(reader, handles, () => []);
    case TOKEN_DATATYPE_INSTANTIATION:
      return datatype(reader, handles, () => readTypeList(reader, handles, depth + 1));
    default:
      throw reader.fail(`unknown type token ${token}`);
  }
}

/** A counted list of types. */
export function readTypeList(
  reader: ByteReader,
  handles: readonly DatatypeHandle[],
  depth = 0,
): Type[] {
  const count = reader.uleb();
  if (count > reader.remaining) throw reader.fail('a type list is longer than its bytes');
  return Array.from({ length: count }, () => readType(reader, handles, depth));
}

/** A set of abilities: copy 1, drop 2, store 4, key 8. */
export function readAbilities(reader: ByteReader): Abilities {
  const bits = reader.u8();
  if (bits > 15) throw reader.fail('unknown ability');
  return {
    copy: (bits & 1) !== 0,
    drop: (bits & 2) !== 0,
    store: (bits & 4) !== 0,
    key: (bits & 8) !== 0,
  };
}

function datatype(
  reader: ByteReader,
  handles: readonly DatatypeHandle[],
  readArguments: () => Type[],
): Type {
  const handle = handles[reader.uleb()];
  if (handle === undefined) throw reader.fail('unknown datatype handle');
  const args = readArguments();
  if (args.length !== handle.typeParameters.length) {
    throw reader.fail('wrong number of type arguments');
  }
  const { address, module, name } = handle;
  return { kind: 'datatype', address, module, name, args };
}
