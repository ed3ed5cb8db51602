/// The curve BLS12-381, as far as certificates of storage nodes need it.
module sui::bls12381;

use sui::group_ops::{Self, Element};

const G1_TYPE: u8 = 1;
const G2_TYPE: u8 = 2;
const UNCOMPRESSED_G1_TYPE: u8 = 4;

/// The point at infinity, compressed.
const G1_IDENTITY_BYTES: vector<u8> =
    x"c00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000";

public struct G1 {}
public struct G2 {}
public struct UncompressedG1 {}

/// Signature 48 bytes (G1), key 96 bytes (G2).
public native fun bls12381_min_sig_verify(
    signature: &vector<u8>,
    public_key: &vector<u8>,
    msg: &vector<u8>,
): bool;

/// Signature 96 bytes (G2), key 48 bytes (G1).
public native fun bls12381_min_pk_verify(
    signature: &vector<u8>,
    public_key: &vector<u8>,
    msg: &vector<u8>,
): bool;

/// 48 bytes, compressed.
public fun g1_from_bytes(bytes: &vector<u8>): Element<G1> {
    group_ops::checked(G1_TYPE, *bytes)
}

public fun g1_identity(): Element<G1> {
    group_ops::unchecked(G1_IDENTITY_BYTES)
}

public fun g1_add(e1: &Element<G1>, e2: &Element<G1>): Element<G1> {
    group_ops::add(G1_TYPE, e1, e2)
}

public fun g1_sub(e1: &Element<G1>, e2: &Element<G1>): Element<G1> {
    group_ops::sub(G1_TYPE, e1, e2)
}

/// 96 bytes, compressed.
public fun g2_from_bytes(bytes: &vector<u8>): Element<G2> {
    group_ops::checked(G2_TYPE, *bytes)
}

/// 96 bytes; cheaper to add up.
public fun g1_to_uncompressed_g1(e: &Element<G1>): Element<UncompressedG1> {
    group_ops::convert(G1_TYPE, UNCOMPRESSED_G1_TYPE, e)
}

public fun uncompressed_g1_to_g1(e: &Element<UncompressedG1>): Element<G1> {
    group_ops::convert(UNCOMPRESSED_G1_TYPE, G1_TYPE, e)
}

public fun uncompressed_g1_sum(terms: &vector<Element<UncompressedG1>>): Element<UncompressedG1> {
    group_ops::sum(UNCOMPRESSED_G1_TYPE, terms)
}
