import { GrpcStatusCode } from '@mysten/sui/grpc';
import { TransactionRefused } from '../ledger/types';

/** A refusal with a gRPC status code; its message is sent to the client as it stands. */
export class RpcFailure extends Error {
  constructor(
    readonly code: GrpcStatusCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'RpcFailure';
  }
}

export function invalidArgument(message: string, cause?: unknown): RpcFailure {
  return new RpcFailure(GrpcStatusCode.INVALID_ARGUMENT, message, { cause });
}

export function notFound(message: string): RpcFailure {
  return new RpcFailure(GrpcStatusCode.NOT_FOUND, message);
}

export function unimplemented(message: string): RpcFailure {
  return new RpcFailure(GrpcStatusCode.UNIMPLEMENTED, message);
}

const REFUSAL_CODES: Record<TransactionRefused['code'], GrpcStatusCode> = {
  malformed: GrpcStatusCode.INVALID_ARGUMENT,
  signature: GrpcStatusCode.INVALID_ARGUMENT,
  'object-not-found': GrpcStatusCode.NOT_FOUND,
  'object-version': GrpcStatusCode.INVALID_ARGUMENT,
  'object-owner': GrpcStatusCode.INVALID_ARGUMENT,
  gas: GrpcStatusCode.INVALID_ARGUMENT,
  unsupported: GrpcStatusCode.UNIMPLEMENTED,
};

/** Any thrown value as the failure to send; what nobody foresaw becomes INTERNAL. */
export function toRpcFailure(error: unknown): RpcFailure {
  if (error instanceof RpcFailure) return error;
  if (error instanceof TransactionRefused) {
    return new RpcFailure(REFUSAL_CODES[error.code], error.message, { cause: error });
  }
  const message = error instanceof Error ? error.message : String(error);
  return new RpcFailure(GrpcStatusCode.INTERNAL, `Internal error: ${message}`, { cause: error });
}
