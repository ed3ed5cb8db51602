/// The right to open a model's iterations within a window, bound to its holder.
///
/// Invariants
/// - A pass is a copy of the offer it was bought under; nothing a seller does later changes it.
/// - Its window is `[starts_at_ms, ends_at_ms)`. A renewal only makes it longer, a refund only
///   takes back what the refunded period had left.
/// - Key servers answer only between an `open` and `opened_until_ms`, and only for the iteration
///   opened last, so every opening of every iteration is an event on chain.
/// - It has no `store`: it cannot be transferred, shared or wrapped.
module tidemark::access;

use std::string::String;
use sui::clock::Clock;
use tidemark::calendar;
use tidemark::market::Market;
use tidemark::model::Model;
use tidemark::offer::{Self, Offer};
use tidemark::sale::Sale;
use tidemark::sale_events;

const EForeignModel: u64 = 21;
const EForeignSale: u64 = 22;
const ENotStarted: u64 = 23;
const EEnded: u64 = 24;
const EIterationNotCovered: u64 = 25;
const ENoIteration: u64 = 26;
const EReleasesNoKey: u64 = 31;
const ENotOpened: u64 = 32;
const ERefunded: u64 = 52;

public struct AccessPass has key {
    id: UID,
    market: ID,
    model: ID,
    team: ID,
    /// The sale of the newest period; each sale names the one before.
    sale: ID,
    offer: u32,
    rights: u8,
    price: u64,
    window_ms: u64,
    first_iteration: u32,
    last_iteration: u32,
    quota: u64,
    refund_rule: u8,
    trial: bool,
    starts_at_ms: u64,
    ends_at_ms: u64,
    opened_until_ms: u64,
    opened_iteration: u32,
    opens: u64,
    /// For wallets and explorers: what it is for, what it allows and when it ends, in words.
    model_name: String,
    rights_text: String,
    ends_on: String,
}

/// Leaves the trace of an opening and starts a session in which key servers answer. The sale is
/// the one that paid for the present time.
/// Aborts 1, 20 another market, 21 another model, 22 another sale or that of another period,
/// 23 not started, 24 ended, 25 iteration not covered, 26 no such iteration, 52 a sale refunded.
public fun open<W>(
    market: &Market<W>,
    pass: &mut AccessPass,
    sale: &mut Sale<W>,
    model: &Model<W>,
    iteration: u32,
    clock: &Clock,
    ctx: &TxContext,
) {
    model.assert_market(market);
    assert!(sale.pass() == object::id(pass), EForeignSale);
    let now_ms = clock.timestamp_ms();
    pass.assert_covers(object::id(model), iteration, now_ms);
    assert!(sale.starts_at_ms() <= now_ms && now_ms < sale.ends_at_ms(), EForeignSale);
    // Else a refunded sale could take the opening that the one paid since must carry.
    assert!(!sale.is_closed(), ERefunded);
    assert!(iteration <= model.iteration_count(), ENoIteration);
    let session_end_ms = now_ms + market.session_ms();
    pass.opened_until_ms = if (session_end_ms < pass.ends_at_ms) session_end_ms
    else pass.ends_at_ms;
    pass.opened_iteration = iteration;
    pass.opens = pass.opens + 1;
    sale.record_opening(pass.opened_until_ms);
    sale_events::pass_opened(
        object::id(pass),
        object::id(sale),
        pass.model,
        iteration,
        ctx.sender(),
        now_ms,
        pass.opened_until_ms,
        pass.opens,
    );
}

/// A pass with the offer's terms, from now on; `give` hands it to its holder.
public(package) fun new<W>(
    model: &Model<W>,
    market: ID,
    sale: ID,
    terms: &Offer,
    starts_at_ms: u64,
    ctx: &mut TxContext,
): AccessPass {
    let ends_at_ms = starts_at_ms + terms.window_ms();
    AccessPass {
        id: object::new(ctx),
        market,
        model: object::id(model),
        team: model.team(),
        sale,
        offer: terms.number(),
        rights: terms.rights(),
        price: terms.price(),
        window_ms: terms.window_ms(),
        first_iteration: terms.first_iteration(),
        last_iteration: terms.last_iteration(),
        quota: terms.quota(),
        refund_rule: terms.refund_rule(),
        trial: terms.is_trial(),
        starts_at_ms,
        ends_at_ms,
        opened_until_ms: 0,
        opened_iteration: 0,
        opens: 0,
        model_name: model.name(),
        rights_text: in_words(terms.rights()),
        ends_on: calendar::utc(ends_at_ms),
    }
}

