/// A team sells models and splits what they earn.
///
/// Invariants
/// - Shares are basis points that sum to 10 000; members are distinct.
/// - `collected` = all that sales ever paid in = `distributed` + the vault, to the unit.
/// - What members advanced is repaid before anything is shared, in the order it was advanced.
/// - New shares never touch money that was in the vault before: it is distributed first.
/// - The cap is bound to one team by id and leaves its holder only for a member of that team.
module tidemark::team;

use std::string::String;
use sui::balance::{Self, Balance};
use sui::clock::Clock;
use sui::coin;
use tidemark::market::{Self, Market};
use tidemark::market_events;
use tidemark::share;

const EWrongCap: u64 = 2;
const EShares: u64 = 5;
const ENothingToDistribute: u64 = 29;
const EOperator: u64 = 34;
const ENotMember: u64 = 38;
const ETooManyAdvances: u64 = 39;

const MAX_NAME_BYTES: u64 = 96;
const MAX_OPERATORS: u64 = 8;
/// Members of now and of before to whom the team still owes something.
const MAX_ADVANCES: u64 = 16;

public struct Team<phantom W> has key {
    id: UID,
    market: ID,
    name: String,
    members: vector<address>,
    shares_bps: vector<u16>,
    operators: vector<address>,
    vault: Balance<W>,
    collected: u64,
    distributed: u64,
    /// What is still to be repaid, oldest first, one entry a person.
    advances: vector<Advance>,
}

public struct Advance has copy, drop, store { member: address, amount: u64 }

public struct TeamCap has key { id: UID, team: ID }

/// Shares a team and gives its cap to the sender.
/// Aborts 1 old code, 4 name empty or over 96 bytes, 5 shares malformed.
public fun create<W>(
    market: &Market<W>,
    name: String,
    members: vector<address>,
    shares_bps: vector<u16>,
    ctx: &mut TxContext,
) {
    market.assert_version();
    market::assert_text(&name, 1, MAX_NAME_BYTES);
    assert_shares(&members, &shares_bps, market.max_members());
    let team = Team<W> {
        id: object::new(ctx),
        market: object::id(market),
        name,
        members,
        shares_bps,
        operators: vector[],
        vault: balance::zero(),
        collected: 0,
        distributed: 0,
        advances: vector[],
    };
    let cap = TeamCap { id: object::new(ctx), team: object::id(&team) };
    market_events::team_created(
        object::id(&team),
        team.market,
        name,
        members,
        shares_bps,
        ctx.sender(),
    );
    transfer::share_object(team);
    transfer::transfer(cap, ctx.sender());
}

/// Pays out the vault under the old shares, then sets new ones.
/// Aborts 1, 2 foreign cap, 5 shares malformed, 20 another market.
public fun set_shares<W>(
    cap: &TeamCap,
    market: &Market<W>,
    team: &mut Team<W>,
    members: vector<address>,
    shares_bps: vector<u16>,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    team.assert_market(market);
    assert_cap(cap, object::id(team));
    assert_shares(&members, &shares_bps, market.max_members());
    team.pay_out(clock.timestamp_ms(), ctx);
    team.members = members;
    team.shares_bps = shares_bps;
    let at_ms = clock.timestamp_ms();
    market_events::shares_set(object::id(team), members, shares_bps, ctx.sender(), at_ms);
}

/// Gives the cap, and with it all of the team's management, to a member; only the new holder can
/// give it back. Aborts 1, 2 foreign cap, 20 another market, 38 unless `to` is a member.
public fun hand_over<W>(
    cap: TeamCap,
    market: &Market<W>,
    team: &Team<W>,
    to: address,
    clock: &Clock,
    ctx: &TxContext,
) {
    team.assert_market(market);
    assert_cap(&cap, object::id(team));
    assert!(team.members.contains(&to), ENotMember);
    market_events::cap_handed_over(object::id(team), ctx.sender(), to, clock.timestamp_ms());
    transfer::transfer(cap, to);
}

/// Lets `operator` open the team's models to serve them.
/// Aborts 1, 2 foreign cap, 20 another market, 34 known already or too many.
public fun add_operator<W>(
    cap: &TeamCap,
    market: &Market<W>,
    team: &mut Team<W>,
    operator: address,
    ctx: &TxContext,
) {
    team.assert_market(market);
    assert_cap(cap, object::id(team));
    assert!(!team.operators.contains(&operator), EOperator);
    assert!(team.operators.length() < MAX_OPERATORS, EOperator);
    team.operators.push_back(operator);
    market_events::operator_added(object::id(team), operator, ctx.sender());
}

/// Aborts 1, 2 foreign cap, 20 another market, 34 unknown operator.
public fun remove_operator<W>(
    cap: &TeamCap,
    market: &Market<W>,
    team: &mut Team<W>,
    operator: address,
    ctx: &TxContext,
) {
    team.assert_market(market);
    assert_cap(cap, object::id(team));
    let (known, index) = team.operators.index_of(&operator);
    assert!(known, EOperator);
    team.operators.remove(index);
    market_events::operator_removed(object::id(team), operator, ctx.sender());
}

