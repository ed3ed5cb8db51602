#[test_only]
module tidemark::market_tests;

use sui::event;
use sui::test_scenario;
use tidemark::events::MarketCreated;
use tidemark::market::Market;
use tidemark::world::{Self, WAL};

const YEAR_MS: u64 = 31_622_400_000;

#[test]
fun limits_of_the_parameters_are_allowed() {
    let mut world = world::with_market();
    world.create_market(1, 0, 0);
    world.create_market(YEAR_MS, 0xffffffff, 100_000_000_000_000);
    world.end();
}

#[test]
fun creation_emits_one_event() {
    let mut world = world::with_market();
    let admin = world::admin();
    let scenario = world.scenario();
    scenario.next_tx(admin);
    let cap = scenario.take_from_sender<tidemark::market::AdminCap>();
    tidemark::market::create<WAL>(&cap, 7, 8, 9, scenario.ctx());
    let made = event::events_by_type<MarketCreated>();
    assert!(made.length() == 1);
    scenario.return_to_sender(cap);
    scenario.next_tx(admin);
    let market = test_scenario::most_recent_id_shared<Market<WAL>>().destroy_some();
    let mut expected = market.to_bytes();
    expected.append(std::bcs::to_bytes(&7u64));
    expected.append(std::bcs::to_bytes(&8u32));
    expected.append(std::bcs::to_bytes(&9u64));
    assert!(std::bcs::to_bytes(&made[0]) == expected);
    world.end();
}

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun epoch_of_zero_is_refused() {
    let mut world = world::with_market();
    world.create_market(0, 1, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun epoch_over_a_year_is_refused() {
    let mut world = world::with_market();
    world.create_market(YEAR_MS + 1, 1, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun anchor_beyond_the_limit_is_refused() {
    let mut world = world::with_market();
    world.create_market(1, 1, 100_000_000_000_001);
    abort 77
}

// Old code can do nothing with a market of another version: one test for each door.

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun version_guards_create_team() {
    let mut world = world::with_market();
    world.set_version(2);
    world.create_team(world::seller(), vector[@0x1], vector[10_000]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun version_guards_add_operator() {
    let mut world = world::with_model();
    world.set_version(2);
    world.add_operator(world::seller(), @0x1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun version_guards_remove_operator() {
    let mut world = world::with_model();
    world.add_operator(world::seller(), @0x1);
    world.set_version(0);
    world.remove_operator(world::seller(), @0x1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun version_guards_distribute() {
    let mut world = world::with_model();
    world.fill_vault(10_000);
    world.set_version(2);
    world.distribute(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun version_guards_list() {
    let mut world = world::with_model();
    world.set_version(2);
    world.list(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun version_guards_publish() {
    let mut world = world::with_model();
    world.set_version(2);
    world.publish(world::anchor_epoch() + 2);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun version_guards_set_offer() {
    let mut world = world::with_offer();
    world.set_version(2);
    world.set_offer(1, world::week_ms(), 1, 1, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun version_guards_withdraw_offer() {
    let mut world = world::with_offer();
    world.set_version(2);
    world.withdraw_offer(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun version_guards_purchase() {
    let mut world = world::with_offer();
    world.set_version(2);
    world.buy(world::buyer(), 1, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun version_guards_open() {
    let mut world = world::with_pass();
    world.set_version(2);
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun version_guards_settle() {
    let mut world = world::with_pass();
    world.set_version(2);
    world.settle(world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun version_guards_keys_of_passes() {
    let mut world = world::with_pass();
    world.open(world::buyer(), 1);
    world.set_version(2);
    world.ask_pass(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun version_guards_keys_of_teams() {
    let mut world = world::with_offer();
    world.set_version(2);
    world.ask_team(world::seller(), 1);
    abort 77
}
