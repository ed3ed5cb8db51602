import { TidemarkError } from './errors';
import { firstRefusal, type Verdict } from './verdict';

/** Kinds of a note on chain. */
export const NOTE_PUBLIC = 1;
export const NOTE_SEALED_UNTIL = 2;
export const NOTE_FOR_AUDITORS = 3;
export const NOTE_DISCLOSED = 4;

/** A salt makes a short text unguessable from its commitment. */
export const NOTE_SALT_BYTES = 16;
export const MAX_NOTE_BYTES = 2_048;

/** The note of an iteration as the chain holds it. */
export interface NoteOnChain {
  readonly kind: number;
  /** Empty while it is not public. */
  readonly text: string;
  /** When a sealed note may be disclosed; 0 for the other kinds. */
  readonly opensAtMs: bigint;
  /** SHA-256 of salt ‖ text; empty for a public note. */
  readonly commitment: Uint8Array;
  /** Ciphertext under the note's own key id; empty for a public note. */
  readonly sealed: Uint8Array;
}

/**
 * What the commitment of a note hashes: salt (16 bytes) ‖ text (UTF-8, at most 2 048 bytes).
 * @throws TidemarkError text_malformed
 */
export function noteCommitmentBytes(salt: Uint8Array, text: Uint8Array): Uint8Array<ArrayBuffer> {
  if (salt.length !== NOTE_SALT_BYTES || text.length > MAX_NOTE_BYTES) {
    throw new TidemarkError('text_malformed', `A note has at most ${MAX_NOTE_BYTES} bytes.`);
  }
  const bytes = new Uint8Array(NOTE_SALT_BYTES + text.length);
  bytes.set(salt);
  bytes.set(text, NOTE_SALT_BYTES);
  return bytes;
}

/** Would the contract accept `publishing::disclose_note` now, given the right text? */
export function canDisclose(note: NoteOnChain, nowMs: bigint): Verdict {
  const isDisclosable = note.kind === NOTE_SEALED_UNTIL && note.opensAtMs <= nowMs;
  return firstRefusal([[isDisclosable, 'contract_refused', 41]]);
}

/** Whether everyone can read the text. */
export function isNoteReadable(note: NoteOnChain): boolean {
  return note.kind === NOTE_PUBLIC || note.kind === NOTE_DISCLOSED;
}
