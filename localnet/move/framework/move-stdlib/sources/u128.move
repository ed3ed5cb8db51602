/// Helpers on `u128`.
#[defines_primitive(u128)]
module std::u128;

public fun max(x: u128, y: u128): u128 {
    if (x > y) x else y
}

public fun min(x: u128, y: u128): u128 {
    if (x < y) x else y
}

/// Distance between two numbers.
public fun diff(x: u128, y: u128): u128 {
    if (x > y) x - y else y - x
}

/// `x / y`, one more when something is left.
public fun divide_and_round_up(x: u128, y: u128): u128 {
    if (x % y == 0) x / y else x / y + 1
}
