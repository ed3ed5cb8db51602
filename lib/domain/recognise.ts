import { blobIdFromU256, isBlobId, isDigest, normalizeObjectId } from './ids';

/** A blob id as explorers print the u256 of the chain. */
const BLOB_NUMBER = /^[1-9]\d{59,77}$/;
const MAX_EVENT_INDEX_DIGITS = 6;

/** What a text typed into one search box was taken for. */
export type Recognised =
  /** An address or an object id: both have the same form. `reference` is normalised. */
  | { readonly kind: 'address-or-object'; readonly reference: string }
  | { readonly kind: 'digest'; readonly reference: string }
  | { readonly kind: 'blob'; readonly reference: string }
  /** 43 letters and digits that are both; a look-up finds either. */
  | { readonly kind: 'digest-or-blob'; readonly reference: string }
  /** `<digest>:<index>` names one event. */
  | { readonly kind: 'event'; readonly reference: string; readonly eventIndex: number }
  | { readonly kind: 'words'; readonly words: string };

/** Tells an address, object id, digest, blob id and event apart from words; never throws. */
export function recogniseText(text: string): Recognised {
  const trimmed = text.trim();
  if (/^0x[0-9a-fA-F]{1,64}$/.test(trimmed)) return addressOrObject(trimmed);
  if (/^[0-9a-fA-F]{64}$/.test(trimmed)) return addressOrObject(`0x${trimmed}`);
  if (BLOB_NUMBER.test(trimmed)) {
    const value = BigInt(trimmed);
    if (value < 1n << 256n) return { kind: 'blob', reference: blobIdFromU256(value) };
  }
  const event = recogniseEvent(trimmed);
  if (event !== null) return event;
  const [digest, blob] = [isDigest(trimmed), isBlobId(trimmed)];
  if (digest && blob) return { kind: 'digest-or-blob', reference: trimmed };
  if (digest) return { kind: 'digest', reference: trimmed };
  if (blob) return { kind: 'blob', reference: trimmed };
  return { kind: 'words', words: trimmed };
}

/** The two parts of an event's id; null for anything else. */
export function parseEventId(
  text: string,
): { readonly transactionDigest: string; readonly eventIndex: number } | null {
  const [digest = '', index = '', ...rest] = text.split(':');
  const isIndex = /^(0|[1-9]\d*)$/.test(index) && index.length <= MAX_EVENT_INDEX_DIGITS;
  if (rest.length > 0 || !isIndex || !isDigest(digest)) return null;
  return { transactionDigest: digest, eventIndex: Number(index) };
}

function addressOrObject(text: string): Recognised {
  return { kind: 'address-or-object', reference: normalizeObjectId(text) };
}

function recogniseEvent(text: string): Recognised | null {
  const parsed = parseEventId(text);
  if (parsed === null) return null;
  return { kind: 'event', reference: parsed.transactionDigest, eventIndex: parsed.eventIndex };
}
