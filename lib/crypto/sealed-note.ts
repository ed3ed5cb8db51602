import {
  equalBytes,
  keyIdBytes,
  NOTE_SALT_BYTES,
  noteCommitmentBytes,
  TidemarkError,
  type KeyIdParts,
} from '../domain';
import { toBytes, type Bytes } from './bytes';
import { assertDataKey, newDataKey } from './data-key';
import { wrapDataKey } from './data-key-envelope';
import type { SealSettings } from './seal-settings';
import {
  encodeSealedNote,
  malformedNote,
  NOTE_NONCE_BYTES,
  noteHead,
  parseSealedNote,
} from './sealed-note-layout';

const PURPOSE = new TextEncoder().encode('tidemark note 1');

/** What goes on chain for a note that is not public. */
export interface SealedNote {
  /** SHA-256 of salt ‖ text, 32 bytes. */
  readonly commitment: Bytes;
  readonly sealed: Bytes;
}

/** A note in the clear, with what proves it to be the one committed to. */
export interface OpenedNote {
  readonly text: string;
  /** 16 bytes; whoever discloses the text gives them to the contract. */
  readonly salt: Bytes;
}

/** The key id of a note, never that of the weights. */
export interface NoteKeyId extends KeyIdParts {
  readonly ofNote: true;
}

/**
 * Seals a note of at most 2,048 bytes under a fresh key, which the key servers release for the
 * note's own key id only.
 * @throws TidemarkError text_malformed, key_id_malformed, chain_unreachable
 */
export async function sealNote(
  settings: SealSettings,
  keyId: NoteKeyId,
  text: string,
): Promise<SealedNote> {
  const noteKey = newDataKey();
  return encryptNote(
    { keyId, noteKey, wrappedKey: await wrapDataKey(settings, keyId, noteKey) },
    text,
  );
}

/** Key and place of one note. */
export interface NotePlace {
  readonly keyId: NoteKeyId;
  /** 32 bytes. */
  readonly noteKey: Uint8Array;
  readonly wrappedKey: Uint8Array;
}

/** As sealNote with a key that is wrapped already. @throws TidemarkError text_malformed */
export async function encryptNote(place: NotePlace, text: string): Promise<SealedNote> {
  const plain = noteBytes(text);
  const salt = crypto.getRandomValues(new Uint8Array(NOTE_SALT_BYTES));
  const nonce = crypto.getRandomValues(new Uint8Array(NOTE_NONCE_BYTES));
  const payload = noteCommitmentBytes(salt, plain);
  const key = await importKey(place.noteKey, 'encrypt');
  const ciphertext = await crypto.subtle.encrypt(gcm(place, nonce), key, payload);
  return {
    commitment: await commitmentOf(payload),
    sealed: encodeSealedNote({
      wrappedKey: toBytes(place.wrappedKey),
      nonce,
      ciphertext: new Uint8Array(ciphertext),
    }),
  };
}

/** The wrapped key inside a sealed note: what the key servers are asked to open. */
export function wrappedKeyOfNote(sealed: Uint8Array): Bytes {
  return parseSealedNote(sealed).wrappedKey;
}

/**
 * Opens a sealed note with its key and checks it against the commitment on chain.
 * @throws TidemarkError envelope_malformed, update_needed, container_corrupt (altered, or of
 * another iteration), envelope_mismatch (the author committed to another text)
 */
export async function openNote(request: {
  readonly keyId: NoteKeyId;
  readonly noteKey: Uint8Array;
  readonly sealed: Uint8Array;
  readonly commitment: Uint8Array;
}): Promise<OpenedNote> {
  const { keyId, noteKey, sealed, commitment } = request;
  const { wrappedKey, nonce, ciphertext } = parseSealedNote(sealed);
  const key = await importKey(noteKey, 'decrypt');
  const payload = await decrypt(gcm({ keyId, wrappedKey }, nonce), key, ciphertext);
  if (!equalBytes(await commitmentOf(payload), commitment)) {
    throw new TidemarkError(
      'envelope_mismatch',
      'This note is not the text its author committed to on chain; do not rely on it.',
    );
  }
  return { text: textOf(payload), salt: payload.slice(0, NOTE_SALT_BYTES) };
}

async function decrypt(algorithm: AesGcmParams, key: CryptoKey, ciphertext: Bytes): Promise<Bytes> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, ciphertext));
  } catch (cause) {
    throw new TidemarkError(
      'container_corrupt',
      'The sealed note was altered or belongs to another iteration; nothing of it was used.',
      { cause },
    );
  }
}

function textOf(payload: Bytes): string {
  try {
    // A byte order mark is part of the text that was committed to.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return decoder.decode(payload.subarray(NOTE_SALT_BYTES));
  } catch (cause) {
    throw malformedNote(cause);
  }
}

/** UTF-8 of a text that survives the way there and back. */
function noteBytes(text: string): Bytes {
  if (!text.isWellFormed()) {
    throw new TidemarkError('text_malformed', 'The note holds half a character; write it anew.');
  }
  return new TextEncoder().encode(text);
}

/** The rule of `tidemark::note`: SHA-256 of salt ‖ text. */
async function commitmentOf(payload: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', payload));
}

function gcm(place: Pick<NotePlace, 'keyId' | 'wrappedKey'>, nonce: Bytes): AesGcmParams {
  const about = join(PURPOSE, join(keyIdBytes(place.keyId), noteHead(place.wrappedKey)));
  return { name: 'AES-GCM', iv: nonce, additionalData: about, tagLength: 128 };
}

async function importKey(noteKey: Uint8Array, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', assertDataKey(noteKey), 'AES-GCM', false, [usage]);
}

function join(first: Uint8Array, second: Uint8Array): Bytes {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
