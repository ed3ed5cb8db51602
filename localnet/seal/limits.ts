/** Every limit of the key servers by name. */
export const limits = {
  bodyBytes: 180 * 1024,
  adminBodyBytes: 4 * 1024,
  commands: 100,
  sessionMinutes: 30,
  stalenessMs: 120_000,
  /** Requests that wait at one server. */
  queue: 64,
  chainCallMs: 8_000,
  gasPriceFreshMs: 30_000,
  gasBudgetMist: 500_000_000n,
  slowModeMs: 15_000,
  slowModeMaxMs: 60_000,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  keepAliveMs: 75_000,
  shutdownMs: 2_000,
} as const;

/** Sent with every answer; the SDK wants at least 0.4.1. */
export const SERVER_VERSION = '0.6.10';
export const OLDEST_SDK = [0, 4, 5] as const;
