/** Every limit of the storage process by name. Sizes in bytes, times in milliseconds. */
export const limits = {
  /** Relay and publisher body. Encoding needs about ten times this in memory. */
  blobBytes: 512 * 1024 * 1024,
  metadataBytes: 80 * 1024,
  adminBodyBytes: 4 * 1024,
  /** Encoders and decoders at once; a large blob takes every place. */
  codecWorkers: 2,
  largeBlobBytes: 64 * 1024 * 1024,
  codecQueue: 32,
  /** Per 64 MiB of blob, so that the largest blob has eight times as long. */
  codecMsPerLargeBlob: 120_000,
  /** How long a confirmation waits until enough slivers are stored anywhere to check them. */
  consistencyWaitMs: 20_000,
  /** An answer of a node that takes longer counts as none. */
  nodeAnswerMs: 1_500,
  slowModeMs: 3_000,
  slowModeMaxMs: 60_000,
  chainCallMs: 10_000,
  chainPageEvents: 200,
  chainPages: 10_000,
  epochFreshMs: 250,
  rebuiltCacheBytes: 1024 * 1024 * 1024,
  requestsAtOnce: 4_096,
  headersTimeoutMs: 30_000,
  bodyTimeoutMs: 600_000,
  /** Longer than a client's own pause while it codes, or it would write into a closed connection. */
  keepAliveMs: 75_000,
  shutdownMs: 2_000,
} as const;
