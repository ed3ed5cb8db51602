/// The money of one period of a pass until it is settled: receipt and escrow in one.
///
/// Each sale is its own shared object, so two buyers never wait for each other and a team can
/// collect without the buyer. Its terms are a copy; nothing later changes them.
/// Invariants
/// - `paid` = balance + `settled` + `refunded`, to the unit; `settled` includes the fee.
/// - What was settled stays earned: `settled` ≤ paid − what could be refunded then, and the
///   latter never grows.
module tidemark::sale;

use sui::balance::Balance;
use sui::clock::Clock;
use sui::coin::{Self, Coin};
use tidemark::earning;
use tidemark::market::Market;
use tidemark::offer::{Self, Offer};
use tidemark::sale_events;
use tidemark::share;
use tidemark::team::Team;

const EEnded: u64 = 24;
const EForeignTeam: u64 = 27;
const ENothingToSettle: u64 = 28;
const ENotOpened: u64 = 32;
const ENotTeam: u64 = 33;
const ENoCalls: u64 = 50;
const EQuota: u64 = 51;
const ERefunded: u64 = 52;

public struct Sale<phantom W> has key {
    id: UID,
    market: ID,
    pass: ID,
    model: ID,
    team: ID,
    buyer: address,
    offer: u32,
    rights: u8,
    refund_rule: u8,
    quota: u64,
    used: u64,
    starts_at_ms: u64,
    ends_at_ms: u64,
    paid: u64,
    balance: Balance<W>,
    /// Left the sale towards team and market so far.
    settled: u64,
    fee_bps: u16,
    fee_recipient: address,
    fee_paid: u64,
    refunded: u64,
    closed: bool,
    opens: u64,
    opened_until_ms: u64,
    /// The sale of the pass's period before this one.
    previous: Option<ID>,
}

/// Moves what the sale has earned by now into the team's vault, less the market's fee: all of it
/// where the terms give no refund. Anyone may call.
/// Aborts 1, 20 another market, 27 another team's sale, 28 nothing earned since the last time.
public fun settle<W>(
    market: &Market<W>,
    sale: &mut Sale<W>,
    team: &mut Team<W>,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    sale.assert_market(market);
    assert!(sale.team == object::id(team), EForeignTeam);
    let now_ms = clock.timestamp_ms();
    let earned = sale.paid - sale.refunded - sale.refundable(now_ms);
    assert!(earned > sale.settled, ENothingToSettle);
    let due = earned - sale.settled;
    // From the whole, not from each part, so that settling often costs nobody a unit.
    let fee = share::basis_points_of(earned, sale.fee_bps) - sale.fee_paid;
    sale.settled = earned;
    sale.fee_paid = sale.fee_paid + fee;
    if (fee > 0) {
        let part = coin::take(&mut sale.balance, fee, ctx);
        transfer::public_transfer(part, sale.fee_recipient);
    };
    team.collect(sale.balance.split(due - fee));
    sale_events::sale_settled(
        object::id(sale),
        sale.pass,
        sale.model,
        sale.team,
        due - fee,
        fee,
        sale.fee_recipient,
        sale.balance.value(),
        ctx.sender(),
        now_ms,
    );
}

/// Notes calls that a gateway served under an opened pass. By a member or operator of the team.
/// A holder who never opened can have nothing counted against her.
/// Aborts 1, 20 another market, 24 the period has ended, 27 another team's sale, 32 not opened,
/// or the session has ended, 33 neither member nor operator, 50 no calls, or no right to any,
/// 51 more than the quota, 52 refunded.
public fun record_calls<W>(
    market: &Market<W>,
    team: &Team<W>,
    sale: &mut Sale<W>,
    calls: u64,
    clock: &Clock,
    ctx: &TxContext,
) {
    sale.assert_market(market);
    assert!(sale.team == object::id(team), EForeignTeam);
    assert!(team.is_member_or_operator(ctx.sender()), ENotTeam);
    assert!(calls > 0 && offer::invokes(sale.rights), ENoCalls);
    assert!(!sale.closed, ERefunded);
    let now_ms = clock.timestamp_ms();
    assert!(now_ms < sale.ends_at_ms, EEnded);
    assert!(now_ms < sale.opened_until_ms, ENotOpened);
    if (sale.quota > 0) assert!(calls <= sale.quota - sale.used, EQuota);
    sale.used = sale.used + calls;
    sale_events::calls_recorded(
        object::id(sale),
        sale.pass,
        sale.model,
        sale.team,
        calls,
        sale.used,
        sale.quota,
        ctx.sender(),
        now_ms,
    );
}

