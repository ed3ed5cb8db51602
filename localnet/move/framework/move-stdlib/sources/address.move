/// Facts about the `address` type.
module std::address;

/// Bytes in an address.
public fun length(): u64 {
    32
}
