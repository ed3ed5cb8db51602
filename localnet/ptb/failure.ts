import type { ExecutionFailure } from '../ledger/types';
import type { MoveFailure, MoveLocation } from '../vm/types';

/** Why a command's argument was refused; names are those of Sui's CommandArgumentError. */
export type ArgumentFault =
  | 'TypeMismatch'
  | 'InvalidBCSBytes'
  | 'InvalidUsageOfPureArg'
  | 'InvalidArgumentToPrivateEntryFunction'
  | 'InvalidGasCoinUsage'
  | 'InvalidValueUsage'
  | 'InvalidObjectByValue'
  | 'InvalidObjectByMutRef'
  | 'InvalidTransferObject'
  | 'InvalidMakeMoveVecNonObjectArgument'
  | 'ArgumentWithoutValue'
  | 'InvalidReferenceArgument'
  | { IndexOutOfBounds: { idx: number } }
  | { SecondaryIndexOutOfBounds: { resultIdx: number; secondaryIdx: number } }
  | { InvalidResultArity: { resultIdx: number } };

/** A failure of execution: it is charged for and recorded, unlike a refusal. */
export class CommandFailure extends Error {
  /** Set by the executor, which knows the command that was running. */
  command: number | undefined;

  constructor(
    /** SDK `bcs.ExecutionFailureStatus` value. */
    readonly status: Record<string, unknown>,
    message: string,
    readonly abort?: ExecutionFailure['abort'],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'CommandFailure';
  }
}

export function argumentFailure(argument: number, fault: ArgumentFault): CommandFailure {
  const kind = typeof fault === 'string' ? { [fault]: true } : fault;
  const name = typeof fault === 'string' ? fault : Object.keys(fault)[0];
  return new CommandFailure(
    { CommandArgumentError: { argIdx: argument, kind } },
    `CommandArgumentError: argument ${argument}: ${name ?? 'unknown'}`,
  );
}

/** A failure without further data, e.g. `InsufficientCoinBalance`. */
export function plainFailure(name: string, message?: string): CommandFailure {
  return new CommandFailure({ [name]: true }, message ? `${name}: ${message}` : name);
}

/** `fault` is an SDK `PackageUpgradeError` value. */
export function upgradeFailure(fault: Record<string, unknown>, what = ''): CommandFailure {
  const name = Object.keys(fault)[0] ?? 'unknown';
  return new CommandFailure(
    { PackageUpgradeError: { upgradeError: fault } },
    `PackageUpgradeError: ${name}${what ? `: ${what}` : ''}`,
  );
}

export function typeArgumentFailure(
  index: number,
  kind: 'TypeNotFound' | 'ConstraintNotSatisfied',
): CommandFailure {
  return new CommandFailure(
    { TypeArgumentError: { argumentIdx: index, kind: { [kind]: true } } },
    `TypeArgumentError: type argument ${index}: ${kind}`,
  );
}

/** Puts a failure of Move code into Sui's words. */
export function moveFailure(failure: MoveFailure, cause: unknown): CommandFailure {
  const at = failure.location;
  switch (failure.kind) {
    case 'MoveAbort': {
      const code = failure.abortCode ?? 0n;
      const where = at ? ` in '${at.package}::${at.module}::${at.functionName}'` : '';
      return new CommandFailure(
        { MoveAbort: [locationBcs(at), code.toString()] },
        `MoveAbort, abort code: ${code}${where}${at ? ` (instruction ${at.instruction})` : ''}`,
        at && { ...abortPlace(at), code },
        { cause },
      );
    }
    case 'MovePrimitiveRuntimeError':
      return new CommandFailure(
        { MovePrimitiveRuntimeError: at ? locationBcs(at) : null },
        `MovePrimitiveRuntimeError: ${failure.message}`,
        undefined,
        { cause },
      );
    case 'FunctionNotFound':
    case 'NonEntryFunctionInvoked':
    case 'ArityMismatch':
      return new CommandFailure({ [failure.kind]: true }, failure.message, undefined, { cause });
    case 'TypeArgumentError':
      return typeArgumentFailure(0, 'TypeNotFound');
    case 'InstructionLimit':
      return new CommandFailure({ InsufficientGas: true }, failure.message, undefined, { cause });
    case 'InvariantViolation':
      return new CommandFailure({ VMInvariantViolation: true }, failure.message, undefined, {
        cause,
      });
  }
}

function abortPlace(at: MoveLocation) {
  return {
    package: at.package,
    module: at.module,
    functionIndex: at.functionIndex,
    functionName: at.functionName,
    instruction: at.instruction,
  };
}

function locationBcs(at: MoveLocation | undefined) {
  return {
    module: { address: at?.package ?? '0x0', name: at?.module ?? '' },
    function: at?.functionIndex ?? 0,
    instruction: at?.instruction ?? 0,
    functionName: at?.functionName ?? null,
  };
}
