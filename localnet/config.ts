import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);

const environmentSchema = z.object({
  LOCALNET_RPC_PORT: port(9000),
  LOCALNET_PORT: port(9123),
  LOCALNET_WALRUS_PORT: port(9185),
  /** The three key servers take this port and the two after it. */
  LOCALNET_SEAL_PORT: port(9200),
  LOCALNET_DIR: z.string().min(1).default('.localnet'),
  /** 64 hex digits, or any words; decides every key of a new network. */
  LOCALNET_SEED: z.string().min(1).max(1_000).optional(),
  /** A pinned package (`build/*.json` of the builder) that may be published or be an upgrade. */
  LOCALNET_ACCEPTS: z.string().min(1).optional(),
});

export interface LocalnetConfig {
  host: '127.0.0.1';
  rpcPort: number;
  controlPort: number;
  walrusPort: number;
  sealPort: number;
  directory: string;
  seedText: string | undefined;
  acceptedFile: string | undefined;
}

/** The environment says something that cannot be used; the message names the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the network's configuration. Throws ConfigError. */
export function readLocalnetConfig(environment: NodeJS.ProcessEnv = process.env): LocalnetConfig {
  const present = Object.fromEntries(
    Object.keys(environmentSchema.shape).flatMap((name) => {
      const value = environment[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigError(`${issue?.path.join('.') ?? 'The environment'}: ${issue?.message ?? ''}`);
  }
  const read = parsed.data;
  return {
    host: '127.0.0.1',
    rpcPort: read.LOCALNET_RPC_PORT,
    controlPort: read.LOCALNET_PORT,
    walrusPort: read.LOCALNET_WALRUS_PORT,
    sealPort: read.LOCALNET_SEAL_PORT,
    directory: read.LOCALNET_DIR,
    seedText: read.LOCALNET_SEED,
    acceptedFile: read.LOCALNET_ACCEPTS,
  };
}

/** Environment of a service process: this one's, plus its configuration in one variable. */
export function serviceEnvironment(variable: string, config: unknown): NodeJS.ProcessEnv {
  return { ...process.env, [variable]: JSON.stringify(config) };
}
