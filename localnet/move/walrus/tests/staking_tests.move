#[test_only]
module walrus::staking_tests;

use sui::clock::{Self, Clock};
use sui::coin;
use sui::event;
use sui::test_scenario::{Self, Scenario};
use wal::wal::WAL;
use walrus::events::{EpochChangeDone, EpochChangeStart, EpochParametersSelected};
use walrus::staking::{Self, Staking};
use walrus::system::{Self, System};

const ALICE: address = @0xA11CE;
const FIRST_END_MS: u64 = 1_100;
const EPOCH_MS: u64 = 100;

fun begin(): (Scenario, System, vector<ID>, Clock) {
    let mut scenario = test_scenario::begin(ALICE);
    let nodes = staking::share_for_testing(scenario.ctx());
    let system = system::new_for_testing(scenario.ctx());
    let clock = clock::create_for_testing(scenario.ctx());
    scenario.next_tx(ALICE);
    (scenario, system, nodes, clock)
}

fun end(scenario: Scenario, system: System, clock: Clock, staking: Staking) {
    test_scenario::return_shared(staking);
    system.destroy_for_testing();
    clock.destroy_for_testing();
    scenario.end();
}

#[test]
fun an_epoch_ends_in_its_time() {
    let (scenario, mut system, _, mut clock) = begin();
    let mut staking = scenario.take_shared<Staking>();
    assert!(staking.epoch() == 1 && system.epoch() == 1);
    clock.set_for_testing(FIRST_END_MS);
    staking.advance_epoch(&mut system, &clock);
    assert!(staking.epoch() == 2 && system.epoch() == 2);
    assert!(event::events_by_type<EpochParametersSelected>().length() == 1);
    assert!(event::events_by_type<EpochChangeStart>().length() == 1);
    assert!(event::events_by_type<EpochChangeDone>().length() == 1);
    assert!(staking.committee().size() == 3);
    end(scenario, system, clock, staking);
}

#[test]
#[expected_failure(abort_code = 0, location = walrus::staking_inner)]
fun an_epoch_does_not_end_early() {
    let (scenario, mut system, _, mut clock) = begin();
    let mut staking = scenario.take_shared<Staking>();
    clock.set_for_testing(FIRST_END_MS - 1);
    staking.advance_epoch(&mut system, &clock);
    abort 77
}

#[test]
fun late_epochs_are_caught_up_one_by_one() {
    let (scenario, mut system, _, mut clock) = begin();
    let mut staking = scenario.take_shared<Staking>();
    clock.set_for_testing(FIRST_END_MS + 2 * EPOCH_MS);
    staking.advance_epoch(&mut system, &clock);
    staking.advance_epoch(&mut system, &clock);
    staking.advance_epoch(&mut system, &clock);
    assert!(staking.epoch() == 4 && system.epoch() == 4);
    end(scenario, system, clock, staking);
}

#[test]
#[expected_failure(abort_code = 0, location = walrus::staking_inner)]
fun no_epoch_is_skipped() {
    let (scenario, mut system, _, mut clock) = begin();
    let mut staking = scenario.take_shared<Staking>();
    clock.set_for_testing(FIRST_END_MS + EPOCH_MS - 1);
    staking.advance_epoch(&mut system, &clock);
    staking.advance_epoch(&mut system, &clock);
    abort 77
}

#[test]
fun what_an_epoch_earned_is_shared_out_by_shards() {
    let (mut scenario, mut system, nodes, mut clock) = begin();
    let mut staking = scenario.take_shared<Staking>();
    let mut payment = coin::mint_for_testing<WAL>(2 * 15, scenario.ctx());
    let space = system.reserve_space(3 * 1_048_576, 2, &mut payment, scenario.ctx());
    payment.destroy_zero();
    space.destroy();
    clock.set_for_testing(FIRST_END_MS);
    staking.advance_epoch(&mut system, &clock);
    // 15 FROST on 500, 300 and 200 of 1000 shards: floors 4 and 3, the rest goes to the first.
    let (first, _) = staking.sums_for_testing(nodes[0]);
    let (second, _) = staking.sums_for_testing(nodes[1]);
    let (third, _) = staking.sums_for_testing(nodes[2]);
    assert!(first == 8 && second == 4 && third == 3);
    assert!(system.used_capacity_size() == 3 * 1_048_576);
    clock.set_for_testing(FIRST_END_MS + EPOCH_MS);
    staking.advance_epoch(&mut system, &clock);
    assert!(system.used_capacity_size() == 0);
    end(scenario, system, clock, staking);
}

#[test]
fun stake_counts_from_the_next_epoch_and_comes_back_whole() {
    let (mut scenario, mut system, nodes, mut clock) = begin();
    let mut staking = scenario.take_shared<Staking>();
    let coin = coin::mint_for_testing<WAL>(50, scenario.ctx());
    let staked = staking.stake_with_pool(coin, nodes[1], scenario.ctx());
    assert!(staked.value() == 50 && staked.activation_epoch() == 2);
    let coin = coin::mint_for_testing<WAL>(7, scenario.ctx());
    let regretted = staking.stake_with_pool(coin, nodes[1], scenario.ctx());
    let back = staking.withdraw_stake(regretted, scenario.ctx());
    assert!(back.burn_for_testing() == 7);
    let (_, before) = staking.sums_for_testing(nodes[1]);
    clock.set_for_testing(FIRST_END_MS);
    staking.advance_epoch(&mut system, &clock);
    let (_, after) = staking.sums_for_testing(nodes[1]);
    assert!(before == 0 && after == 50);
    let back = staking.withdraw_stake(staked, scenario.ctx());
    assert!(back.burn_for_testing() == 50);
    let (_, left) = staking.sums_for_testing(nodes[1]);
    assert!(left == 0);
    end(scenario, system, clock, staking);
}

#[test]
#[expected_failure(abort_code = 8, location = walrus::staking_inner)]
fun nothing_is_staked_with_an_unknown_node() {
    let (mut scenario, _system, _, _clock) = begin();
    let mut staking = scenario.take_shared<Staking>();
    let coin = coin::mint_for_testing<WAL>(50, scenario.ctx());
    let nobody = object::id_from_address(@0x1);
    std::unit_test::destroy(staking.stake_with_pool(coin, nobody, scenario.ctx()));
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = walrus::staking_inner)]
fun nothing_is_not_staked() {
    let (mut scenario, _system, nodes, _clock) = begin();
    let mut staking = scenario.take_shared<Staking>();
    let coin = coin::zero<WAL>(scenario.ctx());
    std::unit_test::destroy(staking.stake_with_pool(coin, nodes[0], scenario.ctx()));
    abort 77
}

#[test]
fun the_network_itself_moves_a_node() {
    let (mut scenario, system, nodes, clock) = begin();
    scenario.next_tx(@0x0);
    let mut staking = scenario.take_shared<Staking>();
    staking.set_node_address(nodes[2], b"127.0.0.1:1/n/2".to_string(), scenario.ctx());
    end(scenario, system, clock, staking);
}

#[test]
#[expected_failure(abort_code = 2, location = walrus::staking)]
fun nobody_else_moves_a_node() {
    let (mut scenario, _system, nodes, _clock) = begin();
    let mut staking = scenario.take_shared<Staking>();
    staking.set_node_address(nodes[2], b"127.0.0.1:1/n/2".to_string(), scenario.ctx());
    abort 77
}
