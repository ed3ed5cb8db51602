/// Helpers on `u64`.
#[defines_primitive(u64)]
module std::u64;

public fun max(x: u64, y: u64): u64 {
    if (x > y) x else y
}

public fun min(x: u64, y: u64): u64 {
    if (x < y) x else y
}

/// Distance between two numbers.
public fun diff(x: u64, y: u64): u64 {
    if (x > y) x - y else y - x
}

/// `x / y`, one more when something is left.
public fun divide_and_round_up(x: u64, y: u64): u64 {
    if (x % y == 0) x / y else x / y + 1
}
