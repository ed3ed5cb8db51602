/// Text of 7-bit characters.
module std::ascii;

/// A byte over 127.
const EInvalidASCIICharacter: u64 = 0x10000;
/// A position outside the text.
const EInvalidIndex: u64 = 0x10001;

public struct String has copy, drop, store {
    bytes: vector<u8>,
}

public struct Char has copy, drop, store {
    byte: u8,
}

public use fun std::string::from_ascii as String.to_string;

public fun char(byte: u8): Char {
    assert!(is_valid_char(byte), EInvalidASCIICharacter);
    Char { byte }
}

public fun string(bytes: vector<u8>): String {
    assert!(all_valid(&bytes), EInvalidASCIICharacter);
    String { bytes }
}

public fun try_string(bytes: vector<u8>): Option<String> {
    if (all_valid(&bytes)) option::some(String { bytes }) else option::none()
}

public fun all_characters_printable(string: &String): bool {
    let mut i = 0;
    while (i < string.bytes.length()) {
        if (!is_printable_char(string.bytes[i])) return false;
        i = i + 1;
    };
    true
}

public fun push_char(string: &mut String, char: Char) {
    string.bytes.push_back(char.byte);
}

public fun pop_char(string: &mut String): Char {
    Char { byte: string.bytes.pop_back() }
}

public fun length(string: &String): u64 {
    string.bytes.length()
}

public fun append(string: &mut String, other: String) {
    string.bytes.append(other.into_bytes());
}

public fun insert(s: &mut String, at: u64, o: String) {
    assert!(at <= s.length(), EInvalidIndex);
    let mut rest = o.into_bytes();
    while (!rest.is_empty()) {
        s.bytes.insert(rest.pop_back(), at);
    }
}

/// Characters `i` up to, not including, `j`.
public fun substring(string: &String, i: u64, j: u64): String {
    assert!(i <= j && j <= string.length(), EInvalidIndex);
    let mut bytes = vector[];
    let mut at = i;
    while (at < j) {
        bytes.push_back(string.bytes[at]);
        at = at + 1;
    };
    String { bytes }
}

public fun as_bytes(string: &String): &vector<u8> {
    &string.bytes
}

public fun into_bytes(string: String): vector<u8> {
    let String { bytes } = string;
    bytes
}

public fun byte(char: Char): u8 {
    let Char { byte } = char;
    byte
}

public fun is_valid_char(b: u8): bool {
    b <= 0x7F
}

public fun is_printable_char(byte: u8): bool {
    byte >= 0x20 && byte <= 0x7E
}

public fun is_empty(string: &String): bool {
    string.bytes.is_empty()
}

public fun to_uppercase(string: &String): String {
    let mut bytes = vector[];
    let mut i = 0;
    while (i < string.bytes.length()) {
        let b = string.bytes[i];
        bytes.push_back(if (b >= 0x61 && b <= 0x7A) b - 0x20 else b);
        i = i + 1;
    };
    String { bytes }
}

public fun to_lowercase(string: &String): String {
    let mut bytes = vector[];
    let mut i = 0;
    while (i < string.bytes.length()) {
        let b = string.bytes[i];
        bytes.push_back(if (b >= 0x41 && b <= 0x5A) b + 0x20 else b);
        i = i + 1;
    };
    String { bytes }
}

/// First position of `substr`, or the length when it is not inside.
public fun index_of(string: &String, substr: &String): u64 {
    let (count, wanted) = (string.length(), substr.length());
    if (count < wanted) return count;
    let mut start = 0;
    while (start <= count - wanted) {
        let mut matched = 0;
        while (matched < wanted && string.bytes[start + matched] == substr.bytes[matched]) {
            matched = matched + 1;
        };
        if (matched == wanted) return start;
        start = start + 1;
    };
    count
}

fun all_valid(bytes: &vector<u8>): bool {
    let mut i = 0;
    while (i < bytes.length()) {
        if (!is_valid_char(bytes[i])) return false;
        i = i + 1;
    };
    true
}
