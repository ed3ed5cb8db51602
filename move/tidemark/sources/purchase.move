/// One transaction: pay, sale, pass.
///
/// Market and model are read only, so any number of buyers buy the same model side by side.
module tidemark::purchase;

use sui::clock::Clock;
use sui::coin::Coin;
use tidemark::access;
use tidemark::events;
use tidemark::market::Market;
use tidemark::model::Model;
use tidemark::sale;

const EOfferInactive: u64 = 16;
const EStalePrice: u64 = 17;
const EPaymentTooSmall: u64 = 18;
const EStorageEndsBefore: u64 = 19;

/// Buys a pass under `offer` for exactly `expected_price`; change goes back to the sender.
/// The window starts now. The newest iteration the offer covers must be stored to its end.
/// Aborts 1, 15 unknown offer, 16 withdrawn, 17 the price is another, 18 payment too small,
/// 19 storage ends before the window.
public fun purchase<W>(
    market: &Market<W>,
    model: &Model<W>,
    offer: u32,
    expected_price: u64,
    mut payment: Coin<W>,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    market.assert_version();
    let terms = *model.offer(offer);
    assert!(terms.is_active(), EOfferInactive);
    assert!(terms.price() == expected_price, EStalePrice);
    assert!(payment.value() >= expected_price, EPaymentTooSmall);
    let starts_at_ms = clock.timestamp_ms();
    let ends_at_ms = starts_at_ms + terms.window_ms();
    let count = model.iteration_count();
    let newest = if (terms.last_iteration() < count) terms.last_iteration() else count;
    assert!(
        market.covers(model.iteration(newest).end_epoch(), ends_at_ms),
        EStorageEndsBefore,
    );

    let buyer = ctx.sender();
    let paid = payment.split(expected_price, ctx).into_balance();
    if (payment.value() == 0) payment.destroy_zero()
    else transfer::public_transfer(payment, buyer);

    let model_id = object::id(model);
    let sale = sale::new(model_id, model.team(), buyer, paid, ends_at_ms, ctx);
    let sale_id = object::id(&sale);
    let pass = access::grant(
        model_id,
        model.team(),
        sale_id,
        offer,
        &terms,
        starts_at_ms,
        ends_at_ms,
        buyer,
        ctx,
    );
    events::pass_bought(
        pass,
        sale_id,
        model_id,
        model.team(),
        offer,
        buyer,
        expected_price,
        terms.rights(),
        terms.window_ms(),
        terms.first_iteration(),
        terms.last_iteration(),
        starts_at_ms,
        ends_at_ms,
    );
    sale.share(pass);
}
