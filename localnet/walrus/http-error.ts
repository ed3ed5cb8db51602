/** A refusal in the wire form of storage nodes. `reason` is from a closed set; texts are for people. */
export type Reason =
  | 'BAD_REQUEST'
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'BODY_TOO_LARGE'
  | 'RANGE_NOT_SATISFIABLE'
  | 'NOT_REGISTERED'
  | 'BLOB_NOT_FOUND'
  | 'METADATA_NOT_FOUND'
  | 'INVALID_METADATA'
  | 'SLIVER_NOT_FOUND'
  | 'INVALID_SLIVER'
  | 'SHARD_NOT_ASSIGNED'
  | 'NOT_FULLY_STORED'
  | 'INCONSISTENT_BLOB'
  | 'BLOB_ID_MISMATCH'
  | 'NOT_ENOUGH_NODES'
  | 'PAYMENT_FAILED'
  | 'CHAIN_UNAVAILABLE'
  | 'BUSY'
  | 'INTERNAL';

const statuses: Record<Reason, number> = {
  BAD_REQUEST: 400,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  BODY_TOO_LARGE: 413,
  RANGE_NOT_SATISFIABLE: 416,
  NOT_REGISTERED: 400,
  BLOB_NOT_FOUND: 404,
  METADATA_NOT_FOUND: 404,
  INVALID_METADATA: 400,
  SLIVER_NOT_FOUND: 404,
  INVALID_SLIVER: 400,
  SHARD_NOT_ASSIGNED: 421,
  NOT_FULLY_STORED: 404,
  INCONSISTENT_BLOB: 400,
  BLOB_ID_MISMATCH: 400,
  NOT_ENOUGH_NODES: 503,
  PAYMENT_FAILED: 500,
  CHAIN_UNAVAILABLE: 503,
  BUSY: 503,
  INTERNAL: 500,
};

const statusNames: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  404: 'NOT_FOUND',
  405: 'INVALID_ARGUMENT',
  413: 'INVALID_ARGUMENT',
  416: 'OUT_OF_RANGE',
  421: 'FAILED_PRECONDITION',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

export class HttpError extends Error {
  readonly status: number;
  readonly retryable: boolean;
  constructor(
    readonly reason: Reason,
    message: string,
    readonly details: Record<string, string> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'HttpError';
    this.status = statuses[reason];
    this.retryable = this.status === 503 || reason === 'NOT_REGISTERED';
  }

  body() {
    return {
      error: {
        status: statusNames[this.status] ?? 'UNKNOWN',
        code: this.status,
        message: this.message,
        details: [
          {
            '@type': 'ErrorInfo',
            reason: this.reason,
            domain: 'storage.localnet',
            metadata: this.details,
          },
        ],
      },
    };
  }
}
