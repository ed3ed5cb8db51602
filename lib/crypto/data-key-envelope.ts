import { SealClient, type SessionKey } from '@mysten/seal';
import {
  keyIdHex,
  normalizeObjectId,
  TidemarkError,
  toTidemarkError,
  type KeyIdParts,
} from '../domain';
import type { Bytes } from './bytes';
import { assertDataKey } from './data-key';
import { watchKeyServers } from './key-server-watch';
import { explainUnwrapFailure } from './seal-failures';
import { inspectSealedKey } from './sealed-key';
import {
  DEFAULT_KEY_SERVER_TIMEOUT_MS,
  type KeyServerSetting,
  type SealSettings,
} from './seal-settings';

/** How long a failed request waits for the servers that have not answered yet. */
const LATE_ANSWERS_MS = 5_000;

/**
 * Seals a 32-byte data key for one iteration so that `threshold` key servers must agree to
 * release it. Asks no key server: their public keys are read from the chain.
 * Returns the bytes that go on chain (BCS EncryptedObject, 449 bytes for three servers).
 * @throws TidemarkError data_key_malformed, key_id_malformed, chain_unreachable
 */
export async function wrapDataKey(
  settings: SealSettings,
  keyId: KeyIdParts,
  dataKey: Uint8Array,
): Promise<Bytes> {
  const data = assertDataKey(dataKey);
  const id = keyIdHex(keyId);
  const client = newSealClient(settings, settings.keyServers);
  try {
    const { encryptedObject } = await client.encrypt({
      threshold: settings.threshold,
      packageId: normalizeObjectId(settings.packageId),
      id,
      data,
    });
    inspectSealedKey(encryptedObject, { packageId: settings.packageId, keyId });
    return encryptedObject;
  } catch (caught) {
    throw toTidemarkError(
      caught,
      'chain_unreachable',
      'The key servers could not be read from the chain; try again in a moment.',
    );
  }
}

export interface UnwrapRequest {
  readonly sealedKey: Uint8Array;
  readonly keyId: KeyIdParts;
  /** Transaction-kind bytes of one `seal_approve_*` call on the LATEST package. */
  readonly approval: Uint8Array;
  readonly session: SessionKey;
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Asks the key servers that the sealed key itself names and returns the 32-byte data key.
 *
 * A fresh client is used each time: the SDK keeps fetched keys, which would open a model after
 * its window had ended.
 * @throws TidemarkError envelope_malformed, envelope_mismatch, access_denied,
 * access_not_visible_yet, key_servers_unreachable, key_server_refused, key_session_expired,
 * key_session_rejected, update_needed
 */
export async function unwrapDataKey(
  settings: SealSettings,
  request: UnwrapRequest,
): Promise<Bytes> {
  const { sealedKey, keyId } = request;
  const facts = inspectSealedKey(sealedKey, { packageId: settings.packageId, keyId });
  const servers = facts.services.map((service) => ({
    ...settings.keyServers.find((known) => normalizeObjectId(known.objectId) === service.objectId),
    ...service,
  }));
  const watch = watchKeyServers(timeoutOf(settings), request.fetch);
  const client = newSealClient(settings, servers, watch.fetch);
  try {
    const dataKey = await client.decrypt({
      data: sealedKey,
      sessionKey: request.session,
      txBytes: request.approval,
      // The sealer is not trusted: every set of servers must yield the same key.
      checkShareConsistency: true,
    });
    return assertDataKey(dataKey);
  } catch (caught) {
    const total = facts.services.reduce((sum, service) => sum + service.weight, 0);
    await watch.settle(LATE_ANSWERS_MS);
    throw explainUnwrapFailure(caught, watch.answers, { total, threshold: facts.threshold });
  } finally {
    watch.abandon();
  }
}

function timeoutOf(settings: SealSettings): number {
  return settings.timeoutMs ?? DEFAULT_KEY_SERVER_TIMEOUT_MS;
}

function newSealClient(
  settings: SealSettings,
  servers: readonly KeyServerSetting[],
  fetch?: typeof globalThis.fetch,
): SealClient {
  if (servers.length === 0) {
    throw new TidemarkError('config_invalid', 'No key servers are configured for this network.');
  }
  return new SealClient({
    suiClient: settings.client,
    serverConfigs: servers.map((server) => ({
      objectId: normalizeObjectId(server.objectId),
      weight: server.weight ?? 1,
      aggregatorUrl: server.aggregatorUrl,
      apiKeyName: server.apiKeyName,
      apiKey: server.apiKey,
    })),
    // Checking every server first would make any one dead server fatal.
    verifyKeyServers: false,
    timeout: timeoutOf(settings),
    fetch,
  });
}
