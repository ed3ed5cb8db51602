/// The nodes, their shards and the calendar of epochs.
module walrus::staking_inner;

use std::string::String;
use sui::balance::Balance;
use sui::coin::{Self, Coin};
use sui::object_table::{Self, ObjectTable};
use sui::vec_map::{Self, VecMap};
use wal::wal::WAL;
use walrus::committee::{Self, Committee};
use walrus::epoch_parameters::EpochParams;
use walrus::extended_field::{Self, ExtendedField};
use walrus::staked_wal::{Self, StakedWal};
use walrus::staking_pool::StakingPool;

/// The epoch is not over yet.
const EWrongEpochState: u64 = 0;
/// Nothing staked.
const ENoStake: u64 = 3;
/// No such node.
const EPoolNotFound: u64 = 8;

/// The network begins in this epoch.
const FIRST_EPOCH: u32 = 1;

#[allow(unused_field)]
public enum EpochState has copy, drop, store {
    EpochChangeSync(u16),
    EpochChangeDone(u64),
    NextParamsSelected(u64),
}

/// Epoch `k` starts no earlier than `first_epoch_start + (k - 1) * epoch_duration`, in ms.
public struct StakingInnerV1 has store {
    n_shards: u16,
    epoch_duration: u64,
    first_epoch_start: u64,
    pools: ObjectTable<ID, StakingPool>,
    epoch: u32,
    active_set: ExtendedField<VecMap<ID, u64>>,
    next_committee: Option<Committee>,
    committee: Committee,
    previous_committee: Committee,
    next_epoch_params: Option<EpochParams>,
    epoch_state: EpochState,
    next_epoch_public_keys: ExtendedField<VecMap<ID, vector<u8>>>,
}

public(package) fun first_epoch(): u32 {
    FIRST_EPOCH
}

public(package) fun new(
    epoch_duration: u64,
    first_epoch_start: u64,
    ctx: &mut TxContext,
): StakingInnerV1 {
    StakingInnerV1 {
        n_shards: 0,
        epoch_duration,
        first_epoch_start,
        pools: object_table::new(ctx),
        epoch: FIRST_EPOCH,
        active_set: extended_field::new(vec_map::empty(), ctx),
        next_committee: option::none(),
        committee: committee::new(),
        previous_committee: committee::new(),
        next_epoch_params: option::none(),
        epoch_state: EpochState::EpochChangeDone(first_epoch_start),
        next_epoch_public_keys: extended_field::new(vec_map::empty(), ctx),
    }
}

/// Only while genesis builds the first committee.
public(package) fun add_node(self: &mut StakingInnerV1, pool: StakingPool, shards: vector<u16>) {
    let node_id = object::id(&pool);
    self.n_shards = self.n_shards + (shards.length() as u16);
    self.committee.add(node_id, shards);
    self.previous_committee = self.committee;
    self.active_set.borrow_mut().insert(node_id, 0);
    self.pools.add(node_id, pool);
}

public(package) fun epoch(self: &StakingInnerV1): u32 {
    self.epoch
}

public(package) fun committee(self: &StakingInnerV1): &Committee {
    &self.committee
}

public(package) fun previous_committee(self: &StakingInnerV1): &Committee {
    &self.previous_committee
}

/// Aborts 8.
public(package) fun set_network_address(
    self: &mut StakingInnerV1,
    node_id: ID,
    network_address: String,
) {
    assert!(self.pools.contains(node_id), EPoolNotFound);
    self.pools.borrow_mut(node_id).set_network_address(network_address)
}

/// Aborts 0 before the next epoch may start.
public(package) fun assert_epoch_over(self: &StakingInnerV1, now_ms: u64) {
    let epochs = (self.epoch - FIRST_EPOCH + 1) as u64;
    assert!(now_ms >= self.first_epoch_start + epochs * self.epoch_duration, EWrongEpochState);
}

/// Goes on with the same committee; shares the earned money out by shards, the rest of the
/// division to the first node.
public(package) fun advance_epoch(
    self: &mut StakingInnerV1,
    mut earned: Balance<WAL>,
    now_ms: u64,
) {
    self.epoch = self.epoch + 1;
    self.epoch_state = EpochState::EpochChangeDone(now_ms);
    self.previous_committee = self.committee;
    let total = earned.value() as u128;
    let mut at = self.committee.size();
    while (at > 0) {
        at = at - 1;
        let (node_id, weight) = self.committee.weight_at(at);
        let due = (total * (weight as u128) / (self.n_shards as u128)) as u64;
        let part = if (at == 0) earned.withdraw_all() else earned.split(due);
        self.pools.borrow_mut(node_id).advance_epoch(self.epoch, part);
    };
    earned.destroy_zero();
}

/// Counts from the next epoch. Aborts 3, 8.
public(package) fun stake_with_pool(
    self: &mut StakingInnerV1,
    to_stake: Coin<WAL>,
    node_id: ID,
    ctx: &mut TxContext,
): StakedWal {
    assert!(to_stake.value() > 0, ENoStake);
    assert!(self.pools.contains(node_id), EPoolNotFound);
    let activation_epoch = self.epoch + 1;
    self.pools.borrow_mut(node_id).stake(to_stake.value(), activation_epoch);
    staked_wal::mint(node_id, to_stake.into_balance(), activation_epoch, ctx)
}

/// Gives the stake back at once and without rewards, which the embedded network does not model.
public(package) fun withdraw_stake(
    self: &mut StakingInnerV1,
    staked: StakedWal,
    ctx: &mut TxContext,
): Coin<WAL> {
    let (node_id, principal, activation_epoch) = staked.into_parts();
    self.pools.borrow_mut(node_id).unstake(principal.value(), activation_epoch, self.epoch);
    coin::from_balance(principal, ctx)
}

#[test_only]
public(package) fun pool(self: &StakingInnerV1, node_id: ID): &StakingPool {
    self.pools.borrow(node_id)
}
