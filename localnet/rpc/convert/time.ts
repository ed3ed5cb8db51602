import type { GrpcTypes as G } from '@mysten/sui/grpc';

type Timestamp = NonNullable<G.ExecutedTransaction['timestamp']>;

/** Milliseconds since the Unix epoch as google.protobuf.Timestamp. */
export function toTimestamp(milliseconds: bigint): Timestamp {
  return { seconds: milliseconds / 1000n, nanos: Number(milliseconds % 1000n) * 1_000_000 };
}
