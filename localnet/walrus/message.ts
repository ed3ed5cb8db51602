import { bcs } from '@mysten/sui/bcs';
import { bls12381_min_pk_aggregate, bls12381_min_pk_verify } from '@mysten/walrus-wasm';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import { blobIdBytes } from './encoding';

/** How long and for whom a blob is kept: permanent, or deletable as this object. */
export type Persistence = { kind: 'permanent' } | { kind: 'deletable'; objectId: string };

const intent = Uint8Array.of(1, 0, 3);

/** The message a storage node signs: "all my shards hold this blob in this epoch". */
export function confirmationMessage(
  epoch: number,
  blobId: string,
  persistence: Persistence,
): Uint8Array {
  const kind =
    persistence.kind === 'permanent'
      ? Uint8Array.of(0)
      : Buffer.concat([Uint8Array.of(1), bcs.Address.serialize(persistence.objectId).toBytes()]);
  return new Uint8Array(
    Buffer.concat([intent, bcs.u32().serialize(epoch).toBytes(), blobIdBytes(blobId), kind]),
  );
}

/** 96 bytes: BLS12-381 signature in G2 (public keys in G1). */
export function signMessage(message: Uint8Array, secretKey: Uint8Array): Uint8Array {
  const curve = bls12_381.longSignatures;
  return curve.sign(hashed(message), secretKey).toBytes();
}

let last: { message: string; point: ReturnType<typeof bls12_381.longSignatures.hash> } | undefined;

/** Thirteen nodes sign the same message one after the other, so the last point is kept. */
function hashed(message: Uint8Array) {
  const key = Buffer.from(message).toString('hex');
  if (last?.message !== key) last = { message: key, point: bls12_381.longSignatures.hash(message) };
  return last.point;
}

/** False for a wrong and for a malformed signature. */
export function verifyMessage(
  message: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  try {
    return bls12381_min_pk_verify(signature, publicKey, message);
  } catch {
    return false;
  }
}

/** One signature of the same message for all the given ones. */
export function aggregateSignatures(signatures: Uint8Array[]): Uint8Array {
  return bls12381_min_pk_aggregate(signatures);
}
