#[test_only]
module tidemark::offer_tests;

use sui::event;
use tidemark::model_events::{OfferSet, OfferWithdrawn};
use tidemark::scene;
use tidemark::world;

const YEAR_MS: u64 = 31_622_400_000;
/// All WAL there will ever be.
const MAX_PRICE: u64 = 5_000_000_000_000_000_000;
const MAX_QUOTA: u64 = 1_000_000_000_000;

/// Sets an offer on a model with two iterations.
fun offer(rights: u8, window_ms: u64, price: u64, first: u32, last: u32) {
    let mut world = scene::with_model();
    world.publish(world::end_epoch());
    world.publish(world::end_epoch());
    world.set_offer(rights, window_ms, price, first, last);
    assert!(event::events_by_type<OfferSet>().length() == 1);
    world.end();
}

/// Sets an offer with these terms.
fun terms(rights: u8, price: u64, quota: u64, refund_rule: u8, trial: bool) {
    let mut world = scene::with_offer();
    world.set_offer_with(rights, 60_000, price, quota, refund_rule, trial);
    world.end();
}

#[test]
fun the_smallest_offer_is_allowed() { offer(1, 60_000, 1, 1, 1) }

#[test]
fun an_offer_a_step_above_the_smallest_is_allowed() { offer(1, 60_001, 2, 1, 2) }

#[test]
fun an_offer_a_step_below_the_largest_is_allowed() { offer(2, YEAR_MS - 1, MAX_PRICE - 1, 1, 2) }

#[test]
fun the_largest_offer_is_allowed() { offer(2, YEAR_MS, MAX_PRICE, 2, 2) }

#[test]
fun both_rights_on_all_iterations_are_allowed() {
    offer(3, world::week_ms(), world::price(), 1, world::and_later())
}

#[test]
#[expected_failure(abort_code = 12, location = tidemark::offer)]
fun a_window_of_zero_is_refused() { offer(1, 0, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 12, location = tidemark::offer)]
fun a_window_under_a_minute_is_refused() { offer(1, 59_999, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 12, location = tidemark::offer)]
fun a_window_over_a_year_is_refused() { offer(1, YEAR_MS + 1, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 13, location = tidemark::offer)]
fun an_offer_of_no_right_is_refused() { offer(0, 60_000, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 13, location = tidemark::offer)]
fun an_unknown_right_is_refused() { offer(4, 60_000, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 13, location = tidemark::offer)]
fun every_bit_set_is_no_right() { offer(255, 60_000, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 35, location = tidemark::offer)]
fun a_price_of_zero_is_refused() { offer(1, 60_000, 0, 1, 1) }

#[test]
#[expected_failure(abort_code = 35, location = tidemark::offer)]
fun a_price_over_all_coins_is_refused() { offer(1, 60_000, MAX_PRICE + 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun iterations_begin_at_one() { offer(1, 60_000, 1, 0, 1) }

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun the_last_iteration_is_not_before_the_first() { offer(1, 60_000, 1, 2, 1) }

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun a_first_iteration_to_come_cannot_be_offered() { offer(1, 60_000, 1, 3, world::and_later()) }

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun a_last_iteration_to_come_cannot_be_offered() { offer(1, 60_000, 1, 1, 3) }

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun a_step_below_and_later_is_an_iteration_to_come() {
    offer(1, 60_000, 1, 1, world::and_later() - 1)
}

#[test]
fun a_quota_of_one_call_is_allowed() { terms(2, 1, 1, 0, false) }

#[test]
fun a_quota_a_step_below_the_largest_is_allowed() { terms(2, 1, MAX_QUOTA - 1, 1, false) }

#[test]
fun the_largest_quota_is_allowed() { terms(3, 1, MAX_QUOTA, 1, false) }

#[test]
fun a_refund_on_downloads_is_allowed() { terms(1, 1, 0, 1, false) }

#[test]
fun a_trial_for_nothing_is_allowed() { terms(1, 0, 0, 0, true) }

#[test]
fun a_trial_for_money_is_allowed() { terms(3, 1, 1, 0, true) }

#[test]
fun the_dearest_trial_is_allowed() { terms(1, MAX_PRICE, 0, 0, true) }

#[test]
#[expected_failure(abort_code = 49, location = tidemark::offer)]
fun a_quota_over_the_largest_is_refused() { terms(2, 1, MAX_QUOTA + 1, 0, false) }

#[test]
#[expected_failure(abort_code = 49, location = tidemark::offer)]
fun a_quota_of_downloads_is_refused() { terms(1, 1, 1, 0, false) }

#[test]
#[expected_failure(abort_code = 49, location = tidemark::offer)]
fun an_unknown_refund_rule_is_refused() { terms(1, 1, 0, 2, false) }

#[test]
#[expected_failure(abort_code = 49, location = tidemark::offer)]
fun the_largest_number_is_no_refund_rule() { terms(1, 1, 0, 255, false) }

#[test]
#[expected_failure(abort_code = 49, location = tidemark::offer)]
fun a_trial_with_a_refund_is_refused() { terms(1, 1, 0, 1, true) }

#[test]
#[expected_failure(abort_code = 35, location = tidemark::offer)]
fun a_trial_over_all_coins_is_refused() { terms(1, MAX_PRICE + 1, 0, 0, true) }

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun a_model_without_iterations_has_nothing_to_offer() {
    let mut world = scene::with_model();
    world.set_offer(1, 60_000, 1, 1, world::and_later());
    abort 77
}

#[test]
#[expected_failure(abort_code = 12, location = tidemark::offer)]
fun a_shortest_window_of_the_market_reaches_new_offers() {
    let mut world = scene::with_offer();
    world.set_limits_with(60_001, YEAR_MS, 60_000, 8, 1);
    world.set_offer(1, 60_000, 1, 1, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 12, location = tidemark::offer)]
fun a_longest_window_of_the_market_reaches_new_offers() {
    let mut world = scene::with_offer();
    world.set_limits_with(60_000, 60_000, 60_000, 8, 1);
    world.set_offer(1, 60_001, 1, 1, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 43, location = tidemark::model)]
fun a_retired_model_offers_nothing_new() {
    let mut world = scene::with_offer();
    world.retire(world::seller());
    world.set_offer(1, 60_000, 1, 1, 1);
    abort 77
}

#[test]
fun an_offer_is_withdrawn_and_its_number_never_comes_back() {
    let mut world = scene::with_offer();
    world.withdraw_offer(world::seller(), 1);
    assert!(event::events_by_type<OfferWithdrawn>().length() == 1);
    world.set_offer(1, 60_000, 1, 1, 1);
    let told = event::events_by_type<OfferSet>();
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    facts.peel_address();
    facts.peel_address();
    assert!(facts.peel_u32() == 2);
    world.end();
}

#[test]
#[expected_failure(abort_code = 16, location = tidemark::offering)]
fun an_offer_cannot_be_withdrawn_twice() {
    let mut world = scene::with_offer();
    world.withdraw_offer(world::seller(), 1);
    world.withdraw_offer(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 15, location = tidemark::model)]
fun an_unknown_offer_cannot_be_withdrawn() {
    let mut world = scene::with_offer();
    world.withdraw_offer(world::seller(), 2);
    abort 77
}

#[test]
#[expected_failure(abort_code = 15, location = tidemark::model)]
fun offer_zero_cannot_be_withdrawn() {
    let mut world = scene::with_offer();
    world.withdraw_offer(world::seller(), 0);
    abort 77
}
