import { base58ToBytes, base64UrlToBytes, bytesToBase64Url, hexToBytes } from './bytes';
import { TidemarkError } from './errors';

export const OBJECT_ID_BYTES = 32;
const BLOB_ID_BYTES = 32;
const MAX_U256 = (1n << 256n) - 1n;

/** `0x` + 1 to 64 hex digits → `0x` + 64 lower-case digits. @throws TidemarkError id_malformed */
export function normalizeObjectId(text: string): string {
  const match = /^0x([0-9a-fA-F]{1,64})$/.exec(text.trim());
  if (match?.[1] === undefined) {
    throw new TidemarkError(
      'id_malformed',
      'This is not an address or object id: it needs 0x and up to 64 hex digits.',
    );
  }
  return `0x${match[1].toLowerCase().padStart(64, '0')}`;
}

/** Addresses have the same shape as object ids. @throws TidemarkError id_malformed */
export const normalizeAddress = normalizeObjectId;

/** True only for the normalised form: `0x` + 64 lower-case hex digits. */
export function isObjectId(text: string): boolean {
  return /^0x[0-9a-f]{64}$/.test(text);
}

/** The 32 bytes of an id. @throws TidemarkError id_malformed */
export function objectIdBytes(objectId: string): Uint8Array<ArrayBuffer> {
  const bytes = hexToBytes(normalizeObjectId(objectId));
  if (bytes === null) throw new TidemarkError('id_malformed', 'This is not an object id.');
  return bytes;
}

/** True for a transaction or checkpoint digest: base58 of exactly 32 bytes. */
export function isDigest(text: string): boolean {
  return base58ToBytes(text)?.length === 32;
}

/** @throws TidemarkError digest_malformed */
export function parseDigest(text: string): string {
  const trimmed = text.trim();
  if (!isDigest(trimmed)) {
    throw new TidemarkError(
      'digest_malformed',
      'This is not a transaction digest: it needs about 44 letters and digits.',
    );
  }
  return trimmed;
}

/** True for a Walrus blob id in text form: base64url of exactly 32 bytes. */
export function isBlobId(text: string): boolean {
  return base64UrlToBytes(text)?.length === BLOB_ID_BYTES;
}

/** u256 of the chain → text form (base64url of its 32 little-endian bytes). */
export function blobIdFromU256(value: bigint): string {
  if (value < 0n || value > MAX_U256) {
    throw new TidemarkError('blob_id_malformed', 'This number is not a blob id.');
  }
  const bytes = new Uint8Array(BLOB_ID_BYTES);
  let rest = value;
  for (let index = 0; index < BLOB_ID_BYTES; index += 1) {
    bytes[index] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytesToBase64Url(bytes);
}

/** Text form → u256 of the chain. @throws TidemarkError blob_id_malformed */
export function blobIdToU256(blobId: string): bigint {
  const bytes = base64UrlToBytes(blobId);
  if (bytes?.length !== BLOB_ID_BYTES) {
    throw new TidemarkError(
      'blob_id_malformed',
      'This is not a Walrus blob id: it needs 43 letters, digits, - or _.',
    );
  }
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

/** Shortens an id for display: `0x1234…cdef`. Never use the result as an id. */
export function shortId(id: string, digits = 4): string {
  const head = id.startsWith('0x') ? digits + 2 : digits;
  return id.length <= head + digits + 1 ? id : `${id.slice(0, head)}…${id.slice(-digits)}`;
}
