import { Fault, MalformedInput } from './faults';
import { Machine, type MachineLimits } from './interpreter/machine';
import type { Linker } from './interpreter/link-routine';
import type { LoadedFunction, Routine } from './interpreter/routine';
import type { NativeContext } from './natives/native-function';
import { ObjectRuntime, type InputOwner } from './objects/object-runtime';
import type { Packages } from './packages';
import { substitute } from './type-substitution';
import {
  MoveError,
  type Abilities,
  type Argument,
  type Cell,
  type ChildStore,
  type Id,
  type MoveLocation,
  type Session,
  type SessionOutcome,
  type TransactionContext,
  type Type,
  type Value,
} from './types';
import { copyValue, fromBorder, fromBytes, Reference, type MoveValue } from './values/move-value';
import type { TypeEntry, TypeRegistry } from './values/type-registry';
import { normalizeId } from './type-text';

const FRAMEWORK = normalizeId('0x2');

export interface World {
  packages: Packages;
  registry: TypeRegistry;
  linker: Linker;
  limits: MachineLimits;
}

/** The Move calls of one transaction, sharing ids, children and events. */
export class TransactionSession implements Session {
  private readonly objects: ObjectRuntime;
  private readonly context: NativeContext;
  private readonly transactionCell: Cell;
  private instructions = 0;
  private work = 0;

  constructor(
    private readonly world: World,
    private readonly transaction: TransactionContext,
    children: ChildStore,
    inputOwner: InputOwner,
  ) {
    this.objects = new ObjectRuntime(world.registry, children, transaction.digest, inputOwner);
    this.context = { transaction, objects: this.objects };
    this.transactionCell = { value: transactionValue(transaction) };
  }

  call(
    target: { package: Id; module: string; function: string },
    typeArguments: Type[],
    args: Argument[],
  ): { type: Type; value: Value }[] {
    const source = this.world.packages.function(target.package, target.module, target.function);
    if (source === undefined) {
      throw failure('FunctionNotFound', `no function ${target.module}::${target.function}`);
    }
    const { handle } = source.definition;
    const entries = this.checkTypeArguments(handle.typeParameters, typeArguments);
    const filled = this.fillTransaction(source, args);
    if (filled.length !== handle.parameters.length) {
      throw failure('ArityMismatch', `${target.function} takes ${handle.parameters.length} values`);
    }
    const returns = handle.returns.map((type) => substitute(type, typeArguments));
    if (returns.some(({ kind }) => kind === 'reference')) {
      throw failure('InvariantViolation', 'functions that return references cannot be called');
    }
    const values = this.run(source, entries, filled);
    return returns.map((type, index) => ({ type, value: values[index] }));
  }

  freshId(): Id {
    return this.objects.freshId();
  }

  outcome(): SessionOutcome {
    const { objects } = this;
    return {
      created: objects.created(),
      deleted: objects.deleted(),
      transfers: objects.transfers(),
      childrenWritten: objects.children.written(),
      childrenRemoved: objects.removed(),
      childrenRead: objects.children.read(),
      events: [...objects.events],
      instructions: this.instructions,
    };
  }

  private run(source: LoadedFunction, entries: TypeEntry[], args: Argument[]): MoveValue[] {
    const { limits } = this.world;
    const machine = new Machine(this.context, { ...limits, work: limits.work - this.work });
    const containers = new Map<Cell, MoveValue[]>();
    const values = args.map((argument) => argumentValue(argument, containers));
    try {
      const results = machine.run(this.world.linker.routine(source, entries), values);
      for (const [cell, container] of containers) cell.value = container[0];
      return results;
    } catch (error) {
      throw moveError(error, machine);
    } finally {
      this.instructions += machine.instructions;
      this.work += machine.instructions + machine.work;
    }
  }

  private checkTypeArguments(constraints: readonly Abilities[], types: Type[]): TypeEntry[] {
    if (types.length !== constraints.length) {
      throw failure('TypeArgumentError', `expected ${constraints.length} type arguments`);
    }
    return types.map((type, index) => {
      const entry = this.world.registry.entry(type);
      const wanted = constraints[index];
      if (wanted !== undefined && !satisfies(abilitiesOrFail(entry), wanted)) {
        throw failure('TypeArgumentError', `type argument ${index} lacks an ability`);
      }
      return entry;
    });
  }

