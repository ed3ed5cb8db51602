/** What went wrong in Move code, before the place is known. Closed set; never matched by text. */
export type FaultKind = 'abort' | 'primitive' | 'limit' | 'invariant';

/** Status names of the real VM that this interpreter can report. */
export type FaultStatus =
  | 'ABORTED'
  | 'ARITHMETIC_ERROR'
  | 'VECTOR_OPERATION_ERROR'
  | 'CALL_STACK_OVERFLOW'
  | 'EXECUTION_STACK_OVERFLOW'
  | 'VARIANT_TAG_MISMATCH'
  | 'MEMORY_LIMIT_EXCEEDED'
  | 'VM_MAX_VALUE_DEPTH_REACHED'
  | 'OUT_OF_GAS'
  | 'UNREACHABLE'
  | 'LINKER_ERROR'
  | 'MISSING_DEPENDENCY'
  | 'INTERNAL_TYPE_ERROR'
  | 'UNKNOWN_INVARIANT_VIOLATION_ERROR';

/** Thrown inside the interpreter; `Session.call` adds the place and turns it into a `MoveError`. */
export class Fault extends Error {
  constructor(
    readonly kind: FaultKind,
    readonly status: FaultStatus,
    readonly subStatus: bigint | undefined,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'Fault';
  }
}

/** Sub-statuses of VECTOR_OPERATION_ERROR. */
export const VECTOR_INDEX_OUT_OF_BOUNDS = 1n;
export const VECTOR_POP_EMPTY = 2n;
export const VECTOR_UNPACK_PARITY = 3n;
export const VECTOR_SIZE_LIMIT = 4n;

export function abortFault(code: bigint): Fault {
  return new Fault('abort', 'ABORTED', code, `aborted with code ${code}`);
}

export function arithmeticFault(reason: string): Fault {
  return new Fault('primitive', 'ARITHMETIC_ERROR', undefined, reason);
}

export function vectorFault(subStatus: bigint): Fault {
  return new Fault('primitive', 'VECTOR_OPERATION_ERROR', subStatus, 'vector operation failed');
}

/** Sub-statuses of MEMORY_LIMIT_EXCEEDED. */
const MEMORY_LIMITS = {
  'event count': 0n,
  'event size': 1n,
  'created ids': 2n,
  'deleted ids': 3n,
  'transferred objects': 4n,
  'children touched': 5n,
} as const;

export function limitFault(what: keyof typeof MEMORY_LIMITS): Fault {
  const subStatus = MEMORY_LIMITS[what];
  return new Fault('primitive', 'MEMORY_LIMIT_EXCEEDED', subStatus, `over the limit: ${what}`);
}

/** Ill-typed bytecode or a broken promise of a caller; the builder's verifier rules it out. */
export function typeFault(what: string): Fault {
  return new Fault('invariant', 'INTERNAL_TYPE_ERROR', undefined, `ill-typed: ${what}`);
}

/** Bytes or text that are not what they claim to be. A RangeError, so that codecs' callers need one catch. */
export class MalformedInput extends RangeError {
  constructor(
    readonly code: 'module' | 'bcs' | 'type' | 'id',
    message: string,
  ) {
    super(message);
    this.name = 'MalformedInput';
  }
}
