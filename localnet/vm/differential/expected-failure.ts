import type { MoveFailure } from '../types';

/** Numbers of the real VM's status codes that its test attributes ask for. */
const STATUS_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['EXECUTION_STACK_OVERFLOW', 4020],
  ['CALL_STACK_OVERFLOW', 4021],
  ['MEMORY_LIMIT_EXCEEDED', 4028],
]);

/** The test attribute that accepts exactly this failure: kind, code and module. */
export function expectedFailure(failure: MoveFailure): string {
  const place = `location = ${location(failure)}`;
  if (failure.kind === 'MoveAbort') {
    return `expected_failure(abort_code = ${failure.abortCode}, ${place})`;
  }
  switch (failure.status) {
    case 'ARITHMETIC_ERROR':
      return `expected_failure(arithmetic_error, ${place})`;
    case 'VECTOR_OPERATION_ERROR':
      return `expected_failure(vector_error, minor_status = ${failure.subStatus}, ${place})`;
    default: {
      const number = STATUS_NUMBERS.get(failure.status ?? '');
      if (number === undefined) throw new Error(`cannot be expected: ${failure.message}`);
      const minor = failure.subStatus === undefined ? '' : `minor_status = ${failure.subStatus}, `;
      return `expected_failure(major_status = ${number}, ${minor}${place})`;
    }
  }
}

function location({ location, message }: MoveFailure): string {
  if (location === undefined) throw new Error(`a failure without a place: ${message}`);
  return `${location.package.replace(/^0x0*(?=.)/, '0x')}::${location.module}`;
}
