import { ByteReader } from '../binary/byte-reader';
import type { CompiledModule, RawInstruction } from '../binary/compiled-module';
import { Op, opcodeEntry, type OperandKind } from '../binary/opcodes';
import type { IntegerKind } from '../binary/type-stack';
import { Fault, typeFault } from '../faults';
import { nativeFunction } from '../natives';
import { substitute } from '../type-substitution';
import type { Id, Type } from '../types';
import type { MoveValue } from '../values/move-value';
import type { TypeEntry, TypeRegistry } from '../values/type-registry';
import { CONTAINER_HANDLERS } from './handlers-containers';
import { integerHandler } from './handlers-integers';
import { PLAIN_HANDLERS } from './handlers-plain';
import { Callee, Instruction, type Handler, type LoadedFunction, type Routine } from './routine';

/** Instantiations kept per function; beyond it they are made anew each time they are reached. */
const ROUTINES_PER_FUNCTION_LIMIT = 1000;

export type FunctionLookup = (
  address: Id,
  module: string,
  name: string,
) => LoadedFunction | undefined;

/** Decodes functions for given type arguments, once each. */
export class Linker {
  constructor(
    private readonly lookup: FunctionLookup,
    private readonly registry: TypeRegistry,
  ) {}

  /** The function with its type arguments. Throws a linker Fault for a native we do not have. */
  routine(source: LoadedFunction, typeArguments: TypeEntry[]): Routine {
    const key = typeArguments.map(({ text }) => text).join();
    const known = source.routines.get(key);
    if (known !== undefined) return known;
    const routine = this.link(source, typeArguments);
    if (source.routines.size < ROUTINES_PER_FUNCTION_LIMIT) source.routines.set(key, routine);
    return routine;
  }

  private link(source: LoadedFunction, typeArguments: TypeEntry[]): Routine {
    const { handle, body } = source.definition;
    const native = nativeFunction(handle.address, handle.module, handle.name);
    if (body === undefined && native === undefined) {
      throw linkFault(`native ${handle.module}::${handle.name}`);
    }
    const types = typeArguments.map(({ type }) => type);
    return {
      source,
      typeArguments,
      parameterCount: handle.parameters.length,
      returnCount: handle.returns.length,
      localCount: handle.parameters.length + (body?.locals.length ?? 0),
      native: body === undefined ? native : undefined,
      code: (body?.code ?? []).map((raw, index) =>
        this.instruction(source, raw, source.integerKinds[index], types),
      ),
    };
  }

  private instruction(
    source: LoadedFunction,
    raw: RawInstruction,
    kind: IntegerKind | undefined,
    types: Type[],
  ): Instruction {
    const operand = opcodeEntry(raw.opcode)?.operand ?? 'none';
    const { module } = source;
    const callee =
      operand === 'function' || operand === 'functionInstantiation'
        ? this.callee(module, raw, types)
        : undefined;
    const shape = containerShape(module, operand, raw);
    return new Instruction(
      handlerOf(raw, kind),
      shape.operand,
      shape.count,
      this.literal(source, operand, raw),
      callee,
    );
  }

  private literal(source: LoadedFunction, operand: OperandKind, raw: RawInstruction): MoveValue {
    if (operand === 'u64' || operand === 'u128' || operand === 'u256') return raw.wide;
    if (operand === 'jumpTable') return source.definition.body?.jumpTables[raw.operand]?.targets;
    if (operand !== 'constant') return undefined;
    const constant = source.module.constants[raw.operand];
    if (constant === undefined) throw typeFault('unknown constant');
    const reader = new ByteReader(constant.bytes, 'bcs');
    const value = this.registry.entry(constant.type).codec().decode(reader);
    reader.end();
    return value;
  }

  private callee(module: CompiledModule, raw: RawInstruction, types: Type[]): Callee {
    const instantiation =
      raw.opcode === Op.call
        ? { handle: raw.operand, typeArguments: [] }
        : module.functionInstantiations[raw.operand];
    const handle = module.functionHandles[instantiation?.handle ?? -1];
    if (instantiation === undefined || handle === undefined) throw typeFault('unknown function');
    return new Callee(() => {
      const target = this.lookup(handle.address, handle.module, handle.name);
      if (target === undefined) throw linkFault(`${handle.module}::${handle.name}`);
      const args = instantiation.typeArguments.map((type) =>
        this.registry.entry(substitute(type, types)),
      );
      checkSignature(target, handle.parameters.length, handle.returns.length, args.length);
      return this.routine(target, args);
    });
  }
}

function handlerOf(raw: RawInstruction, kind: IntegerKind | undefined): Handler {
  const handler =
    (kind === undefined ? undefined : integerHandler(raw.opcode, kind)) ??
    PLAIN_HANDLERS.get(raw.opcode) ??
    CONTAINER_HANDLERS.get(raw.opcode);
  if (handler === undefined) throw typeFault(`opcode ${raw.opcode} has no handler`);
  return handler;
}

/** Field index, tag and field count from the module's tables, so that handlers need no look-up. */
function containerShape(
  module: CompiledModule,
  kind: OperandKind,
  raw: RawInstruction,
): { operand: number; count: number } {
  switch (kind) {
    case 'field':
    case 'fieldInstantiation': {
      const index =
        kind === 'field' ? raw.operand : module.fieldInstantiations[raw.operand]?.handle;
      return { operand: module.fieldHandles[index ?? -1]?.field ?? 0, count: 0 };
    }
    case 'struct':
    case 'structInstantiation': {
      const index =
        kind === 'struct' ? raw.operand : module.structInstantiations[raw.operand]?.definition;
      return { operand: 0, count: module.structs[index ?? -1]?.fields.length ?? 0 };
    }
    case 'variant': {
      const handle = module.variantHandles[raw.operand];
      return variantShape(module, handle?.definition, handle?.tag);
    }
    case 'variantInstantiation': {
      const handle = module.variantInstantiations[raw.operand];
      const instantiation = module.enumInstantiations[handle?.instantiation ?? -1];
      return variantShape(module, instantiation?.definition, handle?.tag);
    }
    default:
      return { operand: raw.operand, count: raw.count };
  }
}

function variantShape(module: CompiledModule, definition = -1, tag = -1) {
  return { operand: tag, count: module.enums[definition]?.variants[tag]?.fields.length ?? 0 };
}

/** A caller compiled against another text of the callee must not corrupt the stack. */
function checkSignature(
  target: LoadedFunction,
  parameters: number,
  returns: number,
  typeArguments: number,
): void {
  const { handle } = target.definition;
  if (
    handle.parameters.length !== parameters ||
    handle.returns.length !== returns ||
    handle.typeParameters.length !== typeArguments
  ) {
    throw linkFault(`${handle.module}::${handle.name} with this signature`);
  }
}

function linkFault(what: string): Fault {
  return new Fault('invariant', 'LINKER_ERROR', undefined, `not found: ${what}`);
}
