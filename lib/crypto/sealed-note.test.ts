import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isTidemarkError, MAX_NOTE_BYTES, normalizeObjectId } from '../domain';
import { newDataKey } from './data-key';
import { encryptNote, openNote, wrappedKeyOfNote } from './sealed-note';
import { encodeSealedNote, MAX_SEALED_NOTE_BYTES, parseSealedNote } from './sealed-note-layout';

const keyId = { modelId: normalizeObjectId('0x123'), iteration: 7, ofNote: true } as const;
/** As long as the key that three servers wrap. */
const wrappedKey = Uint8Array.from({ length: 449 }, (_, at) => at & 0xff);
const MUTANTS = 20_000;

async function sealed(text: string) {
  const noteKey = newDataKey();
  const note = await encryptNote({ keyId, noteKey, wrappedKey }, text);
  return { ...note, keyId, noteKey };
}

describe('a sealed note', () => {
  it.each([
    ['nothing', ''],
    ['a sentence', 'Trained on the harbour set without station 4.'],
    ['other scripts', 'Überlauf: 潮位計 \u{1F30A}\n\tsecond line'],
    ['a byte order mark', '\uFEFFmarked'],
    ['the most there may be', 'x'.repeat(MAX_NOTE_BYTES)],
  ])('of %s comes back with the salt that proves it', async (_name, text) => {
    const note = await sealed(text);
    const opened = await openNote(note);
    expect(opened.text).toBe(text);
    expect(opened.salt.length).toBe(16);
    const committed = createHash('sha256').update(opened.salt).update(text).digest();
    expect(Buffer.from(note.commitment)).toEqual(committed);
    expect(wrappedKeyOfNote(note.sealed)).toEqual(wrappedKey);
    expect(note.sealed.length).toBe(1 + 2 + 449 + 12 + 16 + Buffer.byteLength(text) + 16);
    expect(note.sealed.length).toBeLessThanOrEqual(MAX_SEALED_NOTE_BYTES);
  });

  it('never shows two equal texts to be equal', async () => {
    const noteKey = newDataKey();
    const place = { keyId, noteKey, wrappedKey };
    const [one, other] = [await encryptNote(place, 'same'), await encryptNote(place, 'same')];
    expect(one.commitment).not.toEqual(other.commitment);
    expect(one.sealed).not.toEqual(other.sealed);
  });

  it.each([
    ['a text over the limit', 'x'.repeat(MAX_NOTE_BYTES + 1)],
    ['a limit counted in bytes', 'é'.repeat(MAX_NOTE_BYTES / 2 + 1)],
    ['half a character', 'broken \uD800'],
  ])('refuses %s', async (_name, text) => {
    await expect(sealed(text)).rejects.toMatchObject({ code: 'text_malformed' });
  });

  it('opens for its own iteration, key and commitment only', async () => {
    const note = await sealed('for auditors');
    const corrupt = { code: 'container_corrupt' };
    const other = { ...keyId, iteration: keyId.iteration + 1 };
    await expect(openNote({ ...note, keyId: other })).rejects.toMatchObject(corrupt);
    await expect(openNote({ ...note, noteKey: newDataKey() })).rejects.toMatchObject(corrupt);
    const { commitment } = await sealed('for auditors');
    await expect(openNote({ ...note, commitment })).rejects.toMatchObject({
      code: 'envelope_mismatch',
    });
    await expect(openNote({ ...note, noteKey: new Uint8Array(31) })).rejects.toMatchObject({
      code: 'data_key_malformed',
    });
  });
});

describe('the layout of a sealed note', () => {
  it.each([
    ['nothing', []],
    ['a head alone', [1, 0, 1]],
    ['no wrapped key', [1, 0, 0, ...zeros(12 + 32)]],
    ['a length beyond the end', [1, 0xff, 0xff, ...zeros(100)]],
    ['no room for salt and tag', [1, 0, 1, ...zeros(1 + 12 + 31)]],
    ['a longer text than allowed', [1, 0, 1, ...zeros(1 + 12 + 32 + 2_049)]],
    ['a longer wrapped key than any', [1, 0x10, 0x01, ...zeros(4_097 + 12 + 32)]],
    ['more than the chain takes', [1, 0x10, 0, ...zeros(MAX_SEALED_NOTE_BYTES)]],
  ])('of %s is malformed', (_name, bytes) => {
    expect(() => parseSealedNote(Uint8Array.from(bytes))).toThrow(
      expect.objectContaining({ code: 'envelope_malformed' }),
    );
  });

  it('of a later version asks for an update', () => {
    expect(() => parseSealedNote(Uint8Array.from([2, 0, 1, ...zeros(100)]))).toThrow(
      expect.objectContaining({ code: 'update_needed' }),
    );
  });

  it('has one spelling, also inside a larger buffer', async () => {
    const note = await sealed('once');
    const within = Uint8Array.from([9, 9, ...note.sealed, 9]).subarray(2, -1);
    expect(encodeSealedNote(parseSealedNote(within))).toEqual(note.sealed);
  });
});

describe(`of ${MUTANTS} damaged notes`, () => {
  it('each is refused by a named failure, none opens and nothing crashes', async () => {
    const random = seeded(20_270_303);
    const note = await sealed('The figures of iteration 6 were measured on its training set.');
    const refused = new Map<string, number>();
    for (let round = 0; round < MUTANTS; round += 1) {
      const mutant = mutate(note.sealed, random);
      if (Buffer.from(mutant).equals(note.sealed)) continue;
      const code = await openNote({ ...note, sealed: mutant }).then(
        () => 'opened',
        (caught: unknown) => (isTidemarkError(caught) ? caught.code : `crashed: ${String(caught)}`),
      );
      refused.set(code, (refused.get(code) ?? 0) + 1);
    }
    expect([...refused.keys()].sort()).toEqual([
      'container_corrupt',
      'envelope_malformed',
      'update_needed',
    ]);
  });
});

/** One to four damages: a flipped bit, a cut, bytes put in, or a piece overwritten. */
function mutate(original: Uint8Array, random: () => number): Uint8Array {
  let bytes = Array.from(original);
  const damages = 1 + Math.floor(random() * 4);
  for (let damage = 0; damage < damages; damage += 1) {
    const at = Math.floor(random() * (bytes.length + 1));
    const kind = Math.floor(random() * 4);
    if (kind === 0) {
      const place = at % Math.max(1, bytes.length);
      bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8));
    }
    if (kind === 1) bytes = bytes.slice(0, at);
    if (kind === 2) bytes.splice(at, 0, ...zeros(1 + Math.floor(random() * 40)));
    if (kind === 3) bytes.splice(0, 3, 1, Math.floor(random() * 4), Math.floor(random() * 256));
  }
  return Uint8Array.from(bytes);
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}

/** mulberry32: the same damages every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