  private fillTransaction(source: LoadedFunction, args: Argument[]): Argument[] {
    const { parameters } = source.definition.handle;
    const last = parameters[parameters.length - 1];
    if (args.length !== parameters.length - 1 || last?.kind !== 'reference') return args;
    if (!isTransactionContext(last.of)) return args;
    return [...args, { kind: 'reference', cell: this.transactionCell, mutable: last.mutable }];
  }
}

function isTransactionContext(type: Type): boolean {
  return (
    type.kind === 'datatype' &&
    type.address === FRAMEWORK &&
    type.module === 'tx_context' &&
    type.name === 'TxContext'
  );
}

/** `TxContext { sender, tx_hash, epoch, epoch_timestamp_ms, ids_created }`; natives tell the rest. */
function transactionValue({ sender, digest, epoch, epochTimestampMs }: TransactionContext): Value {
  return [sender, fromBytes(digest), epoch, epochTimestampMs, 0n];
}

/** Equal cells share one place, so that Move sees through both references what one writes. */
function argumentValue(argument: Argument, containers: Map<Cell, MoveValue[]>): MoveValue {
  if (argument.kind === 'value') return copyValue(fromBorder(argument.value));
  const { cell } = argument;
  const container = containers.get(cell) ?? [fromBorder(cell.value)];
  containers.set(cell, container);
  return new Reference(container, 0);
}

function satisfies(abilities: Abilities, wanted: Abilities): boolean {
  return (
    (abilities.copy || !wanted.copy) &&
    (abilities.drop || !wanted.drop) &&
    (abilities.store || !wanted.store) &&
    (abilities.key || !wanted.key)
  );
}

function abilitiesOrFail(entry: TypeEntry): Abilities {
  try {
    return entry.abilities;
  } catch (error) {
    if (error instanceof Fault || error instanceof MalformedInput) {
      throw failure('TypeArgumentError', `unknown type ${entry.text}`, error);
    }
    throw error;
  }
}

function failure(kind: MoveError['failure']['kind'], message: string, cause?: unknown): MoveError {
  return new MoveError({ kind, message }, { cause });
}

/** Adds the place; anything but a Fault is a defect here or ill-typed bytecode. */
function moveError(error: unknown, machine: Machine): MoveError {
  const location = faultLocation(machine);
  const place = location === undefined ? {} : { location };
  if (!(error instanceof Fault)) {
    const message = error instanceof Error ? error.message : 'unknown failure';
    const status = 'UNKNOWN_INVARIANT_VIOLATION_ERROR';
    return new MoveError(
      { kind: 'InvariantViolation', status, message, ...place },
      { cause: error },
    );
  }
  const { status, message, subStatus } = error;
  const cause = { cause: error };
  switch (error.kind) {
    case 'abort':
      return new MoveError(
        { kind: 'MoveAbort', status, abortCode: subStatus ?? 0n, message, ...place },
        cause,
      );
    case 'limit':
      return new MoveError({ kind: 'InstructionLimit', status, message }, cause);
    case 'primitive': {
      const more = subStatus === undefined ? {} : { subStatus };
      const kind = 'MovePrimitiveRuntimeError';
      return new MoveError({ kind, status, message, ...more, ...place }, cause);
    }
    default:
      return new MoveError({ kind: 'InvariantViolation', status, message, ...place }, cause);
  }
}

function faultLocation(machine: Machine): MoveLocation | undefined {
  if (machine.native !== undefined) return locate(machine.native, 0);
  const { frame } = machine;
  return frame === undefined ? undefined : locate(frame.routine, Math.max(frame.pc - 1, 0));
}

function locate({ source }: Routine, instruction: number): MoveLocation {
  const { handle, index } = source.definition;
  return {
    // As on Sui: the id of the first version, whichever version ran.
    package: source.module.address,
    module: handle.module,
    functionIndex: index,
    functionName: handle.name,
    instruction,
  };
}
