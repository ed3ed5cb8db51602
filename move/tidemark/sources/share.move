/// Arithmetic of money: parts of an amount, always rounded down, never a shift.
module tidemark::share;

const BASIS_POINTS: u64 = 10_000;

/// floor(amount × part / whole). `whole` is not 0 and `part` is at most `whole`.
public(package) fun part_of(amount: u64, part: u64, whole: u64): u64 {
    (((amount as u128) * (part as u128)) / (whole as u128)) as u64
}

/// floor(amount × basis points / 10 000).
public(package) fun basis_points_of(amount: u64, bps: u16): u64 {
    part_of(amount, bps as u64, BASIS_POINTS)
}

public(package) fun basis_points(): u64 { BASIS_POINTS }
