/// One storage node with the money behind it.
module walrus::staking_pool;

use std::string::String;
use sui::bag::{Self, Bag};
use sui::balance::{Self, Balance};
use sui::bls12381::UncompressedG1;
use sui::group_ops::Element;
use sui::table::{Self, Table};
use wal::wal::WAL;
use walrus::auth::{Self, Authorized};
use walrus::pending_values::{Self, PendingValues};
use walrus::storage_node::{Self, StorageNodeInfo};

#[allow(unused_field)]
public enum PoolState has copy, drop, store {
    Active,
    Withdrawing(u32),
    Withdrawn,
}

public struct VotingParams has copy, drop, store {
    storage_price: u64,
    write_price: u64,
    node_capacity: u64,
}

#[allow(unused_field)]
public struct ExchangeRate has copy, drop, store {
    wal: u128,
    shares: u128,
}

/// The object id is the node's id. Money earned rests in `rewards_pool`: the embedded network
/// does not share it out to those who staked.
public struct StakingPool has key, store {
    id: UID,
    state: PoolState,
    voting_params: VotingParams,
    node_info: StorageNodeInfo,
    activation_epoch: u32,
    latest_epoch: u32,
    wal_balance: u64,
    num_shares: u64,
    pending_shares_withdraw: PendingValues,
    pre_active_withdrawals: PendingValues,
    pending_commission_rate: PendingValues,
    commission_rate: u16,
    exchange_rates: Table<u32, ExchangeRate>,
    pending_stake: PendingValues,
    rewards_pool: Balance<WAL>,
    commission: Balance<WAL>,
    commission_receiver: Authorized,
    governance_authorized: Authorized,
    extra_fields: Bag,
}

public(package) fun new(
    name: String,
    network_address: String,
    public_key: Element<UncompressedG1>,
    storage_price: u64,
    write_price: u64,
    node_capacity: u64,
    epoch: u32,
    ctx: &mut TxContext,
): StakingPool {
    let id = object::new(ctx);
    let node_info = storage_node::new(name, id.to_inner(), network_address, public_key, ctx);
    let owner = auth::authorized_address(ctx.sender());
    StakingPool {
        id,
        state: PoolState::Active,
        voting_params: VotingParams { storage_price, write_price, node_capacity },
        node_info,
        activation_epoch: epoch,
        latest_epoch: epoch,
        wal_balance: 0,
        num_shares: 0,
        pending_shares_withdraw: pending_values::empty(),
        pre_active_withdrawals: pending_values::empty(),
        pending_commission_rate: pending_values::empty(),
        commission_rate: 0,
        exchange_rates: table::new(ctx),
        pending_stake: pending_values::empty(),
        rewards_pool: balance::zero(),
        commission: balance::zero(),
        commission_receiver: owner,
        governance_authorized: owner,
        extra_fields: bag::new(ctx),
    }
}

public(package) fun set_network_address(pool: &mut StakingPool, network_address: String) {
    pool.node_info.set_network_address(network_address)
}

public(package) fun advance_epoch(pool: &mut StakingPool, epoch: u32, earned: Balance<WAL>) {
    let activated = pool.pending_stake.flush(epoch);
    pool.wal_balance = pool.wal_balance + activated;
    pool.num_shares = pool.num_shares + activated;
    pool.latest_epoch = epoch;
    pool.rewards_pool.join(earned);
}

/// The stake counts from `activation_epoch` on.
public(package) fun stake(pool: &mut StakingPool, amount: u64, activation_epoch: u32) {
    pool.pending_stake.add(activation_epoch, amount)
}

public(package) fun unstake(
    pool: &mut StakingPool,
    amount: u64,
    activation_epoch: u32,
    epoch: u32,
) {
    if (activation_epoch > epoch) {
        pool.pending_stake.reduce(activation_epoch, amount);
    } else {
        pool.wal_balance = pool.wal_balance - amount;
        pool.num_shares = pool.num_shares - amount;
    }
}

#[test_only]
public fun rewards(pool: &StakingPool): u64 { pool.rewards_pool.value() }

#[test_only]
public fun wal_balance(pool: &StakingPool): u64 { pool.wal_balance }
