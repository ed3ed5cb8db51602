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

/// All of them together; the caller knows that they come from one balance.
public(package) fun sum(amounts: &vector<u64>): u64 {
    let mut total = 0;
    let mut i = 0;
    // As long as the list, which its maker bounds.
    while (i < amounts.length()) {
        total = total + amounts[i];
        i = i + 1;
    };
    total
}
