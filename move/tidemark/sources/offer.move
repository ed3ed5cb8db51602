/// What a team offers on a model: which rights, for how long, at which price, on which iterations.
///
/// Invariants: an offer never changes after it is set, it is only withdrawn; a pass copies it.
module tidemark::offer;

use tidemark::market::Market;

const EWindow: u64 = 12;
const ERights: u64 = 13;
const EIterationRange: u64 = 14;
const EPrice: u64 = 35;
const ETerms: u64 = 49;

/// Right to obtain the key and keep what it opens.
const DOWNLOAD: u8 = 1;
/// Right to have a gateway that the team appointed run the model.
const INVOKE: u8 = 2;
/// All WAL there will ever be (5 billion, 9 decimals): no price can honestly be higher.
const MAX_PRICE: u64 = 5_000_000_000_000_000_000;
const MAX_QUOTA: u64 = 1_000_000_000_000;
/// `last_iteration` of an offer that covers later iterations too.
const AND_LATER: u32 = 0xffffffff;

/// The money is earned at once.
const NO_REFUND: u8 = 0;
/// What is not yet used can be had back; `earning` has the formula.
const PRO_RATA: u8 = 1;

public struct Offer has copy, drop, store {
    number: u32,
    rights: u8,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    /// Calls of a gateway; 0 is no limit.
    quota: u64,
    refund_rule: u8,
    /// Once per person and model, and the price may be 0.
    trial: bool,
    active: bool,
}

/// Aborts 12 window outside the market's limits, 13 rights, 14 iterations, 35 price, 49 a quota
/// without the right to invoke, an unknown refund rule, or a trial with a refund.
public(package) fun new<W>(
    market: &Market<W>,
    number: u32,
    rights: u8,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    quota: u64,
    refund_rule: u8,
    trial: bool,
    iteration_count: u32,
): Offer {
    assert!(rights > 0 && rights <= (DOWNLOAD | INVOKE), ERights);
    assert!(market.is_window_allowed(window_ms), EWindow);
    assert!((price > 0 || trial) && price <= MAX_PRICE, EPrice);
    assert_range(first_iteration, last_iteration, iteration_count);
    assert!(quota <= MAX_QUOTA && (quota == 0 || invokes(rights)), ETerms);
    assert!(refund_rule == NO_REFUND || (refund_rule == PRO_RATA && !trial), ETerms);
    Offer {
        number,
        rights,
        window_ms,
        price,
        first_iteration,
        last_iteration,
        quota,
        refund_rule,
        trial,
        active: true,
    }
}

/// Aborts 14 unless `first..=last` are iterations there are, or `last` is "and later ones".
public(package) fun assert_range(first: u32, last: u32, iteration_count: u32) {
    assert!(first >= 1 && first <= iteration_count, EIterationRange);
    assert!(last >= first && (last == AND_LATER || last <= iteration_count), EIterationRange);
}

public(package) fun withdraw(offer: &mut Offer) { offer.active = false }

public(package) fun releases_keys(rights: u8): bool { rights & DOWNLOAD == DOWNLOAD }

public(package) fun invokes(rights: u8): bool { rights & INVOKE == INVOKE }

public(package) fun refunds(refund_rule: u8): bool { refund_rule == PRO_RATA }

public(package) fun is_active(offer: &Offer): bool { offer.active }

public(package) fun is_trial(offer: &Offer): bool { offer.trial }

public(package) fun number(offer: &Offer): u32 { offer.number }

public(package) fun rights(offer: &Offer): u8 { offer.rights }

public(package) fun window_ms(offer: &Offer): u64 { offer.window_ms }

public(package) fun price(offer: &Offer): u64 { offer.price }

public(package) fun first_iteration(offer: &Offer): u32 { offer.first_iteration }

public(package) fun last_iteration(offer: &Offer): u32 { offer.last_iteration }

public(package) fun quota(offer: &Offer): u64 { offer.quota }

public(package) fun refund_rule(offer: &Offer): u8 { offer.refund_rule }
