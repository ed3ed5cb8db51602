/// Sets and withdraws offers. Both touch later sales only.
module tidemark::offering;

use sui::clock::Clock;
use tidemark::market::Market;
use tidemark::model::Model;
use tidemark::model_events;
use tidemark::offer;
use tidemark::team::TeamCap;

const EOfferInactive: u64 = 16;

/// Adds an offer; it stands until withdrawn and is copied into every pass sold under it.
/// Aborts 1, 3 foreign cap, 12 window, 13 rights, 14 iterations, 20 another market, 35 price,
/// 43 retired, 49 quota, refund rule or trial.
public fun set_offer<W>(
    cap: &TeamCap,
    market: &Market<W>,
    model: &mut Model<W>,
    rights: u8,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    quota: u64,
    refund_rule: u8,
    trial: bool,
    clock: &Clock,
    ctx: &TxContext,
) {
    model.assert_editable(market, cap);
    let number = model.offer_count() + 1;
    let set = offer::new(
        market,
        number,
        rights,
        window_ms,
        price,
        first_iteration,
        last_iteration,
        quota,
        refund_rule,
        trial,
        model.iteration_count(),
    );
    model.add_offer(set);
    model_events::offer_set(
        object::id(model),
        model.team(),
        number,
        rights,
        window_ms,
        price,
        first_iteration,
        last_iteration,
        quota,
        refund_rule,
        trial,
        ctx.sender(),
        clock.timestamp_ms(),
    );
}

/// Ends an offer for later sales; passes already sold keep their terms.
/// Aborts 1, 3 foreign cap, 15 unknown, 16 withdrawn already, 20 another market.
public fun withdraw_offer<W>(
    cap: &TeamCap,
    market: &Market<W>,
    model: &mut Model<W>,
    offer: u32,
    clock: &Clock,
    ctx: &TxContext,
) {
    model.assert_market(market);
    model.assert_team(cap);
    let standing = model.offer_mut(offer);
    assert!(standing.is_active(), EOfferInactive);
    standing.withdraw();
    model_events::offer_withdrawn(
        object::id(model),
        model.team(),
        offer,
        ctx.sender(),
        clock.timestamp_ms(),
    );
}
