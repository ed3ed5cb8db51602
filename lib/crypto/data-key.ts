import { keyIdBytes, TidemarkError, type KeyIdParts } from '../domain';
import { toBytes, type Bytes } from './bytes';
import { BINDING_BYTES, SALT_BYTES } from './container';

export const DATA_KEY_BYTES = 32;

/** A fresh random 32-byte data key: one per iteration, never reused. */
export function newDataKey(): Bytes {
  return crypto.getRandomValues(new Uint8Array(DATA_KEY_BYTES));
}

/** A fresh random 32-byte salt: one per sealed file. */
export function newSalt(): Bytes {
  return crypto.getRandomValues(new Uint8Array(SALT_BYTES));
}

/** @throws TidemarkError data_key_malformed */
export function assertDataKey(bytes: Uint8Array): Bytes {
  if (bytes.length !== DATA_KEY_BYTES) {
    throw new TidemarkError('data_key_malformed', 'The key of this iteration is malformed.');
  }
  return toBytes(bytes);
}

/** The 16 bytes that tie a container to one iteration: the start of SHA-256 over its key id. */
export async function containerBinding(keyId: KeyIdParts): Promise<Bytes> {
  const digest = await crypto.subtle.digest('SHA-256', keyIdBytes(keyId));
  return new Uint8Array(digest.slice(0, BINDING_BYTES));
}
