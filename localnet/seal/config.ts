import { z } from 'zod';

/** What the key server process is told by `localnet/main.ts`: JSON in the environment variable below. */
export const SEAL_CONFIG_VARIABLE = 'LOCALNET_SEAL_CONFIG';

export const SEAL_SERVER_COUNT = 3;

const id = z.string().regex(/^0x[0-9a-f]{64}$/, 'an id is 0x and 64 lower-case hex digits');

export const sealConfigSchema = z.object({
  host: z.string().default('127.0.0.1'),
  /** Server `i` listens on `port + i`. */
  port: z
    .int()
    .min(1)
    .max(65_535 - SEAL_SERVER_COUNT),
  rpcUrl: z.url(),
  /** 32 bytes hex. The master keys follow from it; losing it loses all that was sealed. */
  seed: z.string().regex(/^[0-9a-f]{64}$/, 'a seed is 64 lower-case hex digits'),
  packages: z.object({ seal: id }),
  /** Key server objects on chain, in order of the ports. */
  keyServerIds: z.array(id).length(SEAL_SERVER_COUNT),
});

export type SealConfig = z.infer<typeof sealConfigSchema>;

/** Message of a child process to its parent (`process.send`), once. */
export type ChildMessage =
  | { kind: 'ready' }
  | { kind: 'failed'; code: 'PORT_BUSY' | 'CONFIG' | 'INTERNAL'; message: string };

/** Reads the configuration from the environment. Throws ZodError or SyntaxError. */
export function readSealConfig(): SealConfig {
  return sealConfigSchema.parse(JSON.parse(process.env[SEAL_CONFIG_VARIABLE] ?? 'null'));
}
