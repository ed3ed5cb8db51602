/// A team sells models and splits what they earn.
///
/// Invariants
/// - Shares are basis points that sum to 10 000; members are distinct.
/// - `collected` = all that sales ever paid in = `distributed` + the vault, to the unit.
/// - The cap is bound to one team by id and cannot leave its holder except by this package.
module tidemark::team;

use std::string::String;
use sui::balance::{Self, Balance};
use sui::clock::Clock;
use sui::coin;
use tidemark::events;
use tidemark::market::{Self, Market};

const EWrongCap: u64 = 2;
const EShares: u64 = 5;
const ENothingToDistribute: u64 = 29;
const EOperator: u64 = 34;

const BASIS_POINTS: u64 = 10_000;
const MAX_NAME_BYTES: u64 = 96;
const MAX_OPERATORS: u64 = 8;

public struct Team<phantom W> has key {
    id: UID,
    name: String,
    members: vector<address>,
    shares_bps: vector<u16>,
    operators: vector<address>,
    vault: Balance<W>,
    collected: u64,
    distributed: u64,
}

public struct TeamCap has key {
    id: UID,
    team: ID,
}

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
        name,
        members,
        shares_bps,
        operators: vector[],
        vault: balance::zero(),
        collected: 0,
        distributed: 0,
    };
    let cap = TeamCap { id: object::new(ctx), team: object::id(&team) };
    events::team_created(object::id(&team), name, members, shares_bps, ctx.sender());
    transfer::share_object(team);
    transfer::transfer(cap, ctx.sender());
}

/// Lets `operator` open the team's models to serve them.
/// Aborts 1, 2 foreign cap, 34 known already or too many.
public fun add_operator<W>(
    cap: &TeamCap,
    market: &Market<W>,
    team: &mut Team<W>,
    operator: address,
) {
    market.assert_version();
    assert_cap(cap, object::id(team));
    assert!(!team.operators.contains(&operator), EOperator);
    assert!(team.operators.length() < MAX_OPERATORS, EOperator);
    team.operators.push_back(operator);
    events::operator_added(object::id(team), operator);
}

/// Aborts 1, 2 foreign cap, 34 unknown operator.
public fun remove_operator<W>(
    cap: &TeamCap,
    market: &Market<W>,
    team: &mut Team<W>,
    operator: address,
) {
    market.assert_version();
    assert_cap(cap, object::id(team));
    let (known, index) = team.operators.index_of(&operator);
    assert!(known, EOperator);
    team.operators.remove(index);
    events::operator_removed(object::id(team), operator);
}

/// Pays every member floor(vault × share / 10 000); the remainder stays. Anyone may call.
/// Aborts 1, 29 when no member would get a unit.
public fun distribute<W>(
    market: &Market<W>,
    team: &mut Team<W>,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    market.assert_version();
    let held = team.vault.value();
    let mut amounts = vector<u64>[];
    let mut total = 0;
    let mut i = 0;
    // Bounded by the market's member limit.
    while (i < team.members.length()) {
        let amount = share_of(held, team.shares_bps[i]);
        if (amount > 0) {
            let paid = coin::take(&mut team.vault, amount, ctx);
            transfer::public_transfer(paid, team.members[i]);
        };
        amounts.push_back(amount);
        total = total + amount;
        i = i + 1;
    };
    assert!(total > 0, ENothingToDistribute);
    team.distributed = team.distributed + total;
    events::revenue_distributed(
        object::id(team),
        total,
        team.members,
        amounts,
        team.vault.value(),
        clock.timestamp_ms(),
    );
}

/// Takes a sale's money into the vault.
public(package) fun collect<W>(team: &mut Team<W>, amount: Balance<W>) {
    team.collected = team.collected + amount.value();
    team.vault.join(amount);
}

/// Aborts 2 unless the cap is this team's.
public(package) fun assert_cap(cap: &TeamCap, team: ID) {
    assert!(cap.team == team, EWrongCap);
}

public(package) fun of_cap(cap: &TeamCap): ID { cap.team }

public(package) fun is_member_or_operator<W>(team: &Team<W>, who: address): bool {
    team.members.contains(&who) || team.operators.contains(&who)
}

fun share_of(amount: u64, share_bps: u16): u64 {
    (((amount as u128) * (share_bps as u128)) / (BASIS_POINTS as u128)) as u64
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
    assert!(sum == BASIS_POINTS, EShares);
}

#[test_only]
public fun vault_value<W>(team: &Team<W>): u64 { team.vault.value() }

#[test_only]
public fun collected<W>(team: &Team<W>): u64 { team.collected }

#[test_only]
public fun distributed<W>(team: &Team<W>): u64 { team.distributed }
