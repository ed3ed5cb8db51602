import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToNumberBE } from '@noble/curves/utils.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Boneh-Franklin identities on BLS12-381: user keys in G1, server keys in G2 (BigInt arithmetic,
 * not constant time: for development only).
 */
const { G1, G2, fields } = bls12_381;
type PointG1 = ReturnType<typeof G1.Point.fromBytes>;

const ID_DOMAIN = utf8ToBytes('SUI-SEAL-IBE-BLS12381-00');
const PROOF_DOMAIN = utf8ToBytes('SUI-SEAL-IBE-BLS12381-POP-00');

/** Two G1 points, 48 bytes each: only who holds the secret of `encryptionKey` can open them. */
export interface EncryptedKey {
  randomness: Uint8Array;
  masked: Uint8Array;
}

/** The secret key of an identity: H1(domain ‖ id)^master. */
export function userSecretKey(master: bigint, fullId: Uint8Array): PointG1 {
  return hashToG1(concatBytes(ID_DOMAIN, fullId)).multiply(master);
}

/** Shows that whoever registered the public key (96 bytes) for this object knows the master key. 48 bytes. */
export function proofOfPossession(
  master: bigint,
  publicKey: Uint8Array,
  objectId: Uint8Array,
): Uint8Array {
  return hashToG1(concatBytes(PROOF_DOMAIN, publicKey, objectId))
    .multiply(master)
    .toBytes();
}

/** ElGamal in G1 under fresh randomness. */
export function encryptKey(key: PointG1, encryptionKey: PointG1): EncryptedKey {
  const scalar = bytesToNumberBE(bls12_381.utils.randomSecretKey()) % fields.Fr.ORDER;
  return {
    randomness: G1.Point.BASE.multiply(scalar).toBytes(),
    masked: encryptionKey.multiply(scalar).add(key).toBytes(),
  };
}

/** A point of the right group that is not its identity; undefined for anything else. */
export function readG1(bytes: Uint8Array): PointG1 | undefined {
  if (bytes.length !== 48) return undefined;
  try {
    const point = G1.Point.fromBytes(bytes);
    point.assertValidity();
    return point.is0() ? undefined : point;
  } catch {
    return undefined;
  }
}

export function isG2(bytes: Uint8Array): boolean {
  if (bytes.length !== 96) return false;
  try {
    const point = G2.Point.fromBytes(bytes);
    point.assertValidity();
    return !point.is0();
  } catch {
    return false;
  }
}

function hashToG1(message: Uint8Array): PointG1 {
  return G1.Point.fromAffine(G1.hashToCurve(message).toAffine());
}
