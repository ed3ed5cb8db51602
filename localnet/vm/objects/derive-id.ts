import { blake2b } from '@noble/hashes/blake2.js';
import { ByteWriter } from '../binary/byte-writer';
import type { Id } from '../types';

const FRESH_ID_SCOPE = 0xf1;
const CHILD_ID_SCOPE = 0xf0;
const ID_BYTES = 32;

/** Id of the `counter`-th object of a transaction: blake2b-256(0xf1 ‖ digest ‖ u64 LE counter). */
export function freshObjectId(digest: Uint8Array, counter: bigint): Id {
  const writer = new ByteWriter();
  writer.u8(FRESH_ID_SCOPE);
  writer.bytes(digest);
  writer.u64(counter);
  return hashId(writer);
}

/** Id of a dynamic field: blake2b-256(0xf0 ‖ parent ‖ u64 LE key length ‖ key ‖ key's type tag). */
export function dynamicFieldId(parent: Id, key: Uint8Array, keyTag: Uint8Array): Id {
  const writer = new ByteWriter();
  writer.u8(CHILD_ID_SCOPE);
  writer.address(parent);
  writer.u64(BigInt(key.length));
  writer.bytes(key);
  writer.bytes(keyTag);
  return hashId(writer);
}

export function idFromBytes(bytes: Uint8Array): Id {
  return `0x${Buffer.from(bytes).toString('hex')}`;
}

function hashId(writer: ByteWriter): Id {
  return idFromBytes(blake2b(writer.finish(), { dkLen: ID_BYTES }));
}
