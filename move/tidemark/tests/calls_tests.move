/// Calls that a gateway served are counted only while the pass is opened.
#[test_only]
module tidemark::calls_tests;

use sui::event;
use tidemark::sale_events::CallsRecorded;
use tidemark::scene;
use tidemark::world::{Self, World};
use tidemark::world_objects;

const SESSION_MS: u64 = 1_800_000;
const MAX_QUOTA: u64 = 1_000_000_000_000;

/// A right to invoke for a week with this quota, opened at the anchor.
fun opened(quota: u64): World {
    let mut world = scene::with_offer();
    world.set_offer_with(2, world::week_ms(), world::price(), quota, 1, false);
    world.buy(world::buyer(), 2, world::price(), world::price());
    world.open(world::buyer(), 1);
    world
}

fun record(quota: u64, calls: u64) {
    let mut world = opened(quota);
    world.record_calls(world::seller(), calls);
    let told = event::events_by_type<CallsRecorded>();
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    assert!(facts.peel_address() == world.chosen().sale().to_address());
    assert!(facts.peel_address() == world.chosen().pass().to_address());
    facts.peel_address();
    facts.peel_address();
    assert!(facts.peel_u64() == calls && facts.peel_u64() == calls && facts.peel_u64() == quota);
    world.end();
}

#[test]
fun one_call_is_recorded() { record(100, 1) }

#[test]
fun a_call_under_the_quota_is_recorded() { record(100, 99) }

#[test]
fun the_whole_quota_is_recorded() { record(100, 100) }

#[test]
fun the_largest_quota_is_recorded() { record(MAX_QUOTA, MAX_QUOTA) }

#[test]
fun a_call_under_the_largest_quota_is_recorded() { record(MAX_QUOTA, MAX_QUOTA - 1) }

#[test]
fun without_a_quota_a_unit_under_the_largest_number_is_recorded() {
    record(0, 18_446_744_073_709_551_614)
}

#[test]
fun without_a_quota_the_largest_number_is_recorded() { record(0, 18_446_744_073_709_551_615) }

#[test]
#[expected_failure(abort_code = 50, location = tidemark::sale)]
fun no_calls_are_not_recorded() { record(100, 0) }

#[test]
#[expected_failure(abort_code = 51, location = tidemark::sale)]
fun a_call_over_the_quota_is_refused() { record(100, 101) }

#[test]
#[expected_failure(abort_code = 51, location = tidemark::sale)]
fun a_call_over_the_largest_quota_is_refused() { record(MAX_QUOTA, MAX_QUOTA + 1) }

#[test]
#[expected_failure(abort_code = 51, location = tidemark::sale)]
fun the_largest_number_is_over_any_quota() { record(MAX_QUOTA, 18_446_744_073_709_551_615) }

#[test]
#[expected_failure(abort_code = 51, location = tidemark::sale)]
fun the_quota_is_for_all_calls_together() {
    let mut world = opened(100);
    world.record_calls(world::seller(), 60);
    world.record_calls(world::partner(), 40);
    world.record_calls(world::seller(), 1);
    abort 77
}

#[test]
fun operators_record_too() {
    let mut world = opened(100);
    world.add_operator(world::seller(), world::stranger());
    world.record_calls(world::stranger(), 60);
    world.act(world::stranger());
    let sale = world.take_sale();
    assert!(sale.used() == 60);
    world_objects::give(sale);
    world.end();
}

#[test]
#[expected_failure(abort_code = 33, location = tidemark::sale)]
fun strangers_record_nothing() {
    let mut world = opened(100);
    world.record_calls(world::stranger(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 33, location = tidemark::sale)]
fun the_buyer_records_nothing() {
    let mut world = opened(100);
    world.record_calls(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 50, location = tidemark::sale)]
fun a_right_to_download_has_no_calls() {
    let mut world = scene::with_pass();
    world.open(world::buyer(), 1);
    world.record_calls(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 32, location = tidemark::sale)]
fun a_pass_never_opened_has_no_calls() {
    let mut world = scene::with_offer();
    world.set_offer_with(2, world::week_ms(), world::price(), 100, 1, false);
    world.buy(world::buyer(), 2, world::price(), world::price());
    world.record_calls(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 52, location = tidemark::sale)]
fun a_refunded_sale_has_no_calls() {
    let mut world = opened(100);
    world.refund(world::buyer());
    world.record_calls(world::seller(), 1);
    abort 77
}

fun record_after(ms: u64) {
    let mut world = opened(100);
    world.set_time(world::anchor_ms() + ms);
    world.record_calls(world::seller(), 1);
    world.end();
}

#[test]
fun the_last_millisecond_of_the_session_counts() { record_after(SESSION_MS - 1) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::sale)]
fun the_end_of_the_session_does_not_count() { record_after(SESSION_MS) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::sale)]
fun after_the_session_nothing_counts() { record_after(SESSION_MS + 1) }

/// Opens a renewed pass shortly before its first week ends and records at `at_ms` on that week.
fun record_at(at_ms: u64) {
    let mut world = opened(100);
    let first = world.chosen().sale();
    world.renew(world::buyer(), 2, world::price(), world::price());
    world.chosen_mut().set_sale(first);
    world.set_time(world::week_ends_ms() - 10);
    world.open(world::buyer(), 1);
    world.set_time(at_ms);
    world.record_calls(world::seller(), 1);
    world.end();
}

#[test]
fun the_last_millisecond_of_the_period_counts() { record_at(world::week_ends_ms() - 1) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::sale)]
fun the_end_of_the_period_does_not_count() { record_at(world::week_ends_ms()) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::sale)]
fun after_the_period_nothing_counts() { record_at(world::week_ends_ms() + 1) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::sale)]
fun a_session_of_one_period_does_not_count_in_the_next() {
    let mut world = opened(100);
    let first = world.chosen().sale();
    world.renew(world::buyer(), 2, world::price(), world::price());
    let second = world.chosen().sale();
    world.chosen_mut().set_sale(first);
    world.set_time(world::week_ends_ms() - 10);
    world.open(world::buyer(), 1);
    world.chosen_mut().set_sale(second);
    world.set_time(world::week_ends_ms());
    world.record_calls(world::seller(), 1);
    abort 77
}
