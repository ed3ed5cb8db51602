import type { Abilities, Argument, FunctionInfo, MoveVm, Type } from '../vm/types';
import { argumentFailure, CommandFailure, plainFailure, typeArgumentFailure } from './failure';
import type { ProgramCommand } from './program';
import type { Run } from './run-state';
import { freshUsage, resultSlot, type Slot } from './slots';
import { isDatatype, substitute, SUI } from './type-text';

type Call = ProgramCommand & { kind: 'call' };

/** Checks the call against the function's signature and runs it. Throws CommandFailure, MoveError. */
export function runCall(run: Run, call: Call): Slot[] {
  const info = run.vm.functionInfo(call.package, call.module, call.function);
  if (!info) {
    throw plainFailure(
      'FunctionNotFound',
      `${call.package}::${call.module}::${call.function} does not exist`,
    );
  }
  assertCallable(run, call, info);
  assertTypeArguments(run.vm, call.typeArguments, info.typeParameters);
  const typeArguments = call.typeArguments.map((type) => definingType(run.vm, type));
  const parameters = info.parameters
    .filter((parameter) => !isTransactionContext(parameter))
    .map((parameter) => substitute(parameter, typeArguments));
  if (parameters.length !== call.arguments.length) {
    throw plainFailure(
      'ArityMismatch',
      `${call.function} takes ${parameters.length} arguments, ${call.arguments.length} were given`,
    );
  }
  refuseReferenceResults(info);
  const { args, borrowed } = collectArguments(run, call, info, parameters);
  const returned = run.session.call(
    { package: call.package, module: call.module, function: call.function },
    typeArguments,
    args,
  );
  const taints = !info.isEntry;
  if (taints) for (const slot of borrowed) slot.tainted = true;
  recordEvents(run, call);
  return returned.map(({ type, value }) => resultSlot(type, value, taints));
}

/** A type named by any version of its package, as the version that brought it in names it. */
export function definingType(vm: MoveVm, type: Type): Type {
  if (type.kind === 'vector') return { kind: 'vector', of: definingType(vm, type.of) };
  if (type.kind !== 'datatype') return type;
  const info = vm.datatypeInfo(type.address, type.module, type.name);
  const args = type.args.map((argument) => definingType(vm, argument));
  return { ...type, address: info?.definingId ?? type.address, args };
}

/** Names the command as the source of the events it emitted. */
export function recordEvents(run: Run, source: { package: string; module: string }): void {
  const emitted = run.session.outcome().events.length;
  while (run.eventSources.length < emitted) {
    run.eventSources.push({ packageId: source.package, module: source.module });
  }
}

/** Only the module that declares `T` may call these with it; a program declares no types. */
const PRIVATE_GENERICS: ReadonlySet<string> = new Set([
  'transfer::transfer',
  'transfer::share_object',
  'transfer::freeze_object',
  'transfer::party_transfer',
  'transfer::receive',
]);

function isForDeclarersOnly({ package: at, module, function: name }: Call): boolean {
  return at === SUI && (module === 'event' || PRIVATE_GENERICS.has(`${module}::${name}`));
}

function assertCallable(run: Run, call: Call, info: FunctionInfo): void {
  if (isForDeclarersOnly(call)) {
    throw plainFailure(
      'NonEntryFunctionInvoked',
      `${call.module}::${call.function} cannot be called directly; use its public_ variant`,
    );
  }
  const callable = info.visibility === 'public' || info.isEntry || !run.options.enforceUse;
  if (callable && call.function !== 'init') return;
  throw plainFailure(
    'NonEntryFunctionInvoked',
    `${call.module}::${call.function} is neither public nor entry`,
  );
}

export function isTransactionContext(type: Type): boolean {
  return type.kind === 'reference' && isDatatype(type.of, SUI, 'tx_context', 'TxContext');
}

function refuseReferenceResults(info: FunctionInfo): void {
  const index = info.returns.findIndex((type) => type.kind === 'reference');
  if (index < 0) return;
  throw new CommandFailure(
    { InvalidPublicFunctionReturnType: { idx: index } },
    `InvalidPublicFunctionReturnType: result ${index} is a reference`,
  );
}

function collectArguments(run: Run, call: Call, info: FunctionInfo, parameters: Type[]) {
  const usage = freshUsage();
  const privateEntry = info.visibility !== 'public' && info.isEntry && run.options.enforceUse;
  const borrowed: Slot[] = [];
  const args = call.arguments.map((argument, position): Argument => {
    const slot = run.slots.find(argument, position);
    const parameter = parameters[position];
    if (!parameter) throw argumentFailure(position, 'TypeMismatch');
    if (privateEntry && slot.tainted) {
      throw argumentFailure(position, 'InvalidArgumentToPrivateEntryFunction');
    }
    if (parameter.kind !== 'reference') {
      return { kind: 'value', value: run.slots.byValue(slot, parameter, position, usage) };
    }
    if (parameter.mutable) borrowed.push(slot);
    return run.slots.byReference(slot, parameter.of, parameter.mutable, position, usage);
  });
  return { args, borrowed };
}

function assertTypeArguments(vm: MoveVm, given: Type[], expected: Abilities[]): void {
  if (given.length !== expected.length) throw plainFailure('TypeArityMismatch');
  given.forEach((type, index) => {
    assertTypeExists(vm, type, index);
    const constraint = expected[index];
    if (constraint && !satisfies(vm.abilities(type), constraint)) {
      throw typeArgumentFailure(index, 'ConstraintNotSatisfied');
    }
  });
}

const satisfies = (has: Abilities, needs: Abilities): boolean =>
  (has.copy || !needs.copy) &&
  (has.drop || !needs.drop) &&
  (has.store || !needs.store) &&
  (has.key || !needs.key);

function assertTypeExists(vm: MoveVm, type: Type, index: number): void {
  if (type.kind === 'vector') return assertTypeExists(vm, type.of, index);
  if (type.kind !== 'datatype') return;
  const info = vm.datatypeInfo(type.address, type.module, type.name);
  if (!info) throw typeArgumentFailure(index, 'TypeNotFound');
  if (info.typeParameters.length !== type.args.length) throw plainFailure('TypeArityMismatch');
  type.args.forEach((argument, position) => {
    assertTypeExists(vm, argument, index);
    const parameter = info.typeParameters[position];
    if (parameter && !satisfies(vm.abilities(argument), parameter.constraints)) {
      throw typeArgumentFailure(index, 'ConstraintNotSatisfied');
    }
  });
}
