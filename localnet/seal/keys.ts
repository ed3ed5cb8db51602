import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToNumberBE } from '@noble/curves/utils.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha3_256 } from '@noble/hashes/sha3.js';
import { hexToBytes } from '@noble/hashes/utils.js';

/** Master key number `index` of a seed: HKDF-SHA3-256 with the index (u64, big-endian) as info, reduced to a scalar. */
export function masterKey(seed: string, index: number): bigint {
  const info = new Uint8Array(8);
  new DataView(info.buffer).setBigUint64(0, BigInt(index));
  const wide = hkdf(sha3_256, hexToBytes(seed), undefined, info, 64);
  return bytesToNumberBE(wide) % bls12_381.fields.Fr.ORDER;
}

/** 96 bytes, compressed G2 point: what stands in the key server object on chain. */
export function masterPublicKey(key: bigint): Uint8Array {
  return bls12_381.G2.Point.BASE.multiply(key).toBytes();
}
