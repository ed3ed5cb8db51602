import { SealClient } from '@mysten/seal';
import { normalizeObjectId } from '../domain';
import { type KeyServerSetting, type SealSettings } from './seal-settings';

/** Asking whether a server answers takes less patience than fetching a key from it. */
const PROBE_TIMEOUT_MS = 6_000;

export interface KeyServerProbe {
  readonly objectId: string;
  /** As the chain names it; null when the chain could not be asked. */
  readonly url: string | null;
  /**
   * `answers`: and proves the key registered on chain. `silent`: no answer, or a fault of its own.
   * `unproven`: it answers, and does not prove that key. `unknown`: could not be asked now.
   */
  readonly state: 'answers' | 'silent' | 'unproven' | 'unknown';
}

/**
 * Asks each key server for itself and for the proof of its key; no model key is asked for. Never
 * throws: what could not be found out is `unknown`.
 */
export function probeKeyServers(
  settings: SealSettings,
  servers: readonly KeyServerSetting[],
  underlying: typeof globalThis.fetch = globalThis.fetch.bind(globalThis),
): Promise<KeyServerProbe[]> {
  return Promise.all(servers.map((server) => probe(settings, server, underlying)));
}

async function probe(
  settings: SealSettings,
  server: KeyServerSetting,
  underlying: typeof globalThis.fetch,
): Promise<KeyServerProbe> {
  const objectId = normalizeObjectId(server.objectId);
  const seen: { url: string | null; status: number | null } = { url: null, status: null };
  const client = new SealClient({
    suiClient: settings.client,
    serverConfigs: [{ ...server, objectId, weight: 1 }],
    verifyKeyServers: true,
    timeout: PROBE_TIMEOUT_MS,
    fetch: async (input, init) => {
      seen.url = new URL(input instanceof Request ? input.url : input).origin;
      const response = await underlying(input, init);
      seen.status = response.status;
      return response;
    },
  });
  try {
    await client.getKeyServers();
    // Servers behind a committee's aggregator are not asked by the SDK.
    return { objectId, url: seen.url, state: seen.url === null ? 'unknown' : 'answers' };
  } catch {
    // What happened is in `seen`: the SDK's own errors tell a person nothing more.
    return { objectId, url: seen.url, state: stateOf(seen) };
  }
}

function stateOf(seen: { url: string | null; status: number | null }): KeyServerProbe['state'] {
  if (seen.url === null) return 'unknown';
  return seen.status === null || seen.status >= 500 ? 'silent' : 'unproven';
}
