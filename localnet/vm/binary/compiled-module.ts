import type { Abilities, Id, Type } from '../types';
import type { Opcode } from './opcodes';

/** A module as read from bytes, all table references resolved or known to be in range. */
export interface CompiledModule {
  version: number;
  address: Id;
  name: string;
  datatypeHandles: DatatypeHandle[];
  functionHandles: FunctionHandle[];
  functionInstantiations: { handle: number; typeArguments: Type[] }[];
  signatures: Type[][];
  constants: { type: Type; bytes: Uint8Array }[];
  structs: StructDefinition[];
  structInstantiations: { definition: number; typeArguments: Type[] }[];
  fieldHandles: { definition: number; field: number }[];
  fieldInstantiations: { handle: number; typeArguments: Type[] }[];
  enums: EnumDefinition[];
  enumInstantiations: { definition: number; typeArguments: Type[] }[];
  variantHandles: { definition: number; tag: number }[];
  variantInstantiations: { instantiation: number; tag: number }[];
  functions: FunctionDefinition[];
}

export interface DatatypeHandle {
  address: Id;
  module: string;
  name: string;
  abilities: Abilities;
  typeParameters: { constraints: Abilities; phantom: boolean }[];
}

export interface FunctionHandle {
  address: Id;
  module: string;
  name: string;
  parameters: Type[];
  returns: Type[];
  typeParameters: Abilities[];
}

export interface FieldDefinition {
  name: string;
  type: Type;
}

export interface StructDefinition {
  handle: DatatypeHandle;
  fields: FieldDefinition[];
}

export interface EnumDefinition {
  handle: DatatypeHandle;
  variants: { name: string; fields: FieldDefinition[] }[];
}

export interface FunctionDefinition {
  index: number;
  handle: FunctionHandle;
  visibility: 'private' | 'public' | 'friend';
  isEntry: boolean;
  /** Undefined for a native function. */
  body?: FunctionBody;
}

export interface FunctionBody {
  /** Types of the locals after the parameters. */
  locals: Type[];
  code: RawInstruction[];
  jumpTables: { definition: number; targets: number[] }[];
}

/** `operand` is the index, target, local or small number; `wide` a literal of 64 bits and more. */
export interface RawInstruction {
  opcode: Opcode;
  operand: number;
  /** Elements of a vectorPack or vectorUnpack. */
  count: number;
  wide: bigint;
}
