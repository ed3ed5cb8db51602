/// Types as text. Addresses in the text are 64 hex digits without prefix.
module std::type_name;

use std::ascii::String;

/// The type has no address or module.
const ENonModuleType: u64 = 0;

const COLON: u8 = 58;
const ADDRESS_DIGITS: u64 = 64;

public struct TypeName has copy, drop, store {
    name: String,
}

/// Text by the package versions that introduced each type.
public native fun with_defining_ids<T>(): TypeName;

/// Text by the first version of each package.
public native fun with_original_ids<T>(): TypeName;

public native fun defining_id<T>(): address;

public native fun original_id<T>(): address;

/// Older name of `with_defining_ids`.
public fun get<T>(): TypeName {
    with_defining_ids<T>()
}

/// Older name of `with_original_ids`.
public fun get_with_original_ids<T>(): TypeName {
    with_original_ids<T>()
}

/// True for types the language itself has, vectors among them.
public fun is_primitive(self: &TypeName): bool {
    let bytes = self.name.as_bytes();
    let builtin = vector[
        b"bool", b"u8", b"u16", b"u32", b"u64", b"u128", b"u256", b"address", b"signer",
    ];
    builtin.contains(bytes) || starts_with(bytes, &b"vector<")
}

public fun as_string(self: &TypeName): &String {
    &self.name
}

/// Older name of `as_string`.
public fun borrow_string(self: &TypeName): &String {
    &self.name
}

public fun address_string(self: &TypeName): String {
    assert!(!self.is_primitive(), ENonModuleType);
    self.name.substring(0, ADDRESS_DIGITS)
}

public fun module_string(self: &TypeName): String {
    assert!(!self.is_primitive(), ENonModuleType);
    let start = ADDRESS_DIGITS + 2;
    let bytes = self.name.as_bytes();
    let mut end = start;
    while (bytes[end] != COLON) end = end + 1;
    self.name.substring(start, end)
}

/// The type's own name with its type arguments.
public fun datatype_string(self: &TypeName): String {
    assert!(!self.is_primitive(), ENonModuleType);
    let start = ADDRESS_DIGITS + 2;
    let bytes = self.name.as_bytes();
    let mut end = start;
    while (bytes[end] != COLON) end = end + 1;
    self.name.substring(end + 2, self.name.length())
}

public fun into_string(self: TypeName): String {
    let TypeName { name } = self;
    name
}

fun starts_with(bytes: &vector<u8>, prefix: &vector<u8>): bool {
    if (bytes.length() < prefix.length()) return false;
    let mut i = 0;
    while (i < prefix.length()) {
        if (bytes[i] != prefix[i]) return false;
        i = i + 1;
    };
    true
}