public(package) fun give(pass: AccessPass, holder: address) { transfer::transfer(pass, holder) }

/// Adds the period of `sale` behind what the pass has; its terms become the pass's.
public(package) fun lengthen(pass: &mut AccessPass, sale: ID, terms: &Offer, ends_at_ms: u64) {
    pass.sale = sale;
    pass.offer = terms.number();
    pass.price = terms.price();
    pass.window_ms = terms.window_ms();
    pass.first_iteration = terms.first_iteration();
    pass.last_iteration = terms.last_iteration();
    pass.quota = terms.quota();
    pass.refund_rule = terms.refund_rule();
    pass.trial = false;
    pass.set_end(ends_at_ms);
}

/// Takes the newest period away: the pass ends at `ends_at_ms`, and its session with it.
public(package) fun shorten(pass: &mut AccessPass, previous: Option<ID>, ends_at_ms: u64) {
    if (previous.is_some()) pass.sale = *previous.borrow();
    if (pass.opened_until_ms > ends_at_ms) pass.opened_until_ms = ends_at_ms;
    pass.set_end(ends_at_ms);
}

/// Aborts unless the pass lets its holder have the key of this iteration of this model now:
/// 21, 23, 24, 25, 31 the right releases no key, 32 not opened or the session has ended.
public(package) fun assert_releases_key(
    pass: &AccessPass,
    model: ID,
    iteration: u32,
    now_ms: u64,
) {
    pass.assert_covers(model, iteration, now_ms);
    assert!(offer::releases_keys(pass.rights), EReleasesNoKey);
    assert!(
        pass.opened_iteration == iteration && now_ms < pass.opened_until_ms,
        ENotOpened,
    );
}

/// Aborts 21 unless the pass is for this model.
public(package) fun assert_model(pass: &AccessPass, model: ID) {
    assert!(pass.model == model, EForeignModel);
}

public(package) fun market(pass: &AccessPass): ID { pass.market }

public(package) fun model(pass: &AccessPass): ID { pass.model }

public(package) fun sale(pass: &AccessPass): ID { pass.sale }

public(package) fun rights(pass: &AccessPass): u8 { pass.rights }

public(package) fun first_iteration(pass: &AccessPass): u32 { pass.first_iteration }

public(package) fun last_iteration(pass: &AccessPass): u32 { pass.last_iteration }

public(package) fun ends_at_ms(pass: &AccessPass): u64 { pass.ends_at_ms }

fun set_end(pass: &mut AccessPass, ends_at_ms: u64) {
    pass.ends_at_ms = ends_at_ms;
    pass.ends_on = calendar::utc(ends_at_ms);
}

fun assert_covers(pass: &AccessPass, model: ID, iteration: u32, now_ms: u64) {
    pass.assert_model(model);
    assert!(pass.starts_at_ms <= now_ms, ENotStarted);
    assert!(now_ms < pass.ends_at_ms, EEnded);
    assert!(
        pass.first_iteration <= iteration && iteration <= pass.last_iteration,
        EIterationNotCovered,
    );
}

fun in_words(rights: u8): String {
    if (!offer::invokes(rights)) b"download".to_string()
    else if (offer::releases_keys(rights)) b"download and invoke".to_string()
    else b"invoke".to_string()
}

#[test_only]
public fun opened_until_ms(pass: &AccessPass): u64 { pass.opened_until_ms }

#[test_only]
public fun starts_at_ms(pass: &AccessPass): u64 { pass.starts_at_ms }

#[test_only]
public fun ends_on(pass: &AccessPass): String { pass.ends_on }