/// Repays what members advanced, then pays every member floor(rest × share / 10 000); the
/// remainder stays. Anyone may call. Aborts 1, 20 another market, 29 nobody would get a unit.
public fun distribute<W>(
    market: &Market<W>,
    team: &mut Team<W>,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    team.assert_market(market);
    assert!(team.pay_out(clock.timestamp_ms(), ctx) > 0, ENothingToDistribute);
}

/// Takes a sale's money into the vault.
public(package) fun collect<W>(team: &mut Team<W>, amount: Balance<W>) {
    team.collected = team.collected + amount.value();
    team.vault.join(amount);
}

/// Notes that `member` paid `amount` for the team.
/// Aborts 38 not a member, 39 the team owes too many people already.
public(package) fun advance<W>(team: &mut Team<W>, member: address, amount: u64) {
    assert!(team.members.contains(&member), ENotMember);
    let mut i = 0;
    // Bounded by MAX_ADVANCES.
    while (i < team.advances.length()) {
        let owed = &mut team.advances[i];
        if (owed.member == member) {
            owed.amount = owed.amount + amount;
            return
        };
        i = i + 1;
    };
    assert!(i < MAX_ADVANCES, ETooManyAdvances);
    team.advances.push_back(Advance { member, amount });
}

/// Aborts 1 old code, 20 unless the team was made in this market.
public(package) fun assert_market<W>(team: &Team<W>, market: &Market<W>) {
    market.assert_version();
    market.assert_same(team.market);
}

/// Aborts 2 unless the cap is this team's.
public(package) fun assert_cap(cap: &TeamCap, team: ID) {
    assert!(cap.team == team, EWrongCap);
}

public(package) fun of_cap(cap: &TeamCap): ID { cap.team }

public(package) fun is_member_or_operator<W>(team: &Team<W>, who: address): bool {
    team.members.contains(&who) || team.operators.contains(&who)
}

/// Empties the vault but for the remainder; answers what was paid.
fun pay_out<W>(team: &mut Team<W>, at_ms: u64, ctx: &mut TxContext): u64 {
    let (lenders, repaid) = team.repay(ctx);
    let rest = team.vault.value();
    let mut amounts = vector<u64>[];
    let mut i = 0;
    // Bounded by the market's member limit.
    while (i < team.members.length()) {
        let member = team.members[i];
        let amount = share::basis_points_of(rest, team.shares_bps[i]);
        team.pay(member, amount, ctx);
        amounts.push_back(amount);
        i = i + 1;
    };
    let total = share::sum(&repaid) + share::sum(&amounts);
    if (total > 0) {
        team.distributed = team.distributed + total;
        market_events::revenue_distributed(
            object::id(team),
            total,
            lenders,
            repaid,
            team.members,
            amounts,
            team.vault.value(),
            ctx.sender(),
            at_ms,
        );
    };
    total
}

/// Repays advances, oldest first, as far as the vault reaches.
fun repay<W>(team: &mut Team<W>, ctx: &mut TxContext): (vector<address>, vector<u64>) {
    let mut lenders = vector<address>[];
    let mut repaid = vector<u64>[];
    // Bounded by MAX_ADVANCES: every turn but the last removes an entry.
    while (!team.advances.is_empty() && team.vault.value() > 0) {
        let Advance { member, amount: owed } = team.advances[0];
        let held = team.vault.value();
        let amount = if (owed <= held) owed else held;
        team.pay(member, amount, ctx);
        lenders.push_back(member);
        repaid.push_back(amount);
        if (amount == owed) { team.advances.remove(0); }
        else { team.advances[0].amount = owed - amount };
    };
    (lenders, repaid)
}

fun pay<W>(team: &mut Team<W>, to: address, amount: u64, ctx: &mut TxContext) {
    if (amount == 0) return;
    transfer::public_transfer(coin::take(&mut team.vault, amount, ctx), to);
}

fun assert_shares(members: &vector<address>, shares_bps: &vector<u16>, max_members: u64) {
    let count = members.length();
    assert!(count > 0 && count <= max_members && count == shares_bps.length(), EShares);
    let mut sum = 0u64;
    let mut i = 0;
    while (i < count) {
        assert!(shares_bps[i] > 0, EShares);
        sum = sum + (shares_bps[i] as u64);
        let mut j = i + 1;
        while (j < count) {
            assert!(members[i] != members[j], EShares);
            j = j + 1;
        };
        i = i + 1;
    };
    assert!(sum == share::basis_points(), EShares);
}

/// Vault, collected and distributed.
#[test_only]
public fun sums<W>(team: &Team<W>): (u64, u64, u64) {
    (team.vault.value(), team.collected, team.distributed)
}

#[test_only]
public fun owed_to<W>(team: &Team<W>, member: address): u64 {
    let mut i = 0;
    while (i < team.advances.length()) {
        if (team.advances[i].member == member) return team.advances[i].amount;
        i = i + 1;
    };
    0
}
