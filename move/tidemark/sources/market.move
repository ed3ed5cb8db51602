/// The market: version gate, limits, and the clock of Walrus epochs.
///
/// Invariants
/// - Every function that takes shared state checks the market's version first, so after an
///   upgrade and migration the old code can change nothing and approve no key.
/// - The coin `W` is fixed at creation; everything sold in this market is paid in it.
/// - Epoch `k` of Walrus starts no earlier than `anchor_ms + (k - anchor_epoch) * epoch_ms`
///   (epochs may come late, never early), so the time computed here for the end of storage
///   is never later than the real one.
module tidemark::market;

use std::string::String;
use sui::package;
use tidemark::events;

const EWrongVersion: u64 = 1;
const ETextLength: u64 = 4;
const EMarketParameters: u64 = 36;

/// The version this code speaks.
const VERSION: u64 = 1;

const MIN_WINDOW_MS: u64 = 60_000;
/// 53 Walrus epochs of 14 days are 742 days; a year is the longest window worth promising.
const MAX_WINDOW_MS: u64 = 31_622_400_000;
/// How long one opening lets key servers answer: the longest session a key server accepts.
const SESSION_MS: u64 = 1_800_000;
const MAX_MEMBERS: u64 = 8;
/// An epoch longer than a year or an anchor beyond the year 5138 is a slip of the pen.
const MAX_EPOCH_MS: u64 = 31_622_400_000;
const MAX_ANCHOR_MS: u64 = 100_000_000_000_000;

public struct MARKET has drop {}

/// Whoever holds this creates markets.
public struct AdminCap has key, store { id: UID }

public struct Market<phantom W> has key {
    id: UID,
    version: u64,
    epoch_ms: u64,
    anchor_epoch: u32,
    anchor_ms: u64,
    min_window_ms: u64,
    max_window_ms: u64,
    session_ms: u64,
    max_members: u64,
}

fun init(witness: MARKET, ctx: &mut TxContext) {
    package::claim_and_keep(witness, ctx);
    transfer::transfer(AdminCap { id: object::new(ctx) }, ctx.sender());
}

/// Shares a market for coin `W` whose Walrus epoch `anchor_epoch` starts at `anchor_ms`.
/// Aborts 36 when the epoch length or the anchor cannot be real.
public fun create<W>(
    _: &AdminCap,
    epoch_ms: u64,
    anchor_epoch: u32,
    anchor_ms: u64,
    ctx: &mut TxContext,
) {
    assert!(epoch_ms > 0 && epoch_ms <= MAX_EPOCH_MS, EMarketParameters);
    assert!(anchor_ms <= MAX_ANCHOR_MS, EMarketParameters);
    let market = Market<W> {
        id: object::new(ctx),
        version: VERSION,
        epoch_ms,
        anchor_epoch,
        anchor_ms,
        min_window_ms: MIN_WINDOW_MS,
        max_window_ms: MAX_WINDOW_MS,
        session_ms: SESSION_MS,
        max_members: MAX_MEMBERS,
    };
    events::market_created(object::id(&market), epoch_ms, anchor_epoch, anchor_ms);
    transfer::share_object(market);
}

/// Aborts 1 unless this code is the one the market speaks to.
public(package) fun assert_version<W>(market: &Market<W>) {
    assert!(market.version == VERSION, EWrongVersion);
}

public(package) fun is_window_allowed<W>(market: &Market<W>, window_ms: u64): bool {
    window_ms >= market.min_window_ms && window_ms <= market.max_window_ms
}

public(package) fun session_ms<W>(market: &Market<W>): u64 { market.session_ms }

public(package) fun max_members<W>(market: &Market<W>): u64 { market.max_members }

/// Whether storage that ends with the start of epoch `end_epoch` lasts until `until_ms`.
public(package) fun covers<W>(market: &Market<W>, end_epoch: u32, until_ms: u64): bool {
    if (end_epoch < market.anchor_epoch) return false;
    let epochs = (end_epoch - market.anchor_epoch) as u128;
    let end_ms = (market.anchor_ms as u128) + epochs * (market.epoch_ms as u128);
    (until_ms as u128) <= end_ms
}

/// Aborts 4 unless `text` has between `min` and `max` bytes.
public(package) fun assert_text(text: &String, min: u64, max: u64) {
    let length = text.length();
    assert!(length >= min && length <= max, ETextLength);
}

#[test_only]
public fun init_for_testing(ctx: &mut TxContext) {
    init(MARKET {}, ctx)
}

#[test_only]
public fun set_version_for_testing<W>(market: &mut Market<W>, version: u64) {
    market.version = version;
}
