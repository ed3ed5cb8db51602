import { MAX_NOTE_BYTES, NOTE_SALT_BYTES, TidemarkError } from '../domain';
import type { Bytes } from './bytes';
import { MAX_SEALED_KEY_BYTES } from './sealed-key';

/**
 * The bytes of a note that is not public, as they lie on chain. Numbers are big-endian.
 *
 * sealed  = version 1 u8 | length of the wrapped key u16 | wrapped key | nonce 12 | ciphertext
 * payload = salt 16 | text, UTF-8; sealed by AES-256-GCM with its 16-byte tag
 *
 * Everything before the nonce is authenticated with the payload, and so is the note's key id.
 */
export const NOTE_NONCE_BYTES = 12;
/** The contract's limit. */
export const MAX_SEALED_NOTE_BYTES = 6_144;

const VERSION = 1;
const HEAD_BYTES = 3;
const TAG_BYTES = 16;
const MIN_CIPHER_BYTES = NOTE_SALT_BYTES + TAG_BYTES;

export interface SealedNoteParts {
  /** BCS EncryptedObject of the note's own key. */
  readonly wrappedKey: Bytes;
  readonly nonce: Bytes;
  /** Salt and text with the tag. */
  readonly ciphertext: Bytes;
}

/** @throws TidemarkError envelope_malformed when a part is outside its limits */
export function encodeSealedNote(parts: SealedNoteParts): Bytes {
  assertParts(parts);
  const { wrappedKey, nonce, ciphertext } = parts;
  const head = noteHead(wrappedKey);
  const bytes = new Uint8Array(head.length + nonce.length + ciphertext.length);
  bytes.set(head);
  bytes.set(nonce, head.length);
  bytes.set(ciphertext, head.length + nonce.length);
  return bytes;
}

/** Reads exactly what encodeSealedNote writes. @throws TidemarkError envelope_malformed */
export function parseSealedNote(sealed: Uint8Array): SealedNoteParts {
  if (sealed.length < HEAD_BYTES || sealed.length > MAX_SEALED_NOTE_BYTES) throw malformedNote();
  const view = new DataView(sealed.buffer, sealed.byteOffset, sealed.length);
  if (view.getUint8(0) !== VERSION) {
    throw new TidemarkError(
      'update_needed',
      'This note was sealed by a newer version of Tidemark; reload the page to update.',
    );
  }
  const nonceAt = HEAD_BYTES + view.getUint16(1);
  const cipherAt = nonceAt + NOTE_NONCE_BYTES;
  if (cipherAt > sealed.length) throw malformedNote();
  const parts = {
    wrappedKey: Uint8Array.from(sealed.subarray(HEAD_BYTES, nonceAt)),
    nonce: Uint8Array.from(sealed.subarray(nonceAt, cipherAt)),
    ciphertext: Uint8Array.from(sealed.subarray(cipherAt)),
  };
  assertParts(parts);
  return parts;
}

/** Version, length and wrapped key: what is authenticated besides the payload. */
export function noteHead(wrappedKey: Uint8Array): Bytes {
  const head = new Uint8Array(HEAD_BYTES + wrappedKey.length);
  const view = new DataView(head.buffer);
  view.setUint8(0, VERSION);
  view.setUint16(1, wrappedKey.length);
  head.set(wrappedKey, HEAD_BYTES);
  return head;
}

export function malformedNote(cause?: unknown): TidemarkError {
  return new TidemarkError(
    'envelope_malformed',
    'The sealed note of this iteration cannot be read; tell the team.',
    { cause },
  );
}

function assertParts({ wrappedKey, nonce, ciphertext }: SealedNoteParts): void {
  const total = HEAD_BYTES + wrappedKey.length + nonce.length + ciphertext.length;
  const isSane =
    wrappedKey.length > 0 &&
    wrappedKey.length <= MAX_SEALED_KEY_BYTES &&
    nonce.length === NOTE_NONCE_BYTES &&
    ciphertext.length >= MIN_CIPHER_BYTES &&
    ciphertext.length <= MIN_CIPHER_BYTES + MAX_NOTE_BYTES &&
    total <= MAX_SEALED_NOTE_BYTES;
  if (!isSane) throw malformedNote();
}
