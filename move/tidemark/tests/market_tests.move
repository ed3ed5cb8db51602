#[test_only]
module tidemark::market_tests;

use sui::event;
use sui::test_scenario;
use tidemark::market::Market;
use tidemark::market_events::{FeeSet, LimitsSet, MarketCreated, MarketMigrated};
use tidemark::scene;
use tidemark::world::{Self, WAL};

const YEAR_MS: u64 = 31_622_400_000;
const MAX_U64: u64 = 18_446_744_073_709_551_615;

fun create(epoch_ms: u64, anchor_epoch: u32, anchor_ms: u64, storage_ceiling: u64) {
    let mut world = world::new();
    world.create_market_with(epoch_ms, anchor_epoch, anchor_ms, storage_ceiling);
    world.end();
}

#[test]
fun the_smallest_parameters_are_allowed() { create(1, 0, 0, 1) }

#[test]
fun the_largest_parameters_are_allowed() {
    create(YEAR_MS, 0xffffffff, 100_000_000_000_000, MAX_U64)
}

#[test]
fun parameters_a_step_inside_are_allowed() {
    create(YEAR_MS - 1, 1, 99_999_999_999_999, MAX_U64 - 1)
}

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun an_epoch_of_zero_is_refused() { create(0, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun an_epoch_over_a_year_is_refused() { create(YEAR_MS + 1, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun an_anchor_beyond_the_limit_is_refused() { create(1, 1, 100_000_000_000_001, 1) }

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun a_ceiling_of_zero_is_refused() { create(1, 1, 1, 0) }

#[test]
fun creation_tells_all_parameters() {
    let mut world = world::new();
    let admin = world::admin();
    let scenario = world.scenario();
    scenario.next_tx(admin);
    let cap = scenario.take_from_sender<tidemark::market::AdminCap>();
    tidemark::market::create<WAL>(&cap, 7, 8, 9, 10, scenario.ctx());
    let made = event::events_by_type<MarketCreated>();
    scenario.return_to_sender(cap);
    scenario.next_tx(admin);
    let market = test_scenario::most_recent_id_shared<Market<WAL>>().destroy_some();
    let mut expected = market.to_bytes();
    expected.append(std::bcs::to_bytes(&7u64));
    expected.append(std::bcs::to_bytes(&8u32));
    expected.append(std::bcs::to_bytes(&9u64));
    expected.append(std::bcs::to_bytes(&10u64));
    assert!(made.length() == 1 && std::bcs::to_bytes(&made[0]) == expected);
    world.end();
}

fun limits(min_ms: u64, max_ms: u64, session_ms: u64, members: u64, ceiling: u64) {
    let mut world = scene::with_market();
    world.set_limits_with(min_ms, max_ms, session_ms, members, ceiling);
    assert!(event::events_by_type<LimitsSet>().length() == 1);
    world.end();
}

#[test]
fun the_smallest_limits_are_allowed() { limits(60_000, 60_000, 60_000, 1, 1) }

#[test]
fun limits_a_step_above_the_smallest_are_allowed() { limits(60_001, 60_002, 60_001, 2, 2) }

#[test]
fun the_largest_limits_are_allowed() { limits(YEAR_MS, YEAR_MS, 1_800_000, 8, MAX_U64) }

#[test]
fun limits_a_step_below_the_largest_are_allowed() {
    limits(YEAR_MS - 2, YEAR_MS - 1, 1_799_999, 7, MAX_U64 - 1)
}

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun windows_under_a_minute_cannot_be_allowed() { limits(59_999, YEAR_MS, 60_000, 1, 1) }

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun the_shortest_window_is_not_over_the_longest() { limits(60_001, 60_000, 60_000, 1, 1) }

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun windows_over_a_year_cannot_be_allowed() { limits(60_000, YEAR_MS + 1, 60_000, 1, 1) }

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun sessions_under_a_minute_cannot_be_set() { limits(60_000, YEAR_MS, 59_999, 1, 1) }

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun sessions_never_become_longer() { limits(60_000, YEAR_MS, 1_800_001, 1, 1) }

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun teams_of_nobody_cannot_be_allowed() { limits(60_000, YEAR_MS, 60_000, 0, 1) }

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun teams_of_nine_cannot_be_allowed() { limits(60_000, YEAR_MS, 60_000, 9, 1) }

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun the_ceiling_cannot_become_zero() { limits(60_000, YEAR_MS, 60_000, 1, 0) }

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun a_shorter_session_stays_the_longest() {
    let mut world = scene::with_market();
    world.set_limits_with(60_000, YEAR_MS, 70_000, 8, 1);
    world.set_limits_with(60_000, YEAR_MS, 70_000, 8, 1);
    world.set_limits_with(60_000, YEAR_MS, 70_001, 8, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 5, location = tidemark::team)]
fun a_new_member_limit_reaches_new_teams() {
    let mut world = scene::with_market();
    world.set_limits_with(60_000, YEAR_MS, 60_000, 1, 1);
    world.create_team(world::seller(), vector[@0x1, @0x2], vector[5_000, 5_000]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun a_shorter_session_reaches_what_is_sold() {
    let mut world = scene::with_pass();
    world.set_limits_with(60_000, YEAR_MS, 60_000, 8, 1);
    world.open(world::buyer(), 1);
    world.set_time(world::anchor_ms() + 59_999);
    world.ask_pass(world::buyer(), 1);
    world.set_time(world::anchor_ms() + 60_000);
    world.ask_pass(world::buyer(), 1);
    abort 77
}

fun fee(fee_bps: u16) {
    let mut world = scene::with_market();
    world.set_fee(fee_bps);
    assert!(event::events_by_type<FeeSet>().length() == 1);
    world.end();
}

#[test]
fun no_fee_is_allowed() { fee(0) }

#[test]
fun the_smallest_fee_is_allowed() { fee(1) }

#[test]
fun a_fee_a_step_below_the_largest_is_allowed() { fee(499) }

#[test]
fun the_largest_fee_is_allowed() { fee(500) }

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun a_fee_over_a_twentieth_is_refused() { fee(501) }

#[test]
#[expected_failure(abort_code = 36, location = tidemark::market)]
fun the_largest_number_is_no_fee() { fee(65_535) }

#[test]
fun migration_hands_an_older_market_over() {
    let mut world = scene::with_offer();
    world.set_version(0);
    world.migrate();
    let told = event::events_by_type<MarketMigrated>();
    let mut expected = world.chosen().market().to_bytes();
    expected.append(std::bcs::to_bytes(&0u64));
    expected.append(std::bcs::to_bytes(&1u64));
    assert!(told.length() == 1 && std::bcs::to_bytes(&told[0]) == expected);
    world.buy(world::buyer(), 1, world::price(), world::price());
    world.end();
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun migration_happens_once() {
    let mut world = scene::with_market();
    world.set_version(0);
    world.migrate();
    world.migrate();
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun a_new_market_needs_no_migration() {
    let mut world = scene::with_market();
    world.migrate();
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun a_later_market_is_not_taken_back() {
    let mut world = scene::with_market();
    world.set_version(2);
    world.migrate();
    abort 77
}
