/// The right to open a model's iterations within a window, bound to its holder.
///
/// Invariants
/// - A pass is a copy of the offer it was bought under; nothing a seller does later changes it.
/// - Its window is `[starts_at_ms, ends_at_ms)`.
/// - Key servers answer only between an `open` and `opened_until_ms`, and only for the iteration
///   opened last, so every opening of every iteration is an event on chain.
/// - It has no `store`: it cannot be transferred, shared or wrapped.
module tidemark::access;

use sui::clock::Clock;
use tidemark::events;
use tidemark::market::Market;
use tidemark::model::Model;
use tidemark::offer::{Self, Offer};
use tidemark::sale::Sale;

const EForeignModel: u64 = 21;
const EForeignSale: u64 = 22;
const ENotStarted: u64 = 23;
const EEnded: u64 = 24;
const EIterationNotCovered: u64 = 25;
const ENoIteration: u64 = 26;
const EReleasesNoKey: u64 = 31;
const ENotOpened: u64 = 32;

public struct AccessPass has key {
    id: UID,
    model: ID,
    team: ID,
    sale: ID,
    offer: u32,
    rights: u8,
    price: u64,
    window_ms: u64,
    first_iteration: u32,
    last_iteration: u32,
    starts_at_ms: u64,
    ends_at_ms: u64,
    opened_until_ms: u64,
    opened_iteration: u32,
    opens: u64,
}

/// Leaves the trace of an opening and starts a session in which key servers answer.
/// Aborts 1, 21 another model, 22 another sale, 23 not started, 24 ended, 25 iteration not
/// covered, 26 no such iteration.
public fun open<W>(
    market: &Market<W>,
    pass: &mut AccessPass,
    sale: &mut Sale<W>,
    model: &Model<W>,
    iteration: u32,
    clock: &Clock,
    ctx: &TxContext,
) {
    market.assert_version();
    assert!(sale.pass() == object::id(pass), EForeignSale);
    let now_ms = clock.timestamp_ms();
    pass.assert_covers(object::id(model), iteration, now_ms);
    assert!(iteration <= model.iteration_count(), ENoIteration);
    let session_end_ms = now_ms + market.session_ms();
    pass.opened_until_ms = if (session_end_ms < pass.ends_at_ms) session_end_ms
    else pass.ends_at_ms;
    pass.opened_iteration = iteration;
    pass.opens = pass.opens + 1;
    sale.record_opening();
    events::pass_opened(
        object::id(pass),
        pass.sale,
        pass.model,
        iteration,
        ctx.sender(),
        now_ms,
        pass.opened_until_ms,
        pass.opens,
    );
}

/// Gives the buyer a pass with the offer's terms; answers its id.
public(package) fun grant(
    model: ID,
    team: ID,
    sale: ID,
    number: u32,
    terms: &Offer,
    starts_at_ms: u64,
    ends_at_ms: u64,
    holder: address,
    ctx: &mut TxContext,
): ID {
    let pass = AccessPass {
        id: object::new(ctx),
        model,
        team,
        sale,
        offer: number,
        rights: terms.rights(),
        price: terms.price(),
        window_ms: terms.window_ms(),
        first_iteration: terms.first_iteration(),
        last_iteration: terms.last_iteration(),
        starts_at_ms,
        ends_at_ms,
        opened_until_ms: 0,
        opened_iteration: 0,
        opens: 0,
    };
    let granted = object::id(&pass);
    transfer::transfer(pass, holder);
    granted
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

fun assert_covers(pass: &AccessPass, model: ID, iteration: u32, now_ms: u64) {
    assert!(pass.model == model, EForeignModel);
    assert!(pass.starts_at_ms <= now_ms, ENotStarted);
    assert!(now_ms < pass.ends_at_ms, EEnded);
    assert!(
        pass.first_iteration <= iteration && iteration <= pass.last_iteration,
        EIterationNotCovered,
    );
}

#[test_only]
public fun opened_until_ms(pass: &AccessPass): u64 { pass.opened_until_ms }

#[test_only]
public fun ends_at_ms(pass: &AccessPass): u64 { pass.ends_at_ms }

#[test_only]
public fun starts_at_ms(pass: &AccessPass): u64 { pass.starts_at_ms }
