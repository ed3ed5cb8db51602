/// Gives a pass's holder back what she has not used. Needs nobody's consent: the money is in the
/// sale, and `earning` says how much.
module tidemark::refund;

use sui::clock::Clock;
use tidemark::access::AccessPass;
use tidemark::market::Market;
use tidemark::sale::Sale;
use tidemark::sale_events;

const EForeignSale: u64 = 22;
const ENothingToRefund: u64 = 56;

/// Pays back the unused part of the pass's newest period and ends that period now, or before it
/// began. An earlier period keeps its end and can be refunded next.
/// Aborts 1, 20 another market, 22 not the sale of the pass's newest period, 56 nothing left to
/// refund, or the terms give none.
public fun refund<W>(
    market: &Market<W>,
    pass: &mut AccessPass,
    sale: &mut Sale<W>,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    sale.assert_market(market);
    assert!(
        sale.pass() == object::id(pass) && pass.sale() == object::id(sale),
        EForeignSale,
    );
    let now_ms = clock.timestamp_ms();
    let starts_at_ms = sale.starts_at_ms();
    let ends_at_ms = if (starts_at_ms > now_ms) starts_at_ms else now_ms;
    let back = sale.close(now_ms, ctx);
    let amount = back.value();
    assert!(amount > 0, ENothingToRefund);
    transfer::public_transfer(back, ctx.sender());
    pass.shorten(sale.previous(), ends_at_ms);
    sale_events::sale_refunded(
        object::id(sale),
        object::id(pass),
        pass.model(),
        sale.team(),
        ctx.sender(),
        amount,
        sale.held(),
        ends_at_ms,
        now_ms,
    );
}
