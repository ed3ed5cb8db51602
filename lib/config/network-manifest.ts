import { normalizeObjectId } from '@/lib/domain';
import { z } from 'zod';

const objectId = z
  .string()
  .regex(/^0x[0-9a-fA-F]{1,64}$/, 'must be 0x and up to 64 hex digits')
  .transform((text) => normalizeObjectId(text));

const url = z
  .string()
  .regex(/^https?:\/\//, 'must be an http or https URL')
  .transform((text) => text.replace(/\/+$/, ''));

/** `0x…::wal::WAL` with the address written out in full. */
const coinType = z
  .string()
  .regex(/^0x[0-9a-fA-F]{1,64}::\w+::\w+$/, 'must be a coin type such as 0x…::wal::WAL')
  .transform((text) => {
    const [address = '', ...path] = text.split('::');
    return [normalizeObjectId(address), ...path].join('::');
  });

/** What a client must know of a network; one JSON file per network. */
export const networkManifestSchema = z.object({
  network: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  chainId: z.string().min(1).max(64),
  rpcUrl: url,
  faucetUrl: url.optional(),
  /** Embedded network only: stop and slow single nodes, for tests and demonstrations. */
  adminUrl: url.optional(),
  packages: z.object({
    /** The package to call. */
    tidemark: objectId,
    /** Its first version, when upgraded since: event types and key ids go by it. */
    tidemarkOriginal: objectId.optional(),
    wal: objectId.optional(),
    walrus: objectId.optional(),
    seal: objectId.optional(),
  }),
  walType: coinType,
  objects: z.object({
    market: objectId,
    walrusSystem: objectId,
    walrusStaking: objectId,
    walFaucet: objectId.optional(),
  }),
  keyServers: z
    .array(z.object({ objectId, url: url.optional() }))
    .min(1)
    .max(32),
  keyServerThreshold: z.int().min(1).max(32),
  walrus: z.object({
    aggregatorUrl: url,
    publisherUrl: url.optional(),
    uploadRelayUrl: url,
  }),
});

export type NetworkManifest = Readonly<z.output<typeof networkManifestSchema>>;

/** Name of the embedded network; there time moves on request and money is play money. */
export const EMBEDDED_NETWORK = 'localnet';

export function isEmbedded(manifest: Pick<NetworkManifest, 'network'>): boolean {
  return manifest.network === EMBEDDED_NETWORK;
}
