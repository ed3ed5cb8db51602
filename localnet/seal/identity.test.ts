import { bls12_381 } from '@noble/curves/bls12-381.js';
import { bytesToNumberBE } from '@noble/curves/utils.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { encryptKey, isG2, proofOfPossession, readG1, userSecretKey } from './identity';
import { masterKey, masterPublicKey } from './keys';

const { G1, G2, pairing, fields } = bls12_381;
const seed = '07'.repeat(32);
const id = utf8ToBytes('a namespace and an id');
const master = masterKey(seed, 0);
const publicKey = masterPublicKey(master);

describe('keys of identities', () => {
  it('fits the public key by pairing: e(usk, g2) = e(H(id), pk)', () => {
    const usk = userSecretKey(master, id);
    const hashed = G1.hashToCurve(concatBytes(utf8ToBytes('SUI-SEAL-IBE-BLS12381-00'), id));
    const left = pairing(usk, G2.Point.BASE);
    const right = pairing(G1.Point.fromAffine(hashed.toAffine()), G2.Point.fromBytes(publicKey));
    expect(fields.Fp12.eql(left, right)).toBe(true);
    const other = pairing(userSecretKey(masterKey(seed, 1), id), G2.Point.BASE);
    expect(fields.Fp12.eql(other, right)).toBe(false);
  });

  it('is opened by the secret of the encryption key and by no other, under fresh randomness', () => {
    const secret = bytesToNumberBE(bls12_381.utils.randomSecretKey());
    const usk = userSecretKey(master, id);
    const encryptionKey = G1.Point.BASE.multiply(secret);
    const first = encryptKey(usk, encryptionKey);
    const second = encryptKey(usk, encryptionKey);
    const open = (box: typeof first, key: bigint) =>
      G1.Point.fromBytes(box.masked).subtract(G1.Point.fromBytes(box.randomness).multiply(key));
    expect(open(first, secret).equals(usk)).toBe(true);
    expect(open(second, secret).equals(usk)).toBe(true);
    expect(open(first, secret + 1n).equals(usk)).toBe(false);
    expect(first.randomness).not.toEqual(second.randomness);
  });

  it('proves possession for one object only', () => {
    const { shortSignatures } = bls12_381;
    const object = new Uint8Array(32).fill(9);
    const proof = proofOfPossession(master, publicKey, object);
    const message = (of: Uint8Array) =>
      shortSignatures.hash(concatBytes(utf8ToBytes('SUI-SEAL-IBE-BLS12381-POP-00'), publicKey, of));
    expect(shortSignatures.verify(proof, message(object), publicKey)).toBe(true);
    const other = new Uint8Array(32).fill(8);
    expect(shortSignatures.verify(proof, message(other), publicKey)).toBe(false);
  });

  it('takes points of the right group only', () => {
    const good = G1.Point.BASE.multiply(5n).toBytes();
    expect(readG1(good)?.equals(G1.Point.BASE.multiply(5n))).toBe(true);
    expect(readG1(G1.Point.ZERO.toBytes())).toBeUndefined();
    expect(readG1(good.slice(1))).toBeUndefined();
    expect(readG1(new Uint8Array(48).fill(0x8f))).toBeUndefined();
    expect(isG2(publicKey)).toBe(true);
    expect(isG2(G2.Point.ZERO.toBytes())).toBe(false);
    expect(isG2(good)).toBe(false);
  });

  it('derives the same master keys from the same seed, different per index and seed', () => {
    const keys = [0, 1, 2].map((index) => masterKey(seed, index));
    expect(new Set([...keys, masterKey('08'.repeat(32), 0)]).size).toBe(4);
    expect(masterKey(seed, 0)).toBe(master);
    expect(keys.every((key) => key > 0n && key < fields.Fr.ORDER)).toBe(true);
  });
});
