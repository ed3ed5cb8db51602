/// The money of one pass until it is settled: receipt and escrow in one.
///
/// Each sale is its own shared object, so two buyers never wait for each other and a team can
/// collect without the buyer.
/// Invariant: `paid` = balance + what was settled, to the unit.
module tidemark::sale;

use sui::balance::Balance;
use sui::clock::Clock;
use tidemark::events;
use tidemark::market::Market;
use tidemark::team::Team;

const EForeignTeam: u64 = 27;
const ENothingToSettle: u64 = 28;

public struct Sale<phantom W> has key {
    id: UID,
    pass: ID,
    model: ID,
    team: ID,
    buyer: address,
    paid: u64,
    balance: Balance<W>,
    opens: u64,
    ends_at_ms: u64,
}

/// Moves what the sale has earned into the team's vault: all of it at once, because no offer
/// gives a refund yet. Anyone may call. Aborts 1, 27 another team's sale, 28 settled already.
public fun settle<W>(market: &Market<W>, sale: &mut Sale<W>, team: &mut Team<W>, clock: &Clock) {
    market.assert_version();
    assert!(sale.team == object::id(team), EForeignTeam);
    let amount = sale.balance.value();
    assert!(amount > 0, ENothingToSettle);
    team.collect(sale.balance.withdraw_all());
    events::sale_settled(
        object::id(sale),
        sale.pass,
        sale.model,
        sale.team,
        amount,
        clock.timestamp_ms(),
    );
}

/// A sale not yet bound to its pass; `purchase` binds and shares it in the same transaction.
public(package) fun new<W>(
    model: ID,
    team: ID,
    buyer: address,
    balance: Balance<W>,
    ends_at_ms: u64,
    ctx: &mut TxContext,
): Sale<W> {
    let id = object::new(ctx);
    let unbound = id.to_inner();
    Sale<W> {
        id,
        pass: unbound,
        model,
        team,
        buyer,
        paid: balance.value(),
        balance,
        opens: 0,
        ends_at_ms,
    }
}

public(package) fun share<W>(mut sale: Sale<W>, pass: ID) {
    sale.pass = pass;
    transfer::share_object(sale);
}

public(package) fun record_opening<W>(sale: &mut Sale<W>) { sale.opens = sale.opens + 1 }

public(package) fun pass<W>(sale: &Sale<W>): ID { sale.pass }

#[test_only]
public fun balance_value<W>(sale: &Sale<W>): u64 { sale.balance.value() }

#[test_only]
public fun paid<W>(sale: &Sale<W>): u64 { sale.paid }

#[test_only]
public fun opens<W>(sale: &Sale<W>): u64 { sale.opens }