/// A sale not yet bound to its pass; `share` binds and shares it in the same transaction.
public(package) fun new<W>(
    market: &Market<W>,
    model: ID,
    team: ID,
    buyer: address,
    terms: &Offer,
    balance: Balance<W>,
    starts_at_ms: u64,
    previous: Option<ID>,
    ctx: &mut TxContext,
): Sale<W> {
    let id = object::new(ctx);
    let unbound = id.to_inner();
    Sale<W> {
        id,
        market: object::id(market),
        pass: unbound,
        model,
        team,
        buyer,
        offer: terms.number(),
        rights: terms.rights(),
        refund_rule: terms.refund_rule(),
        quota: terms.quota(),
        used: 0,
        starts_at_ms,
        ends_at_ms: starts_at_ms + terms.window_ms(),
        paid: balance.value(),
        balance,
        settled: 0,
        fee_bps: market.fee_bps(),
        fee_recipient: market.fee_recipient(),
        fee_paid: 0,
        refunded: 0,
        closed: false,
        opens: 0,
        opened_until_ms: 0,
        previous,
    }
}

public(package) fun share<W>(mut sale: Sale<W>, pass: ID) {
    sale.pass = pass;
    transfer::share_object(sale);
}

/// Aborts 1 old code, 20 unless the sale was made in this market.
public(package) fun assert_market<W>(sale: &Sale<W>, market: &Market<W>) {
    market.assert_version();
    market.assert_same(sale.market);
}

public(package) fun record_opening<W>(sale: &mut Sale<W>, opened_until_ms: u64) {
    sale.opens = sale.opens + 1;
    sale.opened_until_ms = opened_until_ms;
}

/// Closes the sale and takes out what can be refunded now; 0 when nothing can.
public(package) fun close<W>(sale: &mut Sale<W>, now_ms: u64, ctx: &mut TxContext): Coin<W> {
    let amount = sale.refundable(now_ms);
    sale.closed = true;
    sale.refunded = amount;
    coin::take(&mut sale.balance, amount, ctx)
}

/// What the holder could have back at this time.
public(package) fun refundable<W>(sale: &Sale<W>, now_ms: u64): u64 {
    if (sale.closed) return 0;
    earning::refundable(
        sale.paid,
        sale.rights,
        sale.refund_rule,
        sale.opens,
        sale.quota,
        sale.used,
        sale.starts_at_ms,
        sale.ends_at_ms,
        now_ms,
    )
}

public(package) fun pass<W>(sale: &Sale<W>): ID { sale.pass }

public(package) fun starts_at_ms<W>(sale: &Sale<W>): u64 { sale.starts_at_ms }

public(package) fun ends_at_ms<W>(sale: &Sale<W>): u64 { sale.ends_at_ms }

public(package) fun fee_bps<W>(sale: &Sale<W>): u16 { sale.fee_bps }

public(package) fun is_closed<W>(sale: &Sale<W>): bool { sale.closed }

public(package) fun previous<W>(sale: &Sale<W>): Option<ID> { sale.previous }

public(package) fun team<W>(sale: &Sale<W>): ID { sale.team }

public(package) fun held<W>(sale: &Sale<W>): u64 { sale.balance.value() }

#[test_only]
public fun balance_value<W>(sale: &Sale<W>): u64 { sale.balance.value() }

#[test_only]
public fun paid<W>(sale: &Sale<W>): u64 { sale.paid }

#[test_only]
public fun settled<W>(sale: &Sale<W>): u64 { sale.settled }

#[test_only]
public fun refunded<W>(sale: &Sale<W>): u64 { sale.refunded }

#[test_only]
public fun used<W>(sale: &Sale<W>): u64 { sale.used }

#[test_only]
public fun opens<W>(sale: &Sale<W>): u64 { sale.opens }
