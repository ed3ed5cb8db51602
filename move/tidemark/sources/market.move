/// The market: version gate, limits, fee, and the clock of Walrus epochs.
///
/// Invariants
/// - Every function that takes shared state checks the market's version first, so after an
///   upgrade and `migrate` the old code can change nothing and approve no key.
/// - The coin `W` is fixed at creation; everything sold in this market is paid in it.
/// - Every object names the market it was made in; no function mixes two markets.
/// - Limits and fee are read when something is made and copied into it. The one limit that
///   reaches what is already sold, the length of a session, can only become shorter.
/// - Epoch `k` of Walrus starts no earlier than `anchor_ms + (k - anchor_epoch) * epoch_ms`
///   (epochs may come late, never early), so the time computed here for the end of storage
///   is never later than the real one.
module tidemark::market;

use std::string::String;
use sui::package;
use tidemark::market_events;

const EWrongVersion: u64 = 1;
const ETextLength: u64 = 4;
const EForeignMarket: u64 = 20;
const EMarketParameters: u64 = 36;
const EForeignCap: u64 = 37;

/// The version this code speaks.
const VERSION: u64 = 1;

const MIN_WINDOW_MS: u64 = 60_000;
/// 53 Walrus epochs of 14 days are 742 days; a year is the longest window worth promising.
const MAX_WINDOW_MS: u64 = 31_622_400_000;
/// How long one opening lets key servers answer: the longest session a key server accepts.
const SESSION_MS: u64 = 1_800_000;
/// A shorter session would end before a slow download has its key.
const MIN_SESSION_MS: u64 = 60_000;
const MAX_MEMBERS: u64 = 8;
/// Nobody can be asked for more than a twentieth.
const MAX_FEE_BPS: u16 = 500;
/// An epoch longer than a year or an anchor beyond the year 5138 is a slip of the pen.
const MAX_EPOCH_MS: u64 = 31_622_400_000;
const MAX_ANCHOR_MS: u64 = 100_000_000_000_000;

public struct MARKET has drop {}

/// Whoever holds this creates markets.
public struct AdminCap has key, store { id: UID }

/// Whoever holds this steers one market, within the hard limits above.
public struct MarketCap has key, store { id: UID, market: ID }

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
    /// Most that storing one MiB (encoded) for one epoch may be said to have cost.
    storage_ceiling: u64,
    fee_bps: u16,
    fee_recipient: address,
}

fun init(witness: MARKET, ctx: &mut TxContext) {
    package::claim_and_keep(witness, ctx);
    transfer::transfer(AdminCap { id: object::new(ctx) }, ctx.sender());
}

/// Shares a market for coin `W`, without a fee, whose Walrus epoch `anchor_epoch` starts at
/// `anchor_ms`; its cap goes to the sender.
/// Aborts 36 when the epoch length, the anchor or the ceiling cannot be real.
public fun create<W>(
    _: &AdminCap,
    epoch_ms: u64,
    anchor_epoch: u32,
    anchor_ms: u64,
    storage_ceiling: u64,
    ctx: &mut TxContext,
) {
    assert!(epoch_ms > 0 && epoch_ms <= MAX_EPOCH_MS, EMarketParameters);
    assert!(anchor_ms <= MAX_ANCHOR_MS, EMarketParameters);
    assert!(storage_ceiling > 0, EMarketParameters);
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
        storage_ceiling,
        fee_bps: 0,
        fee_recipient: ctx.sender(),
    };
    let cap = MarketCap { id: object::new(ctx), market: object::id(&market) };
    market_events::market_created(
        object::id(&market),
        epoch_ms,
        anchor_epoch,
        anchor_ms,
        storage_ceiling,
    );
    transfer::share_object(market);
    transfer::transfer(cap, ctx.sender());
}

/// Sets the limits of later offers, sales and teams; the session can only become shorter.
/// Aborts 1, 36 outside the hard limits, 37 cap of another market.
public fun set_limits<W>(
    cap: &MarketCap,
    market: &mut Market<W>,
    min_window_ms: u64,
    max_window_ms: u64,
    session_ms: u64,
    max_members: u64,
    storage_ceiling: u64,
) {
    market.assert_cap(cap);
    assert!(min_window_ms >= MIN_WINDOW_MS && min_window_ms <= max_window_ms, EMarketParameters);
    assert!(max_window_ms <= MAX_WINDOW_MS, EMarketParameters);
    assert!(session_ms >= MIN_SESSION_MS && session_ms <= market.session_ms, EMarketParameters);
    assert!(max_members >= 1 && max_members <= MAX_MEMBERS, EMarketParameters);
    assert!(storage_ceiling > 0, EMarketParameters);
    market.min_window_ms = min_window_ms;
    market.max_window_ms = max_window_ms;
    market.session_ms = session_ms;
    market.max_members = max_members;
    market.storage_ceiling = storage_ceiling;
    market_events::limits_set(
        object::id(market),
        min_window_ms,
        max_window_ms,
        session_ms,
        max_members,
        storage_ceiling,
    );
}

/// Sets the fee of later sales. Aborts 1, 36 over 5 %, 37 cap of another market.
public fun set_fee<W>(
    cap: &MarketCap,
    market: &mut Market<W>,
    fee_bps: u16,
    fee_recipient: address,
) {
    market.assert_cap(cap);
    assert!(fee_bps <= MAX_FEE_BPS, EMarketParameters);
    market.fee_bps = fee_bps;
    market.fee_recipient = fee_recipient;
    market_events::fee_set(object::id(market), fee_bps, fee_recipient);
}

/// Hands the market over to this code after an upgrade; from then on older code is refused.
/// Aborts 1 when it speaks this version or a later one already, 37 cap of another market.
public fun migrate<W>(cap: &MarketCap, market: &mut Market<W>) {
    assert!(cap.market == object::id(market), EForeignCap);
    assert!(market.version < VERSION, EWrongVersion);
    let from = market.version;
    market.version = VERSION;
    market_events::market_migrated(object::id(market), from, VERSION);
}

/// Aborts 1 unless this code is the one the market speaks to.
public(package) fun assert_version<W>(market: &Market<W>) {
    assert!(market.version == VERSION, EWrongVersion);
}

/// Aborts 20 unless `made_in`, the market an object names, is this one.
public(package) fun assert_same<W>(market: &Market<W>, made_in: ID) {
    assert!(object::id(market) == made_in, EForeignMarket);
}

public(package) fun is_window_allowed<W>(market: &Market<W>, window_ms: u64): bool {
    window_ms >= market.min_window_ms && window_ms <= market.max_window_ms
}

public(package) fun max_window_ms<W>(market: &Market<W>): u64 { market.max_window_ms }

public(package) fun session_ms<W>(market: &Market<W>): u64 { market.session_ms }

public(package) fun max_members<W>(market: &Market<W>): u64 { market.max_members }

public(package) fun storage_ceiling<W>(market: &Market<W>): u64 { market.storage_ceiling }

public(package) fun fee_bps<W>(market: &Market<W>): u16 { market.fee_bps }

public(package) fun fee_recipient<W>(market: &Market<W>): address { market.fee_recipient }

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

fun assert_cap<W>(market: &Market<W>, cap: &MarketCap) {
    market.assert_version();
    assert!(cap.market == object::id(market), EForeignCap);
}

#[test_only]
public fun init_for_testing(ctx: &mut TxContext) {
    init(MARKET {}, ctx)
}

#[test_only]
public fun set_version_for_testing<W>(market: &mut Market<W>, version: u64) {
    market.version = version;
}
