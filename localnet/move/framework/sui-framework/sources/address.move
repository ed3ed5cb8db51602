/// Addresses as numbers, bytes and text.
module sui::address;

use std::ascii;
use std::bcs;
use std::string;
use sui::hex;

/// The text or bytes are not an address.
const EAddressParseError: u64 = 0;

const LENGTH: u64 = 32;
const HEX_LENGTH: u64 = 64;
const MAX: u256 = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF;

/// Big-endian.
public native fun to_u256(a: address): u256;

/// Big-endian.
public native fun from_u256(n: u256): address;

/// Aborts 0 unless there are 32 bytes.
public native fun from_bytes(bytes: vector<u8>): address;

public fun to_bytes(a: address): vector<u8> {
    bcs::to_bytes(&a)
}

/// 64 lower-case digits, no prefix.
public fun to_ascii_string(a: address): ascii::String {
    ascii::string(hex::encode(to_bytes(a)))
}

public fun to_string(a: address): string::String {
    string::from_ascii(to_ascii_string(a))
}

/// Reads 64 hex digits of either case.
public fun from_ascii_bytes(bytes: &vector<u8>): address {
    assert!(bytes.length() == HEX_LENGTH, EAddressParseError);
    let mut raw = vector[];
    let mut at = 0;
    while (at < HEX_LENGTH) {
        raw.push_back(digit(bytes[at]) * 16 + digit(bytes[at + 1]));
        at = at + 2;
    };
    from_bytes(raw)
}

public fun length(): u64 {
    LENGTH
}

public fun max(): u256 {
    MAX
}

fun digit(c: u8): u8 {
    let is_number = c >= 0x30 && c <= 0x39;
    let is_upper = c >= 0x41 && c <= 0x46;
    let is_lower = c >= 0x61 && c <= 0x66;
    assert!(is_number || is_upper || is_lower, EAddressParseError);
    if (is_number) c - 0x30 else if (is_upper) c - 0x37 else c - 0x57
}
