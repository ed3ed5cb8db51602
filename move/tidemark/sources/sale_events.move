/// Events of what is sold: passes, their sales and their openings.
module tidemark::sale_events;

use sui::event;

public struct PassBought has copy, drop {
    pass: ID,
    sale: ID,
    model: ID,
    team: ID,
    buyer: address,
    offer: u32,
    rights: u8,
    refund_rule: u8,
    quota: u64,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    trial: bool,
    fee_bps: u16,
    starts_at_ms: u64,
    ends_at_ms: u64,
}

/// The period this sale pays for is `[starts_at_ms, ends_at_ms)`.
public struct PassRenewed has copy, drop {
    pass: ID,
    sale: ID,
    previous_sale: ID,
    model: ID,
    team: ID,
    holder: address,
    offer: u32,
    rights: u8,
    refund_rule: u8,
    quota: u64,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    fee_bps: u16,
    starts_at_ms: u64,
    ends_at_ms: u64,
    at_ms: u64,
}

public struct PassOpened has copy, drop {
    pass: ID,
    sale: ID,
    model: ID,
    iteration: u32,
    holder: address,
    at_ms: u64,
    opened_until_ms: u64,
    opens: u64,
}

public struct CallsRecorded has copy, drop {
    sale: ID,
    pass: ID,
    model: ID,
    team: ID,
    calls: u64,
    used: u64,
    quota: u64,
    by: address,
    at_ms: u64,
}

/// `amount` went to the team, `fee` to the market; `held` is still in the sale.
public struct SaleSettled has copy, drop {
    sale: ID,
    pass: ID,
    model: ID,
    team: ID,
    amount: u64,
    fee: u64,
    fee_recipient: address,
    held: u64,
    by: address,
    at_ms: u64,
}

/// `held` is what the team earned and can collect; the pass now ends at `ends_at_ms`.
public struct SaleRefunded has copy, drop {
    sale: ID,
    pass: ID,
    model: ID,
    team: ID,
    holder: address,
    amount: u64,
    held: u64,
    ends_at_ms: u64,
    at_ms: u64,
}

public(package) fun pass_bought(
    pass: ID,
    sale: ID,
    model: ID,
    team: ID,
    buyer: address,
    offer: u32,
    rights: u8,
    refund_rule: u8,
    quota: u64,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    trial: bool,
    fee_bps: u16,
    starts_at_ms: u64,
    ends_at_ms: u64,
) {
    event::emit(PassBought {
        pass,
        sale,
        model,
        team,
        buyer,
        offer,
        rights,
        refund_rule,
        quota,
        window_ms,
        price,
        first_iteration,
        last_iteration,
        trial,
        fee_bps,
        starts_at_ms,
        ends_at_ms,
    });
}

public(package) fun pass_renewed(
    pass: ID,
    sale: ID,
    previous_sale: ID,
    model: ID,
    team: ID,
    holder: address,
    offer: u32,
    rights: u8,
    refund_rule: u8,
    quota: u64,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    fee_bps: u16,
    starts_at_ms: u64,
    ends_at_ms: u64,
    at_ms: u64,
) {
    event::emit(PassRenewed {
        pass,
        sale,
        previous_sale,
        model,
        team,
        holder,
        offer,
        rights,
        refund_rule,
        quota,
        window_ms,
        price,
        first_iteration,
        last_iteration,
        fee_bps,
        starts_at_ms,
        ends_at_ms,
        at_ms,
    });
}

public(package) fun pass_opened(
    pass: ID,
    sale: ID,
    model: ID,
    iteration: u32,
    holder: address,
    at_ms: u64,
    opened_until_ms: u64,
    opens: u64,
) {
    event::emit(PassOpened { pass, sale, model, iteration, holder, at_ms, opened_until_ms, opens });
}

public(package) fun calls_recorded(
    sale: ID,
    pass: ID,
    model: ID,
    team: ID,
    calls: u64,
    used: u64,
    quota: u64,
    by: address,
    at_ms: u64,
) {
    event::emit(CallsRecorded { sale, pass, model, team, calls, used, quota, by, at_ms });
}

public(package) fun sale_settled(
    sale: ID,
    pass: ID,
    model: ID,
    team: ID,
    amount: u64,
    fee: u64,
    fee_recipient: address,
    held: u64,
    by: address,
    at_ms: u64,
) {
    event::emit(SaleSettled {
        sale,
        pass,
        model,
        team,
        amount,
        fee,
        fee_recipient,
        held,
        by,
        at_ms,
    });
}

public(package) fun sale_refunded(
    sale: ID,
    pass: ID,
    model: ID,
    team: ID,
    holder: address,
    amount: u64,
    held: u64,
    ends_at_ms: u64,
    at_ms: u64,
) {
    event::emit(SaleRefunded { sale, pass, model, team, holder, amount, held, ends_at_ms, at_ms });
}
