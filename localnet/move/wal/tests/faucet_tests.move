#[test_only]
module wal::faucet_tests;

use sui::coin::{CoinMetadata, TreasuryCap};
use sui::test_scenario::{Self, Scenario};
use wal::faucet::{Self, Faucet};
use wal::wal::{Self, WAL};

const ALICE: address = @0xA11CE;

fun begin(): Scenario {
    let mut scenario = test_scenario::begin(@0x0);
    wal::init_for_testing(scenario.ctx());
    let effects = scenario.next_tx(@0x0);
    assert!(effects.frozen().length() == 1);
    let treasury = scenario.take_from_sender<TreasuryCap<WAL>>();
    faucet::open(treasury, scenario.ctx());
    scenario.next_tx(ALICE);
    scenario
}

fun mint(amount: u64) {
    let mut scenario = begin();
    let mut faucet = scenario.take_shared<Faucet>();
    let coin = faucet.mint(amount, scenario.ctx());
    assert!(coin.value() == amount && faucet.total_supply() == amount);
    faucet.burn(coin);
    assert!(faucet.total_supply() == 0);
    test_scenario::return_shared(faucet);
    scenario.end();
}

#[test]
fun anyone_makes_the_smallest_amount() { mint(1) }

#[test]
fun anyone_makes_the_largest_amount() { mint(faucet::max_amount()) }

#[test]
#[expected_failure(abort_code = faucet::EAmount)]
fun nothing_is_not_made() { mint(0) }

#[test]
#[expected_failure(abort_code = faucet::EAmount)]
fun more_than_the_limit_is_not_made() { mint(faucet::max_amount() + 1) }

#[test]
fun nobody_keeps_the_treasury() {
    let mut scenario = begin();
    scenario.next_tx(@0x0);
    assert!(!scenario.has_most_recent_for_sender<TreasuryCap<WAL>>());
    assert!(!scenario.has_most_recent_for_sender<CoinMetadata<WAL>>());
    scenario.end();
}
