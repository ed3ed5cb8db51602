/// Bytes as hex digits and back.
module sui::hex;

/// An odd number of digits.
const EInvalidHexLength: u64 = 0;
/// Something else than a hex digit.
const ENotValidHexCharacter: u64 = 1;

const DIGITS: vector<u8> = b"0123456789abcdef";

/// Two lower-case digits per byte.
public fun encode(bytes: vector<u8>): vector<u8> {
    let digits = DIGITS;
    let mut text = vector[];
    let mut i = 0;
    while (i < bytes.length()) {
        text.push_back(digits[(bytes[i] / 16) as u64]);
        text.push_back(digits[(bytes[i] % 16) as u64]);
        i = i + 1;
    };
    text
}

/// Reads digits of either case.
public fun decode(hex: vector<u8>): vector<u8> {
    assert!(hex.length() % 2 == 0, EInvalidHexLength);
    let mut bytes = vector[];
    let mut i = 0;
    while (i < hex.length()) {
        bytes.push_back(digit(hex[i]) * 16 + digit(hex[i + 1]));
        i = i + 2;
    };
    bytes
}

fun digit(c: u8): u8 {
    if (c >= 0x30 && c <= 0x39) c - 0x30
    else if (c >= 0x41 && c <= 0x46) c - 0x37
    else if (c >= 0x61 && c <= 0x66) c - 0x57
    else abort ENotValidHexCharacter
}
