/** Opcode numbers of the Move binary format, versions 5 to 7 (deprecated global storage left out). */
export const Op = {
  pop: 0x01,
  ret: 0x02,
  branchTrue: 0x03,
  branchFalse: 0x04,
  branch: 0x05,
  loadU64: 0x06,
  loadConstant: 0x07,
  loadTrue: 0x08,
  loadFalse: 0x09,
  copyLocal: 0x0a,
  moveLocal: 0x0b,
  storeLocal: 0x0c,
  mutBorrowLocal: 0x0d,
  immBorrowLocal: 0x0e,
  mutBorrowField: 0x0f,
  immBorrowField: 0x10,
  call: 0x11,
  pack: 0x12,
  unpack: 0x13,
  readReference: 0x14,
  writeReference: 0x15,
  add: 0x16,
  subtract: 0x17,
  multiply: 0x18,
  modulo: 0x19,
  divide: 0x1a,
  bitOr: 0x1b,
  bitAnd: 0x1c,
  xor: 0x1d,
  or: 0x1e,
  and: 0x1f,
  not: 0x20,
  equal: 0x21,
  notEqual: 0x22,
  less: 0x23,
  greater: 0x24,
  lessOrEqual: 0x25,
  greaterOrEqual: 0x26,
  abort: 0x27,
  nop: 0x28,
  freezeReference: 0x2e,
  shiftLeft: 0x2f,
  shiftRight: 0x30,
  loadU8: 0x31,
  loadU128: 0x32,
  castU8: 0x33,
  castU64: 0x34,
  castU128: 0x35,
  mutBorrowFieldGeneric: 0x36,
  immBorrowFieldGeneric: 0x37,
  callGeneric: 0x38,
  packGeneric: 0x39,
  unpackGeneric: 0x3a,
  vectorPack: 0x40,
  vectorLength: 0x41,
  vectorImmBorrow: 0x42,
  vectorMutBorrow: 0x43,
  vectorPushBack: 0x44,
  vectorPopBack: 0x45,
  vectorUnpack: 0x46,
  vectorSwap: 0x47,
  loadU16: 0x48,
  loadU32: 0x49,
  loadU256: 0x4a,
  castU16: 0x4b,
  castU32: 0x4c,
  castU256: 0x4d,
  packVariant: 0x4e,
  packVariantGeneric: 0x4f,
  unpackVariant: 0x50,
  unpackVariantImm: 0x51,
  unpackVariantMut: 0x52,
  unpackVariantGeneric: 0x53,
  unpackVariantGenericImm: 0x54,
  unpackVariantGenericMut: 0x55,
  variantSwitch: 0x56,
} as const;

export type Opcode = (typeof Op)[keyof typeof Op];

/** What follows an opcode in the binary; index kinds name the table they point into. */
export type OperandKind =
  | 'none'
  | 'u8'
  | 'u16'
  | 'u32'
  | 'u64'
  | 'u128'
  | 'u256'
  | 'target'
  | 'local'
  | 'constant'
  | 'field'
  | 'fieldInstantiation'
  | 'function'
  | 'functionInstantiation'
  | 'struct'
  | 'structInstantiation'
  | 'variant'
  | 'variantInstantiation'
  | 'element'
  | 'elementAndCount'
  | 'jumpTable';

const WITH_OPERAND: Partial<Record<keyof typeof Op, OperandKind>> = {
  branchTrue: 'target',
  branchFalse: 'target',
  branch: 'target',
  loadU8: 'u8',
  loadU16: 'u16',
  loadU32: 'u32',
  loadU64: 'u64',
  loadU128: 'u128',
  loadU256: 'u256',
  loadConstant: 'constant',
  copyLocal: 'local',
  moveLocal: 'local',
  storeLocal: 'local',
  mutBorrowLocal: 'local',
  immBorrowLocal: 'local',
  mutBorrowField: 'field',
  immBorrowField: 'field',
  mutBorrowFieldGeneric: 'fieldInstantiation',
  immBorrowFieldGeneric: 'fieldInstantiation',
  call: 'function',
  callGeneric: 'functionInstantiation',
  pack: 'struct',
  unpack: 'struct',
  packGeneric: 'structInstantiation',
  unpackGeneric: 'structInstantiation',
  packVariant: 'variant',
  unpackVariant: 'variant',
  unpackVariantImm: 'variant',
  unpackVariantMut: 'variant',
  packVariantGeneric: 'variantInstantiation',
  unpackVariantGeneric: 'variantInstantiation',
  unpackVariantGenericImm: 'variantInstantiation',
  unpackVariantGenericMut: 'variantInstantiation',
  vectorPack: 'elementAndCount',
  vectorUnpack: 'elementAndCount',
  vectorLength: 'element',
  vectorImmBorrow: 'element',
  vectorMutBorrow: 'element',
  vectorPushBack: 'element',
  vectorPopBack: 'element',
  vectorSwap: 'element',
  variantSwitch: 'jumpTable',
};

interface OpcodeEntry {
  opcode: Opcode;
  operand: OperandKind;
}

const ENTRIES: ReadonlyMap<number, OpcodeEntry> = new Map(
  opcodeNames().map((name) => [
    Op[name],
    { opcode: Op[name], operand: WITH_OPERAND[name] ?? 'none' },
  ]),
);

/** The opcode with this number and its operand, or undefined. */
export function opcodeEntry(byte: number): OpcodeEntry | undefined {
  return ENTRIES.get(byte);
}

/** Object.keys forgets the literal names; the object is const, so they are exactly its keys. */
function opcodeNames(): (keyof typeof Op)[] {
  return Object.keys(Op) as (keyof typeof Op)[];
}
