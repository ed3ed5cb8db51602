import { bls12_381 } from '@noble/curves/bls12-381.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { abortFault } from '../faults';
import {
  asArray,
  asBytes,
  asNumber,
  asReference,
  fromBytes,
  type MoveValue,
} from '../values/move-value';
import type { NativeModule } from './native-function';

const G1_COMPRESSED_BYTES = 48;
const G1_UNCOMPRESSED_BYTES = 96;
const G2_COMPRESSED_BYTES = 96;
const ED25519_KEY_BYTES = 32;
const ED25519_SIGNATURE_BYTES = 64;

/** Numbers of the groups in `group_ops`. */
const GROUP_G1 = 1;
const GROUP_G2 = 2;
const GROUP_UNCOMPRESSED_G1 = 4;

/** Abort codes of the `group_ops` natives. */
const NOT_SUPPORTED = 0n;
const INVALID_INPUT = 1n;
const INPUT_TOO_LONG = 2n;
/** As on the real chain: so many terms in one sum. */
const SUM_TERMS_LIMIT = 1200;
/** A pairing check costs about as much as this many instructions; it keeps transactions short. */
const PAIRING_WORK = 40_000;
const POINT_WORK = 2_000;

const MIN_SIG_DOMAIN = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';
const MIN_PK_DOMAIN = 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_';

const G1 = bls12_381.G1.Point;
type G1Point = InstanceType<typeof G1>;

export const CURVE_NATIVES: Readonly<Record<string, NativeModule>> = {
  ed25519: {
    ed25519_verify: (_context, _types, [signature, key, message], meter) => {
      meter.charge(PAIRING_WORK / 10);
      const [signed, by, text] = [asBytes(signature), asBytes(key), asBytes(message)];
      if (signed.length !== ED25519_SIGNATURE_BYTES || by.length !== ED25519_KEY_BYTES)
        return false;
      return holds(() => ed25519.verify(signed, text, by, { zip215: true }));
    },
  },
  bls12381: {
    bls12381_min_sig_verify: (_context, _types, [signature, key, message], meter) => {
      meter.charge(PAIRING_WORK);
      const [signed, by, text] = [asBytes(signature), asBytes(key), asBytes(message)];
      if (signed.length !== G1_COMPRESSED_BYTES || by.length !== G2_COMPRESSED_BYTES) return false;
      const { shortSignatures: scheme } = bls12_381;
      return holds(() => scheme.verify(signed, scheme.hash(text, MIN_SIG_DOMAIN), by));
    },
    bls12381_min_pk_verify: (_context, _types, [signature, key, message], meter) => {
      meter.charge(PAIRING_WORK);
      const [signed, by, text] = [asBytes(signature), asBytes(key), asBytes(message)];
      if (signed.length !== G2_COMPRESSED_BYTES || by.length !== G1_COMPRESSED_BYTES) return false;
      const { longSignatures: scheme } = bls12_381;
      return holds(() => scheme.verify(signed, scheme.hash(text, MIN_PK_DOMAIN), by));
    },
  },
  group_ops: {
    internal_validate: (_context, _types, [group, element], meter) => {
      meter.charge(POINT_WORK);
      const number = asNumber(group);
      if (number === GROUP_G2) return holds(() => isG2(asBytes(element)));
      if (number !== GROUP_G1) throw abortFault(NOT_SUPPORTED);
      return holds(() => parsePoint(GROUP_G1, asBytes(element), true) !== undefined);
    },
    internal_add: (_context, _types, [group, left, right], meter) => {
      meter.charge(POINT_WORK);
      const [first, second] = [onCurve(group, left), onCurve(group, right)];
      return writePoint(asNumber(group), first.add(second));
    },
    internal_sub: (_context, _types, [group, left, right], meter) => {
      meter.charge(POINT_WORK);
      const [first, second] = [onCurve(group, left), onCurve(group, right)];
      return writePoint(asNumber(group), first.subtract(second));
    },
    internal_convert: (_context, _types, [from, to, element], meter) => {
      meter.charge(POINT_WORK);
      const groups = [asNumber(from), asNumber(to)].sort();
      if (groups[0] !== GROUP_G1 || groups[1] !== GROUP_UNCOMPRESSED_G1) {
        throw abortFault(NOT_SUPPORTED);
      }
      return writePoint(asNumber(to), trustedPoint(asNumber(from), asBytes(element)));
    },
    internal_sum: (_context, _types, [group, elements], meter) => {
      if (asNumber(group) !== GROUP_UNCOMPRESSED_G1) throw abortFault(NOT_SUPPORTED);
      const terms = asArray(asReference(elements).get());
      if (terms.length > SUM_TERMS_LIMIT) throw abortFault(INPUT_TOO_LONG);
      meter.charge(POINT_WORK + terms.length * (POINT_WORK / 10));
      const sum = terms.reduce<G1Point>(
        (total, term) => total.add(trustedPoint(GROUP_UNCOMPRESSED_G1, asBytes(term))),
        G1.ZERO,
      );
      return writePoint(GROUP_UNCOMPRESSED_G1, sum);
    },
  },
};

/** Malformed points and scalars make the library throw; Move sees `false`. */
function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

/** An element that add and subtract take: compressed G1 only. */
function onCurve(group: MoveValue, element: MoveValue): G1Point {
  if (asNumber(group) !== GROUP_G1) throw abortFault(NOT_SUPPORTED);
  return trustedPoint(GROUP_G1, asBytes(element));
}

/** Elements were validated when made, so only the encoding is checked again. */
function trustedPoint(group: number, bytes: Uint8Array): G1Point {
  try {
    return parsePoint(group, bytes, false);
  } catch {
    throw abortFault(INVALID_INPUT);
  }
}

function parsePoint(group: number, bytes: Uint8Array, inSubgroup: boolean): G1Point {
  const infinity = infinityBytes(group);
  if (bytes.length !== infinity.length) throw new RangeError('a point of another length');
  if (bytes.every((byte, index) => byte === infinity[index])) return G1.ZERO;
  const point = G1.fromBytes(bytes);
  if (inSubgroup) point.assertValidity();
  return point;
}

/** Whether these 96 bytes are a compressed point of G2's subgroup. Throws on malformed ones. */
function isG2(bytes: Uint8Array): boolean {
  if (bytes.length !== G2_COMPRESSED_BYTES) return false;
  if (bytes[0] === 0xc0 && bytes.subarray(1).every((byte) => byte === 0)) return true;
  bls12_381.G2.Point.fromBytes(bytes).assertValidity();
  return true;
}

function writePoint(group: number, point: G1Point): MoveValue {
  // The library has bytes for every point but this one.
  return fromBytes(point.is0() ? infinityBytes(group) : point.toBytes(group === GROUP_G1));
}

/** The point at infinity: two flag bits when compressed, one when not, and zeros. */
function infinityBytes(group: number): Uint8Array {
  const compressed = group === GROUP_G1;
  const bytes = new Uint8Array(compressed ? G1_COMPRESSED_BYTES : G1_UNCOMPRESSED_BYTES);
  bytes[0] = compressed ? 0xc0 : 0x40;
  return bytes;
}
