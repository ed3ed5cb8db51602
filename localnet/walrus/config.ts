import { z } from 'zod';

/** What the storage process is told by `localnet/main.ts`: JSON in the environment variable below. */
export const WALRUS_CONFIG_VARIABLE = 'LOCALNET_WALRUS_CONFIG';

const id = z.string().regex(/^0x[0-9a-f]{64}$/, 'an id is 0x and 64 lower-case hex digits');

export const walrusConfigSchema = z.object({
  host: z.string().default('127.0.0.1'),
  /** One origin for nodes, relay, aggregator, publisher and admin. */
  port: z.int().min(1).max(65_535),
  /** Folder of the stored bytes; made if missing. */
  directory: z.string().min(1),
  rpcUrl: z.url(),
  /** 32 bytes hex. Node keys and the publisher's key follow from it; it must stay the same over restarts. */
  seed: z.string().regex(/^[0-9a-f]{64}$/, 'a seed is 64 lower-case hex digits'),
  packages: z.object({ wal: id, walrus: id }),
  objects: z.object({ system: id }),
});

export type WalrusConfig = z.infer<typeof walrusConfigSchema>;

/** Message of a child process to its parent (`process.send`), once. */
export type ChildMessage =
  | { kind: 'ready' }
  | { kind: 'failed'; code: 'PORT_BUSY' | 'CONFIG' | 'INTERNAL'; message: string };

/** Reads the configuration from the environment. Throws ZodError or SyntaxError. */
export function readWalrusConfig(): WalrusConfig {
  return walrusConfigSchema.parse(JSON.parse(process.env[WALRUS_CONFIG_VARIABLE] ?? 'null'));
}
