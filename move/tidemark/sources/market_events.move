/// Events of markets and teams. Kept apart from the rules, so that a new event never touches one.
module tidemark::market_events;

use std::string::String;
use sui::event;

public struct MarketCreated has copy, drop {
    market: ID,
    epoch_ms: u64,
    anchor_epoch: u32,
    anchor_ms: u64,
    storage_ceiling: u64,
}

public struct LimitsSet has copy, drop {
    market: ID,
    min_window_ms: u64,
    max_window_ms: u64,
    session_ms: u64,
    max_members: u64,
    storage_ceiling: u64,
}

public struct FeeSet has copy, drop { market: ID, fee_bps: u16, fee_recipient: address }

public struct MarketMigrated has copy, drop { market: ID, from_version: u64, to_version: u64 }

public struct TeamCreated has copy, drop {
    team: ID,
    market: ID,
    name: String,
    members: vector<address>,
    shares_bps: vector<u16>,
    creator: address,
}

public struct SharesSet has copy, drop {
    team: ID,
    members: vector<address>,
    shares_bps: vector<u16>,
    by: address,
    at_ms: u64,
}

public struct OperatorAdded has copy, drop { team: ID, operator: address, by: address }

public struct OperatorRemoved has copy, drop { team: ID, operator: address, by: address }

public struct CapHandedOver has copy, drop { team: ID, from: address, to: address, at_ms: u64 }

public struct CostAdvanced has copy, drop {
    team: ID,
    model: ID,
    iteration: u32,
    member: address,
    amount: u64,
    at_ms: u64,
}

/// `repaid` goes to `lenders`, costs they advanced; `amounts` to `recipients`, their shares.
/// `total` is the sum of both, `held` what stays in the vault.
public struct RevenueDistributed has copy, drop {
    team: ID,
    total: u64,
    lenders: vector<address>,
    repaid: vector<u64>,
    recipients: vector<address>,
    amounts: vector<u64>,
    held: u64,
    by: address,
    at_ms: u64,
}

public(package) fun market_created(
    market: ID,
    epoch_ms: u64,
    anchor_epoch: u32,
    anchor_ms: u64,
    storage_ceiling: u64,
) {
    event::emit(MarketCreated { market, epoch_ms, anchor_epoch, anchor_ms, storage_ceiling });
}

public(package) fun limits_set(
    market: ID,
    min_window_ms: u64,
    max_window_ms: u64,
    session_ms: u64,
    max_members: u64,
    storage_ceiling: u64,
) {
    event::emit(LimitsSet {
        market,
        min_window_ms,
        max_window_ms,
        session_ms,
        max_members,
        storage_ceiling,
    });
}

public(package) fun fee_set(market: ID, fee_bps: u16, fee_recipient: address) {
    event::emit(FeeSet { market, fee_bps, fee_recipient });
}

public(package) fun market_migrated(market: ID, from_version: u64, to_version: u64) {
    event::emit(MarketMigrated { market, from_version, to_version });
}

public(package) fun team_created(
    team: ID,
    market: ID,
    name: String,
    members: vector<address>,
    shares_bps: vector<u16>,
    creator: address,
) {
    event::emit(TeamCreated { team, market, name, members, shares_bps, creator });
}

public(package) fun shares_set(
    team: ID,
    members: vector<address>,
    shares_bps: vector<u16>,
    by: address,
    at_ms: u64,
) {
    event::emit(SharesSet { team, members, shares_bps, by, at_ms });
}

public(package) fun operator_added(team: ID, operator: address, by: address) {
    event::emit(OperatorAdded { team, operator, by });
}

public(package) fun operator_removed(team: ID, operator: address, by: address) {
    event::emit(OperatorRemoved { team, operator, by });
}

public(package) fun cap_handed_over(team: ID, from: address, to: address, at_ms: u64) {
    event::emit(CapHandedOver { team, from, to, at_ms });
}

public(package) fun cost_advanced(
    team: ID,
    model: ID,
    iteration: u32,
    member: address,
    amount: u64,
    at_ms: u64,
) {
    event::emit(CostAdvanced { team, model, iteration, member, amount, at_ms });
}

public(package) fun revenue_distributed(
    team: ID,
    total: u64,
    lenders: vector<address>,
    repaid: vector<u64>,
    recipients: vector<address>,
    amounts: vector<u64>,
    held: u64,
    by: address,
    at_ms: u64,
) {
    event::emit(RevenueDistributed {
        team,
        total,
        lenders,
        repaid,
        recipients,
        amounts,
        held,
        by,
        at_ms,
    });
}
