import { EncryptedObject } from '@mysten/seal';
import { keyIdHex, normalizeObjectId, TidemarkError, type KeyIdParts } from '../domain';
import { toBytes } from './bytes';

/** A sealed key of three servers has 449 bytes; nothing honest comes near this limit. */
export const MAX_SEALED_KEY_BYTES = 4_096;
const MAX_SERVERS = 16;

/** What a sealed key must be before any key server is asked. */
export interface ExpectedSealedKey {
  readonly packageId: string;
  readonly keyId: KeyIdParts;
}

export interface SealedKeyFacts {
  readonly packageId: string;
  /** 36-byte key id in hex without prefix. */
  readonly keyIdHex: string;
  readonly threshold: number;
  /** Key servers by object id; the weight is how often the sealed key names the server. */
  readonly services: readonly { readonly objectId: string; readonly weight: number }[];
}

/**
 * Reads a sealed key without asking anybody and checks that it is for this package, model and
 * iteration, so that a dishonest listing cannot make a buyer ask for somebody else's key.
 * @throws TidemarkError envelope_malformed, envelope_mismatch
 */
export function inspectSealedKey(
  sealedKey: Uint8Array,
  expected: ExpectedSealedKey,
): SealedKeyFacts {
  const facts = parseSealedKey(sealedKey);
  const isExpected =
    facts.packageId === normalizeObjectId(expected.packageId) &&
    facts.keyIdHex === keyIdHex(expected.keyId);
  if (!isExpected) {
    throw new TidemarkError(
      'envelope_mismatch',
      'The sealed key of this iteration belongs to something else; do not pay for it, tell the team.',
    );
  }
  const totalWeight = facts.services.reduce((sum, service) => sum + service.weight, 0);
  if (facts.threshold < 1 || facts.threshold > totalWeight) {
    throw new TidemarkError(
      'envelope_mismatch',
      'The sealed key asks for more key servers than it names; tell the team.',
    );
  }
  return facts;
}

/** @throws TidemarkError envelope_malformed */
function parseSealedKey(sealedKey: Uint8Array): SealedKeyFacts {
  if (sealedKey.length === 0 || sealedKey.length > MAX_SEALED_KEY_BYTES) throw malformed();
  const parsed = decode(sealedKey);
  const weights = new Map<string, number>();
  for (const [objectId] of parsed.services) {
    const id = normalizeObjectId(objectId);
    weights.set(id, (weights.get(id) ?? 0) + 1);
  }
  if (parsed.version !== 0 || weights.size === 0 || weights.size > MAX_SERVERS) throw malformed();
  return {
    packageId: normalizeObjectId(parsed.packageId),
    keyIdHex: parsed.id.replace(/^0x/, '').toLowerCase(),
    threshold: parsed.threshold,
    services: [...weights].map(([objectId, weight]) => ({ objectId, weight })),
  };
}

function decode(sealedKey: Uint8Array) {
  try {
    const parsed = EncryptedObject.parse(toBytes(sealedKey));
    // The decoder ignores bytes after the end; only the exact encoding is a sealed key.
    if (EncryptedObject.serialize(parsed).toBytes().length !== sealedKey.length) throw malformed();
    return parsed;
  } catch (cause) {
    throw malformed(cause);
  }
}

function malformed(cause?: unknown): TidemarkError {
  return new TidemarkError(
    'envelope_malformed',
    'The sealed key of this iteration cannot be read; tell the team.',
    { cause },
  );
}
