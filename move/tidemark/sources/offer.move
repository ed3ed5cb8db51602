/// What a team offers on a model: which rights, for how long, at which price, on which iterations.
///
/// Invariants: an offer never changes after it is set, it is only withdrawn; a pass copies it.
module tidemark::offer;

use tidemark::market::Market;

const EWindow: u64 = 12;
const ERights: u64 = 13;
const EIterationRange: u64 = 14;
const EPrice: u64 = 35;

/// Right to obtain the key and keep what it opens.
const DOWNLOAD: u8 = 1;
/// Right to have a gateway that the team appointed run the model.
const INVOKE: u8 = 2;
/// All WAL there will ever be (5 billion, 9 decimals): no price can honestly be higher.
const MAX_PRICE: u64 = 5_000_000_000_000_000_000;
/// `last_iteration` of an offer that covers later iterations too.
const AND_LATER: u32 = 0xffffffff;

public struct Offer has copy, drop, store {
    number: u32,
    rights: u8,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    active: bool,
}

/// Aborts 12 window outside the market's limits, 13 rights, 14 iterations, 35 price.
public(package) fun new<W>(
    market: &Market<W>,
    number: u32,
    rights: u8,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    iteration_count: u32,
): Offer {
    assert!(rights > 0 && rights <= (DOWNLOAD | INVOKE), ERights);
    assert!(market.is_window_allowed(window_ms), EWindow);
    assert!(price > 0 && price <= MAX_PRICE, EPrice);
    assert!(first_iteration >= 1 && first_iteration <= iteration_count, EIterationRange);
    assert!(last_iteration >= first_iteration, EIterationRange);
    assert!(last_iteration == AND_LATER || last_iteration <= iteration_count, EIterationRange);
    Offer { number, rights, window_ms, price, first_iteration, last_iteration, active: true }
}

public(package) fun withdraw(offer: &mut Offer) { offer.active = false }

public(package) fun releases_keys(rights: u8): bool { rights & DOWNLOAD == DOWNLOAD }

public(package) fun is_active(offer: &Offer): bool { offer.active }

public(package) fun rights(offer: &Offer): u8 { offer.rights }

public(package) fun window_ms(offer: &Offer): u64 { offer.window_ms }

public(package) fun price(offer: &Offer): u64 { offer.price }

public(package) fun first_iteration(offer: &Offer): u32 { offer.first_iteration }

public(package) fun last_iteration(offer: &Offer): u32 { offer.last_iteration }
