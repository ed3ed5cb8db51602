import { bytesToHex } from './bytes';
import { TidemarkError } from './errors';
import { OBJECT_ID_BYTES, objectIdBytes } from './ids';

/** Model id (32 bytes) ‖ iteration (u32 little-endian); the contract compares all 36 bytes. */
export const KEY_ID_BYTES = OBJECT_ID_BYTES + 4;
const MAX_U32 = 0xffff_ffff;

export interface KeyIdParts {
  readonly modelId: string;
  readonly iteration: number;
}

/** The Seal identity of one iteration's data key, 36 bytes. @throws TidemarkError key_id_malformed */
export function keyIdBytes({ modelId, iteration }: KeyIdParts): Uint8Array<ArrayBuffer> {
  if (!Number.isInteger(iteration) || iteration < 1 || iteration > MAX_U32) {
    throw new TidemarkError('key_id_malformed', 'An iteration number starts at 1.');
  }
  const bytes = new Uint8Array(KEY_ID_BYTES);
  bytes.set(objectIdBytes(modelId));
  new DataView(bytes.buffer).setUint32(OBJECT_ID_BYTES, iteration, true);
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
  const iteration = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(
    OBJECT_ID_BYTES,
    true,
  );
  if (iteration === 0) {
    throw new TidemarkError('key_id_malformed', 'An iteration number starts at 1.');
  }
  return { modelId: `0x${bytesToHex(bytes.subarray(0, OBJECT_ID_BYTES))}`, iteration };
}
