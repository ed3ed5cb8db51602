import type { Type } from '../types';
import type { ByteReader } from './byte-reader';
import type {
  FunctionBody,
  FunctionDefinition,
  FunctionHandle,
  RawInstruction,
} from './compiled-module';
import { opcodeEntry, type OperandKind } from './opcodes';

const VISIBILITIES: ReadonlyMap<number, FunctionDefinition['visibility']> = new Map([
  [0, 'private'],
  [1, 'public'],
  [3, 'friend'],
]);
const FLAG_NATIVE = 2;
const FLAG_ENTRY = 4;
const JUMP_TABLE_FULL = 1;
const JUMP_TABLES_SINCE_VERSION = 7;

interface Surroundings {
  index: number;
  version: number;
  functionHandles: readonly FunctionHandle[];
  signatures: readonly Type[][];
}

/** One function definition with its code, if it is not native. */
export function readFunction(reader: ByteReader, around: Surroundings): FunctionDefinition {
  const handle = around.functionHandles[reader.uleb()];
  if (handle === undefined) throw reader.fail('unknown function handle');
  const visibility = VISIBILITIES.get(reader.u8());
  if (visibility === undefined) throw reader.fail('unknown visibility');
  const flags = reader.u8();
  if ((flags & ~(FLAG_NATIVE | FLAG_ENTRY)) !== 0) throw reader.fail('unknown function flag');
  const acquired = reader.uleb();
  if (acquired !== 0) throw reader.fail('global storage is not supported');
  const definition = {
    index: around.index,
    handle,
    visibility,
    isEntry: (flags & FLAG_ENTRY) !== 0,
  };
  if ((flags & FLAG_NATIVE) !== 0) return definition;
  return { ...definition, body: readBody(reader, around) };
}

function readBody(reader: ByteReader, around: Surroundings): FunctionBody {
  const locals = around.signatures[reader.uleb()];
  if (locals === undefined) throw reader.fail('unknown locals signature');
  const code = readList(reader, () => readInstruction(reader));
  const jumpTables =
    around.version >= JUMP_TABLES_SINCE_VERSION
      ? readList(reader, () => readJumpTable(reader))
      : [];
  return { locals, code, jumpTables };
}

function readJumpTable(reader: ByteReader): FunctionBody['jumpTables'][number] {
  const definition = reader.uleb();
  const count = reader.uleb();
  if (count > reader.remaining) throw reader.fail('a jump table is longer than its bytes');
  if (reader.u8() !== JUMP_TABLE_FULL) throw reader.fail('unknown jump table flag');
  return { definition, targets: Array.from({ length: count }, () => reader.uleb()) };
}

function readList<T>(reader: ByteReader, readOne: () => T): T[] {
  const count = reader.uleb();
  if (count > reader.remaining) throw reader.fail('code is longer than its bytes');
  return Array.from({ length: count }, readOne);
}

function readInstruction(reader: ByteReader): RawInstruction {
  const byte = reader.u8();
  const entry = opcodeEntry(byte);
  if (entry === undefined) throw reader.fail(`unsupported opcode ${byte}`);
  return { opcode: entry.opcode, ...readOperand(reader, entry.operand) };
}

function readOperand(reader: ByteReader, kind: OperandKind): Omit<RawInstruction, 'opcode'> {
  const small = (operand: number) => ({ operand, count: 0, wide: 0n });
  switch (kind) {
    case 'none':
      return small(0);
    case 'u8':
      return small(reader.u8());
    case 'u16':
      return small(reader.u16());
    case 'u32':
      return small(reader.u32());
    case 'u64':
      return { operand: 0, count: 0, wide: reader.u64() };
    case 'u128':
      return { operand: 0, count: 0, wide: reader.u128() };
    case 'u256':
      return { operand: 0, count: 0, wide: reader.u256() };
    case 'elementAndCount': {
      const operand = reader.uleb();
      const count = reader.u64();
      if (count > 0xffffn) throw reader.fail('a vector literal is too long');
      return { operand, count: Number(count), wide: 0n };
    }
    default:
      return small(reader.uleb());
  }
}
