/// Reading values from canonical bytes.
module sui::bcs;

use sui::address;

/// Fewer bytes than the value needs.
const EOutOfRange: u64 = 0;
/// Neither 0 nor 1.
const ENotBool: u64 = 1;
/// A length that does not fit.
const ELenOutOfRange: u64 = 2;

/// Bytes not yet read, last first, so that reading is taking from the end.
public struct BCS has copy, drop, store {
    bytes: vector<u8>,
}

public fun to_bytes<T>(value: &T): vector<u8> {
    std::bcs::to_bytes(value)
}

public fun new(mut bytes: vector<u8>): BCS {
    bytes.reverse();
    BCS { bytes }
}

public fun into_remainder_bytes(bcs: BCS): vector<u8> {
    let BCS { mut bytes } = bcs;
    bytes.reverse();
    bytes
}

public fun peel_address(bcs: &mut BCS): address {
    assert!(bcs.bytes.length() >= address::length(), EOutOfRange);
    let mut raw = vector[];
    while (raw.length() < address::length()) raw.push_back(bcs.bytes.pop_back());
    address::from_bytes(raw)
}

public fun peel_bool(bcs: &mut BCS): bool {
    let value = bcs.peel_u8();
    assert!(value < 2, ENotBool);
    value == 1
}

public fun peel_u8(bcs: &mut BCS): u8 {
    assert!(!bcs.bytes.is_empty(), EOutOfRange);
    bcs.bytes.pop_back()
}

public fun peel_u16(bcs: &mut BCS): u16 {
    bcs.peel_number(2) as u16
}

public fun peel_u32(bcs: &mut BCS): u32 {
    bcs.peel_number(4) as u32
}

public fun peel_u64(bcs: &mut BCS): u64 {
    bcs.peel_number(8) as u64
}

public fun peel_u128(bcs: &mut BCS): u128 {
    bcs.peel_number(16) as u128
}

public fun peel_u256(bcs: &mut BCS): u256 {
    bcs.peel_number(32)
}

/// A length: seven bits a byte, low first, at most four bytes.
public fun peel_vec_length(bcs: &mut BCS): u64 {
    let mut total = 0u64;
    let mut shift = 0u8;
    loop {
        assert!(shift < 28, ELenOutOfRange);
        let byte = bcs.peel_u8() as u64;
        total = total | ((byte & 0x7f) << shift);
        if (byte < 0x80) return total;
        shift = shift + 7;
    }
}

/// Number of an enum's variant.
public fun peel_enum_tag(bcs: &mut BCS): u32 {
    let tag = bcs.peel_vec_length();
    tag as u32
}

public fun peel_vec_address(bcs: &mut BCS): vector<address> {
    let (count, mut values) = (bcs.peel_vec_length(), vector[]);
    while (values.length() < count) values.push_back(bcs.peel_address());
    values
}

public fun peel_vec_bool(bcs: &mut BCS): vector<bool> {
    let (count, mut values) = (bcs.peel_vec_length(), vector[]);
    while (values.length() < count) values.push_back(bcs.peel_bool());
    values
}

public fun peel_vec_u8(bcs: &mut BCS): vector<u8> {
    let (count, mut values) = (bcs.peel_vec_length(), vector[]);
    while (values.length() < count) values.push_back(bcs.peel_u8());
    values
}

public fun peel_vec_vec_u8(bcs: &mut BCS): vector<vector<u8>> {
    let (count, mut values) = (bcs.peel_vec_length(), vector[]);
    while (values.length() < count) values.push_back(bcs.peel_vec_u8());
    values
}

public fun peel_vec_u16(bcs: &mut BCS): vector<u16> {
    let (count, mut values) = (bcs.peel_vec_length(), vector[]);
    while (values.length() < count) values.push_back(bcs.peel_u16());
    values
}

public fun peel_vec_u32(bcs: &mut BCS): vector<u32> {
    let (count, mut values) = (bcs.peel_vec_length(), vector[]);
    while (values.length() < count) values.push_back(bcs.peel_u32());
    values
}

public fun peel_vec_u64(bcs: &mut BCS): vector<u64> {
    let (count, mut values) = (bcs.peel_vec_length(), vector[]);
    while (values.length() < count) values.push_back(bcs.peel_u64());
    values
}

public fun peel_vec_u128(bcs: &mut BCS): vector<u128> {
    let (count, mut values) = (bcs.peel_vec_length(), vector[]);
    while (values.length() < count) values.push_back(bcs.peel_u128());
    values
}

public fun peel_vec_u256(bcs: &mut BCS): vector<u256> {
    let (count, mut values) = (bcs.peel_vec_length(), vector[]);
    while (values.length() < count) values.push_back(bcs.peel_u256());
    values
}

public fun peel_option_address(bcs: &mut BCS): Option<address> {
    if (bcs.peel_bool()) option::some(bcs.peel_address()) else option::none()
}

public fun peel_option_bool(bcs: &mut BCS): Option<bool> {
    if (bcs.peel_bool()) option::some(bcs.peel_bool()) else option::none()
}

public fun peel_option_u8(bcs: &mut BCS): Option<u8> {
    if (bcs.peel_bool()) option::some(bcs.peel_u8()) else option::none()
}

public fun peel_option_u32(bcs: &mut BCS): Option<u32> {
    if (bcs.peel_bool()) option::some(bcs.peel_u32()) else option::none()
}

public fun peel_option_u64(bcs: &mut BCS): Option<u64> {
    if (bcs.peel_bool()) option::some(bcs.peel_u64()) else option::none()
}

/// Little-endian.
fun peel_number(bcs: &mut BCS, width: u8): u256 {
    assert!(bcs.bytes.length() >= width as u64, EOutOfRange);
    let mut value = 0u256;
    let mut at = 0u8;
    while (at < width) {
        value = value + ((bcs.bytes.pop_back() as u256) << (8 * at));
        at = at + 1;
    };
    value
}
