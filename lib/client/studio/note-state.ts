import { hexToBytes, MAX_NOTE_BYTES, NOTE_SALT_BYTES } from '@/lib/domain';
import type { StudioIteration } from './model-schema';

/** Whether the contract would accept the right text now. */
export function isDisclosable(
  note: Pick<StudioIteration['note'], 'kind' | 'opensAtMs'>,
  nowMs: number,
): boolean {
  return note.kind === 'SEALED_UNTIL' && note.opensAtMs !== null && note.opensAtMs <= nowMs;
}

/** The salt of a note as typed, 16 bytes; null when it is none. */
export function saltOf(typed: string): Uint8Array | null {
  const bytes = hexToBytes(typed.trim().replace(/^0x/, '').toLowerCase());
  return bytes?.length === NOTE_SALT_BYTES ? bytes : null;
}

/** Sentences by field (`text`, `salt`); empty when the note can be disclosed. */
export function disclosureProblems(text: string, salt: string): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  const sizeBytes = new TextEncoder().encode(text).length;
  if (sizeBytes === 0) problems.text = 'Enter the text of the note.';
  if (sizeBytes > MAX_NOTE_BYTES) problems.text = `A note has at most ${MAX_NOTE_BYTES} bytes.`;
  if (saltOf(salt) === null) problems.salt = 'Enter the salt: 32 hexadecimal digits.';
  return problems;
}
