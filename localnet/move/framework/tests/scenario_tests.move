#[test_only]
module framework_tests::scenario_tests;

use sui::coin::{Self, Coin};
use sui::event;
use sui::sui::SUI;
use sui::test_scenario;

public struct Box has key, store {
    id: UID,
    value: u64,
}

public struct Opened has copy, drop {
    value: u64,
}

const ALICE: address = @0xA11CE;
const BOB: address = @0xB0B;

#[test]
fun objects_pass_between_people() {
    let mut scenario = test_scenario::begin(ALICE);
    transfer::public_transfer(Box { id: object::new(scenario.ctx()), value: 7 }, BOB);
    let effects = scenario.next_tx(BOB);
    assert!(effects.created().length() == 1);
    assert!(effects.transferred_to_account().length() == 1);
    assert!(scenario.sender() == BOB);
    let box: Box = scenario.take_from_sender();
    assert!(box.value == 7);
    event::emit(Opened { value: box.value });
    assert!(event::events_by_type<Opened>() == vector[Opened { value: 7 }]);
    scenario.return_to_sender(box);
    let effects = scenario.next_tx(ALICE);
    assert!(effects.num_user_events() == 1);
    assert!(!scenario.has_most_recent_for_sender<Box>());
    scenario.end();
}

#[test]
fun shared_objects_are_found_and_changed() {
    let mut scenario = test_scenario::begin(ALICE);
    transfer::public_share_object(Box { id: object::new(scenario.ctx()), value: 1 });
    scenario.next_tx(BOB);
    let mut box: Box = scenario.take_shared();
    box.value = 2;
    test_scenario::return_shared(box);
    scenario.next_tx(ALICE);
    let box: Box = scenario.take_shared();
    assert!(box.value == 2);
    let Box { id, value: _ } = box;
    let gone = id.to_inner();
    id.delete();
    let effects = scenario.end();
    assert!(effects.deleted() == vector[gone]);
}

#[test]
fun frozen_objects_are_read_by_anyone() {
    let mut scenario = test_scenario::begin(ALICE);
    transfer::public_freeze_object(Box { id: object::new(scenario.ctx()), value: 3 });
    let effects = scenario.next_tx(BOB);
    let frozen = test_scenario::most_recent_immutable_id<Box>().destroy_some();
    assert!(effects.frozen() == vector[frozen]);
    let box: Box = scenario.take_immutable_by_id(frozen);
    assert!(box.value == 3);
    test_scenario::return_immutable(box);
    scenario.end();
}

#[test]
fun coins_split_join_and_vanish() {
    let mut scenario = test_scenario::begin(ALICE);
    let mut coin: Coin<SUI> = coin::mint_for_testing(100, scenario.ctx());
    let part = coin.split(30, scenario.ctx());
    assert!(coin.value() == 70 && part.value() == 30);
    coin.join(part);
    assert!(coin.burn_for_testing() == 100);
    std::unit_test::destroy(coin::zero<SUI>(scenario.ctx()));
    scenario.end();
}

#[test]
#[expected_failure(abort_code = sui::balance::ENotEnough)]
fun more_than_there_is_cannot_be_split() {
    let mut ctx = tx_context::dummy();
    let mut coin: Coin<SUI> = coin::mint_for_testing(1, &mut ctx);
    std::unit_test::destroy(coin.split(2, &mut ctx));
    abort 77
}

#[test]
fun ids_follow_digest_and_counter() {
    let mut scenario = test_scenario::begin(ALICE);
    let id = scenario.new_object();
    assert!(object::last_created(scenario.ctx()) == id.to_inner());
    id.delete();
    scenario.end();
}
