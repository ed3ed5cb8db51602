import { bytesToHex } from './bytes';
import { TidemarkError } from './errors';
import { OBJECT_ID_BYTES, objectIdBytes } from './ids';

/** Model id (32 bytes) ‖ number (u32 little-endian); the contract compares all 36 bytes. */
export const KEY_ID_BYTES = OBJECT_ID_BYTES + 4;
/** Set in the number of the key of a note. */
const OF_NOTE = 0x8000_0000;
const MAX_ITERATION = OF_NOTE - 1;

export interface KeyIdParts {
  readonly modelId: string;
  readonly iteration: number;
  /** True for the key of the note on that iteration; left out for that of its weights. */
  readonly ofNote?: true | undefined;
}

/** The Seal identity of a key, 36 bytes. @throws TidemarkError key_id_malformed */
export function keyIdBytes({ modelId, iteration, ofNote }: KeyIdParts): Uint8Array<ArrayBuffer> {
  if (!Number.isInteger(iteration) || iteration < 1 || iteration > MAX_ITERATION) {
    throw malformedNumber();
  }
  const bytes = new Uint8Array(KEY_ID_BYTES);
  bytes.set(objectIdBytes(modelId));
  const number = ofNote === true ? iteration + OF_NOTE : iteration;
  new DataView(bytes.buffer).setUint32(OBJECT_ID_BYTES, number, true);
  return bytes;
}

/** The same identity in the hex form the Seal SDK takes, without `0x`. */
export function keyIdHex(parts: KeyIdParts): string {
  return bytesToHex(keyIdBytes(parts));
}

/** @throws TidemarkError key_id_malformed */
export function parseKeyId(bytes: Uint8Array): KeyIdParts {
  if (bytes.length !== KEY_ID_BYTES) {
    throw new TidemarkError('key_id_malformed', 'A key id has exactly 36 bytes.');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const number = view.getUint32(OBJECT_ID_BYTES, true);
  const ofNote = number >= OF_NOTE;
  const iteration = ofNote ? number - OF_NOTE : number;
  if (iteration === 0) throw malformedNumber();
  const modelId = `0x${bytesToHex(bytes.subarray(0, OBJECT_ID_BYTES))}`;
  return ofNote ? { modelId, iteration, ofNote } : { modelId, iteration };
}

function malformedNumber(): TidemarkError {
  return new TidemarkError('key_id_malformed', 'An iteration number is 1 to 2 147 483 647.');
}
