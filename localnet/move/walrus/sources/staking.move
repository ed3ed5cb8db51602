/// The shared object that keeps the nodes and turns the epochs.
module walrus::staking;

use std::string::String;
use sui::clock::Clock;
use sui::coin::Coin;
use sui::dynamic_field;
use wal::wal::WAL;
use walrus::committee::Committee;
use walrus::events;
use walrus::staked_wal::StakedWal;
use walrus::staking_inner::StakingInnerV1;
use walrus::system::System;

/// The object is of another version than this code.
const EWrongVersion: u64 = 1;
/// Only the network itself, whose sender nobody can sign for.
const ENotNetwork: u64 = 2;

/// Also the name of the dynamic field that holds the state.
const VERSION: u64 = 1;

public struct Staking has key {
    id: UID,
    version: u64,
    package_id: ID,
    new_package_id: Option<ID>,
}

/// Shares the object.
public(package) fun create(inner: StakingInnerV1, ctx: &mut TxContext) {
    let mut staking = Staking {
        id: object::new(ctx),
        version: VERSION,
        package_id: object::id_from_address(@walrus),
        new_package_id: option::none(),
    };
    dynamic_field::add(&mut staking.id, VERSION, inner);
    transfer::share_object(staking);
}

/// Starts the next epoch when its time has come; anyone may call. When several epochs are due,
/// each call starts one. Aborts 0 in `staking_inner` before that.
public fun advance_epoch(staking: &mut Staking, system: &mut System, clock: &Clock) {
    let inner = staking.inner_mut();
    inner.assert_epoch_over(clock.timestamp_ms());
    let earned = system.advance_epoch();
    inner.advance_epoch(earned, clock.timestamp_ms());
    events::emit_epoch_changed(inner.epoch());
}

/// The network itself moves a node, when it was started on other ports. Aborts 2, and 8 in
/// `staking_inner`.
public fun set_node_address(
    staking: &mut Staking,
    node_id: ID,
    network_address: String,
    ctx: &TxContext,
) {
    assert!(ctx.sender() == @0x0, ENotNetwork);
    staking.inner_mut().set_network_address(node_id, network_address)
}

public fun stake_with_pool(
    staking: &mut Staking,
    to_stake: Coin<WAL>,
    node_id: ID,
    ctx: &mut TxContext,
): StakedWal {
    staking.inner_mut().stake_with_pool(to_stake, node_id, ctx)
}

public fun withdraw_stake(
    staking: &mut Staking,
    staked_wal: StakedWal,
    ctx: &mut TxContext,
): Coin<WAL> {
    staking.inner_mut().withdraw_stake(staked_wal, ctx)
}

public fun epoch(staking: &Staking): u32 {
    staking.inner().epoch()
}

public fun committee(staking: &Staking): &Committee {
    staking.inner().committee()
}

public fun previous_committee(staking: &Staking): &Committee {
    staking.inner().previous_committee()
}

fun inner(staking: &Staking): &StakingInnerV1 {
    assert!(staking.version == VERSION, EWrongVersion);
    dynamic_field::borrow(&staking.id, VERSION)
}

fun inner_mut(staking: &mut Staking): &mut StakingInnerV1 {
    assert!(staking.version == VERSION, EWrongVersion);
    dynamic_field::borrow_mut(&mut staking.id, VERSION)
}

#[test_only]
use walrus::staking_pool;

#[test_only]
/// Shares a calendar of epochs of 100 ms from 1,000 ms on, with three nodes of 500, 300 and 200
/// shards whose keys are no points. Answers their ids.
public fun share_for_testing(ctx: &mut TxContext): vector<ID> {
    let mut inner = walrus::staking_inner::new(100, 1_000, ctx);
    let weights = vector[500, 300, 200];
    let (mut ids, mut at) = (vector[], 0);
    while (at < 3) {
        let key = sui::group_ops::new_for_testing(vector[at as u8]);
        let name = b"node".to_string();
        let pool = staking_pool::new(name, name, key, 5, 3, 1, 1, ctx);
        ids.push_back(object::id(&pool));
        let mut shards = vector[];
        let mut shard = 0u16;
        while ((shard as u64) < weights[at]) {
            shards.push_back(shard);
            shard = shard + 1;
        };
        inner.add_node(pool, shards);
        at = at + 1;
    };
    create(inner, ctx);
    ids
}

#[test_only]
/// Money earned by the node and money staked with it.
public fun sums_for_testing(staking: &Staking, node_id: ID): (u64, u64) {
    let pool = staking.inner().pool(node_id);
    (pool.rewards(), pool.wal_balance())
}
