import { GrpcTypes as G } from '@mysten/sui/grpc';
import type { ExecutionFailure } from '../../ledger/types';

const KIND = G.ExecutionError_ExecutionErrorKind;
const ARGUMENT_KIND = G.CommandArgumentError_CommandArgumentErrorKind;
const TYPE_KIND = G.TypeArgumentError_TypeArgumentErrorKind;

/** Names of the BCS status that are not the proto name in another case. */
const RENAMED_KINDS: Record<string, G.ExecutionError_ExecutionErrorKind> = {
  MoveObjectTooBig: KIND.OBJECT_TOO_BIG,
  MovePackageTooBig: KIND.PACKAGE_TOO_BIG,
  VMVerificationOrDeserializationError: KIND.VM_VERIFICATION_OR_DESERIALIZATION_ERROR,
  VMInvariantViolation: KIND.VM_INVARIANT_VIOLATION,
  SharedObjectOperationNotAllowed: KIND.CONSENSUS_OBJECT_OPERATION_NOT_ALLOWED,
  ExecutionCancelledDueToSharedObjectCongestion:
    KIND.EXECUTION_CANCELED_DUE_TO_CONSENSUS_OBJECT_CONGESTION,
  ExecutionCancelledDueToRandomnessUnavailable:
    KIND.EXECUTION_CANCELED_DUE_TO_RANDOMNESS_UNAVAILABLE,
  InsufficientBalanceForWithdraw: KIND.INSUFFICIENT_FUNDS_FOR_WITHDRAW,
};

const RENAMED_ARGUMENT_KINDS: Record<string, G.CommandArgumentError_CommandArgumentErrorKind> = {
  InvalidBCSBytes: ARGUMENT_KIND.INVALID_BCS_BYTES,
  InvalidUsageOfPureArg: ARGUMENT_KIND.INVALID_USAGE_OF_PURE_ARGUMENT,
  InvalidArgumentToPrivateEntryFunction: ARGUMENT_KIND.INVALID_ARGUMENT_TO_PRIVATE_ENTRY_FUNCTION,
  SharedObjectOperationNotAllowed: ARGUMENT_KIND.CONSENSUS_OBJECT_OPERATION_NOT_ALLOWED,
};

/** Name of the BCS ExecutionFailureStatus, e.g. `MoveAbort`. */
export function failureName(failure: ExecutionFailure): string {
  return variantOf(failure.error).name;
}

/** A failure as sui.rpc.v2.ExecutionError. `clever_error` stays absent: abort codes are plain. */
export function toExecutionErrorMessage(failure: ExecutionFailure): G.ExecutionError {
  const { name, data } = variantOf(failure.error);
  return {
    description: failure.description,
    command: failure.command === undefined ? undefined : BigInt(failure.command),
    kind: RENAMED_KINDS[name] ?? enumValue(KIND, name) ?? KIND.EXECUTION_ERROR_KIND_UNKNOWN,
    errorDetails: detailsOf(failure, name, data),
  };
}

function detailsOf(
  failure: ExecutionFailure,
  name: string,
  data: Record<string, unknown>,
): G.ExecutionError['errorDetails'] {
  if (failure.abort) {
    const { code, package: packageId, module, functionIndex, ...rest } = failure.abort;
    return {
      oneofKind: 'abort',
      abort: {
        abortCode: code,
        location: {
          package: packageId,
          module,
          function: functionIndex,
          instruction: rest.instruction,
          functionName: rest.functionName,
        },
      },
    };
  }
  if (name === 'CommandArgumentError') {
    const kind = variantOf(data.kind).name;
    return {
      oneofKind: 'commandArgumentError',
      commandArgumentError: {
        argument: Number(data.argIdx),
        kind: RENAMED_ARGUMENT_KINDS[kind] ?? enumValue(ARGUMENT_KIND, kind),
      },
    };
  }
  if (name === 'TypeArgumentError') {
    const kind = enumValue(TYPE_KIND, variantOf(data.kind).name);
    return {
      oneofKind: 'typeArgumentError',
      typeArgumentError: { typeArgument: Number(data.argumentIdx), kind },
    };
  }
  if (name === 'UnusedValueWithoutDrop') {
    return {
      oneofKind: 'indexError',
      indexError: { index: Number(data.resultIdx), subresult: Number(data.secondaryIdx) },
    };
  }
  return { oneofKind: undefined };
}

/** An SDK enum value `{ Name: data }` (with or without `$kind`). */
function variantOf(value: unknown): { name: string; data: Record<string, unknown> } {
  const record = recordOf(value);
  const name = String(record.$kind ?? Object.keys(record)[0] ?? 'Unknown');
  return { name, data: recordOf(record[name]) };
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** `MoveAbort` → the enum's `MOVE_ABORT`. */
function enumValue<T extends number>(
  values: Record<string, T | string>,
  name: string,
): T | undefined {
  const upper = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
  const value = values[upper];
  return typeof value === 'string' ? undefined : value;
}
