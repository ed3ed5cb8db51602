import { TidemarkError } from '@/lib/domain';
import { z } from 'zod';

const port = (fallback: number) =>
  z.coerce
    .number({ error: 'must be a port number' })
    .int()
    .min(1, 'must be between 1 and 65535')
    .max(65_535, 'must be between 1 and 65535')
    .default(fallback);

const whole = (fallback: number, least: number, most: number) =>
  z.coerce.number({ error: 'must be a whole number' }).int().min(least).max(most).default(fallback);

const environmentSchema = z.object({
  /** Web server. */
  PORT: port(3000),
  /** Where the network manifest is: `http(s)://…` or a file path. Empty: the embedded network. */
  TIDEMARK_NETWORK_MANIFEST: z.string().trim().default(''),
  /** PostgreSQL. Empty: the embedded database on TIDEMARK_DB_PORT. */
  DATABASE_URL: z
    .string()
    .trim()
    .refine((text) => text === '' || /^postgres(ql)?:\/\//.test(text), {
      error: 'must start with postgresql://',
    })
    .default(''),
  TIDEMARK_DB_PORT: port(5499),
  /** Files of the embedded database and of the launcher. */
  TIDEMARK_DIR: z.string().trim().min(1).default('.tidemark'),
  /** `auto` fills an empty embedded network with demo data, `off` never does. */
  TIDEMARK_SEED: z.enum(['auto', 'off']).default('auto'),
  TIDEMARK_INDEXER_BATCH: whole(500, 1, 1000),
  TIDEMARK_INDEXER_POLL_MS: whole(400, 50, 60_000),
  LOCALNET_RPC_PORT: port(9000),
  LOCALNET_PORT: port(9123),
  LOCALNET_WALRUS_PORT: port(9185),
  /** First of three. */
  LOCALNET_SEAL_PORT: port(9200),
  LOCALNET_DIR: z.string().trim().min(1).default('.localnet'),
});

export type Environment = Readonly<z.output<typeof environmentSchema>>;

/**
 * The checked environment; every variable has a default.
 * @throws TidemarkError config_invalid naming the variable and the rule it breaks
 */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const given = Object.fromEntries(
    Object.keys(environmentSchema.shape)
      .map((name) => [name, source[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues[0];
  throw new TidemarkError(
    'config_invalid',
    `The environment variable ${first?.path.join('.') ?? ''} is not usable: ${first?.message ?? ''}.`,
    { cause: parsed.error },
  );
}

/** Connection text of the database in use: `DATABASE_URL`, else the embedded one. */
export function databaseUrl(environment: Environment = readEnvironment()): string {
  return environment.DATABASE_URL === ''
    ? `postgresql://postgres:postgres@127.0.0.1:${environment.TIDEMARK_DB_PORT}/postgres`
    : environment.DATABASE_URL;
}

export function usesEmbeddedDatabase(environment: Environment): boolean {
  return environment.DATABASE_URL === '';
}

/** True when no manifest is named: then the embedded network is started and used. */
export function usesEmbeddedNetwork(environment: Environment): boolean {
  return environment.TIDEMARK_NETWORK_MANIFEST === '';
}

/** URL or file of the manifest in use. */
export function manifestSource(environment: Environment = readEnvironment()): string {
  return usesEmbeddedNetwork(environment)
    ? `http://127.0.0.1:${environment.LOCALNET_PORT}/network.json`
    : environment.TIDEMARK_NETWORK_MANIFEST;
}
