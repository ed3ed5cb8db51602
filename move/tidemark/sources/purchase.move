/// Buying, trying and renewing: pay, sale and pass in one transaction.
///
/// Market and model are read only, so any number of buyers buy the same model side by side; only
/// a trial, which must be remembered, writes to the model.
module tidemark::purchase;

use sui::clock::Clock;
use sui::coin::Coin;
use tidemark::access::{Self, AccessPass};
use tidemark::market::Market;
use tidemark::model::Model;
use tidemark::offer::Offer;
use tidemark::sale::{Self, Sale};
use tidemark::sale_events;

const EWindow: u64 = 12;
const EOfferInactive: u64 = 16;
const EStalePrice: u64 = 17;
const EPaymentTooSmall: u64 = 18;
const EStorageEndsBefore: u64 = 19;
const ETrial: u64 = 53;
const ETriedAlready: u64 = 54;
const EOtherPass: u64 = 55;

/// Buys a pass under `offer` for exactly `expected_price`; change goes back to the sender.
/// The window starts now. The newest iteration the offer covers must be stored to its end.
/// Aborts 1, 12 window no longer allowed, 15 unknown offer, 16 withdrawn, 17 the price is
/// another, 18 payment too small, 19 storage ends before the window, 20 another market,
/// 43 retired, 53 a trial: take it with `try_out`.
public fun purchase<W>(
    market: &Market<W>,
    model: &Model<W>,
    offer: u32,
    expected_price: u64,
    payment: Coin<W>,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    let terms = terms_of(market, model, offer);
    assert!(!terms.is_trial(), ETrial);
    sell(market, model, &terms, expected_price, payment, clock, ctx);
}

/// Takes a trial, once per person and model. Aborts as `purchase`, but 53 not a trial, and
/// 54 tried already.
public fun try_out<W>(
    market: &Market<W>,
    model: &mut Model<W>,
    offer: u32,
    expected_price: u64,
    payment: Coin<W>,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    let terms = terms_of(market, model, offer);
    assert!(terms.is_trial(), ETrial);
    assert!(!model.trials_mut().contains(ctx.sender()), ETriedAlready);
    model.trials_mut().add(ctx.sender(), clock.timestamp_ms());
    sell(market, model, &terms, expected_price, payment, clock, ctx);
}

/// Adds a period under `offer` to a pass, from its end on, or from now where it has ended; at
/// most for `max_price`. Same rights, and the same iterations; once the pass has ended it may also
/// gain some. Aborts as `purchase`, but 17 the price is over `max_price`; 21 a pass of another
/// model, 53 a trial renews nothing, 55 other rights, fewer iterations, or more too early.
public fun renew<W>(
    market: &Market<W>,
    model: &Model<W>,
    pass: &mut AccessPass,
    offer: u32,
    max_price: u64,
    payment: Coin<W>,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    let terms = terms_of(market, model, offer);
    assert!(!terms.is_trial(), ETrial);
    pass.assert_model(object::id(model));
    assert!(terms.price() <= max_price, EStalePrice);
    let now_ms = clock.timestamp_ms();
    let has_ended = pass.ends_at_ms() <= now_ms;
    assert_renews(&terms, pass, has_ended);
    let starts_at_ms = if (has_ended) now_ms else pass.ends_at_ms();
    let previous = pass.sale();
    let sale = pay(
        market,
        model,
        &terms,
        payment,
        starts_at_ms,
        option::some(previous),
        ctx,
    );
    pass.lengthen(object::id(&sale), &terms, sale.ends_at_ms());
    sale_events::pass_renewed(
        object::id(pass),
        object::id(&sale),
        previous,
        object::id(model),
        model.team(),
        ctx.sender(),
        offer,
        terms.rights(),
        terms.refund_rule(),
        terms.quota(),
        terms.window_ms(),
        terms.price(),
        terms.first_iteration(),
        terms.last_iteration(),
        sale.fee_bps(),
        starts_at_ms,
        sale.ends_at_ms(),
        now_ms,
    );
    sale.share(object::id(pass));
}

/// Aborts 55 unless the terms are of the pass's rights and iterations; more only `has_ended`.
fun assert_renews(terms: &Offer, pass: &AccessPass, has_ended: bool) {
    assert!(terms.rights() == pass.rights(), EOtherPass);
    let (first, last) = (terms.first_iteration(), terms.last_iteration());
    assert!(first <= pass.first_iteration() && last >= pass.last_iteration(), EOtherPass);
    let same = first == pass.first_iteration() && last == pass.last_iteration();
    // Else what the new period adds could be opened in the running one, and its money had back.
    assert!(same || has_ended, EOtherPass);
}

/// A copy of an offer that stands. Aborts 1, 12, 15, 16, 20, 43.
fun terms_of<W>(market: &Market<W>, model: &Model<W>, offer: u32): Offer {
    model.assert_market(market);
    model.assert_standing();
    let terms = *model.offer(offer);
    assert!(terms.is_active(), EOfferInactive);
    assert!(market.is_window_allowed(terms.window_ms()), EWindow);
    terms
}

fun sell<W>(
    market: &Market<W>,
    model: &Model<W>,
    terms: &Offer,
    expected_price: u64,
    payment: Coin<W>,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    assert!(terms.price() == expected_price, EStalePrice);
    let starts_at_ms = clock.timestamp_ms();
    let sale = pay(market, model, terms, payment, starts_at_ms, option::none(), ctx);
    let buyer = ctx.sender();
    let pass = access::new(
        model,
        object::id(market),
        object::id(&sale),
        terms,
        starts_at_ms,
        ctx,
    );
    sale_events::pass_bought(
        object::id(&pass),
        object::id(&sale),
        object::id(model),
        model.team(),
        buyer,
        terms.number(),
        terms.rights(),
        terms.refund_rule(),
        terms.quota(),
        terms.window_ms(),
        terms.price(),
        terms.first_iteration(),
        terms.last_iteration(),
        terms.is_trial(),
        sale.fee_bps(),
        starts_at_ms,
        sale.ends_at_ms(),
    );
    sale.share(object::id(&pass));
    pass.give(buyer);
}

/// Takes exactly the price into a new sale and gives the rest back. Aborts 18, 19.
fun pay<W>(
    market: &Market<W>,
    model: &Model<W>,
    terms: &Offer,
    mut payment: Coin<W>,
    starts_at_ms: u64,
    previous: Option<ID>,
    ctx: &mut TxContext,
): Sale<W> {
    let count = model.iteration_count();
    let newest = if (terms.last_iteration() < count) terms.last_iteration() else count;
    assert!(
        market.covers(model.iteration(newest).end_epoch(), starts_at_ms + terms.window_ms()),
        EStorageEndsBefore,
    );
    assert!(payment.value() >= terms.price(), EPaymentTooSmall);
    let paid = payment.split(terms.price(), ctx).into_balance();
    if (payment.value() == 0) payment.destroy_zero()
    else transfer::public_transfer(payment, ctx.sender());
    sale::new(
        market,
        object::id(model),
        model.team(),
        ctx.sender(),
        terms,
        paid,
        starts_at_ms,
        previous,
        ctx,
    )
}
