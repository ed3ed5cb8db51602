/// What the holder has not used comes back, to the unit.
#[test_only]
module tidemark::refund_tests;

use sui::event;
use tidemark::sale_events::SaleRefunded;
use tidemark::scene;
use tidemark::world::{Self, World};

/// A pass of these rights for a week at this price, with a refund.
fun bought(rights: u8, price: u64, quota: u64): World {
    let mut world = scene::with_offer();
    world.set_offer_with(rights, world::week_ms(), price, quota, 1, false);
    world.buy(world::buyer(), 2, price, price);
    world
}

/// Refunds a download never opened, at this time; so much comes back.
fun unopened(price: u64, at_ms: u64, back: u64) {
    let mut world = bought(1, price, 0);
    world.set_time(at_ms);
    world.refund(world::buyer());
    assert!(event::events_by_type<SaleRefunded>().length() == 1);
    assert!(world.balance_of(world::buyer()) == back);
    let (paid, held, _, refunded) = world.sale_sums();
    assert!(refunded == back && held == paid - back);
    world.end();
}

// 12 000 000 000 units for 604 800 000 ms are 19.84 a millisecond.

#[test]
fun at_the_start_all_comes_back() { unopened(12_000_000_000, world::anchor_ms(), 12_000_000_000) }

#[test]
fun before_the_start_no_more_than_all_comes_back() {
    unopened(12_000_000_000, world::anchor_ms() - 1, 12_000_000_000)
}

#[test]
fun after_a_millisecond_its_part_is_gone() {
    unopened(12_000_000_000, world::anchor_ms() + 1, 11_999_999_980)
}

#[test]
fun after_half_the_week_half_comes_back() {
    unopened(12_000_000_000, world::anchor_ms() + world::week_ms() / 2, 6_000_000_000)
}

#[test]
fun in_the_last_millisecond_its_part_comes_back() {
    unopened(12_000_000_000, world::week_ends_ms() - 1, 19)
}

#[test]
fun one_unit_comes_back_at_once() { unopened(1, world::anchor_ms(), 1) }

#[test]
fun half_of_three_units_is_one() { unopened(3, world::anchor_ms() + world::week_ms() / 2, 1) }

#[test]
fun the_highest_price_comes_back() {
    unopened(5_000_000_000_000_000_000, world::anchor_ms(), 5_000_000_000_000_000_000)
}

#[test]
fun a_unit_under_the_highest_price_is_halved() {
    unopened(4_999_999_999_999_999_999, half_ms(), 2_499_999_999_999_999_999)
}

#[test]
#[expected_failure(abort_code = 56, location = tidemark::refund)]
fun at_the_end_nothing_is_left() { unopened(12_000_000_000, world::week_ends_ms(), 0) }

#[test]
#[expected_failure(abort_code = 56, location = tidemark::refund)]
fun after_the_end_nothing_is_left() { unopened(12_000_000_000, world::week_ends_ms() + 1, 0) }

#[test]
#[expected_failure(abort_code = 56, location = tidemark::refund)]
fun one_unit_is_gone_after_a_millisecond() { unopened(1, world::anchor_ms() + 1, 0) }

#[test]
#[expected_failure(abort_code = 56, location = tidemark::refund)]
fun terms_without_a_refund_give_none() {
    let mut world = scene::with_pass();
    world.refund(world::buyer());
    abort 77
}

#[test]
#[expected_failure(abort_code = 56, location = tidemark::refund)]
fun an_opened_download_is_kept() {
    let mut world = bought(1, world::price(), 0);
    world.open(world::buyer(), 1);
    world.refund(world::buyer());
    abort 77
}

#[test]
#[expected_failure(abort_code = 56, location = tidemark::refund)]
fun a_right_to_both_counts_as_a_download() {
    let mut world = bought(3, world::price(), 100);
    world.open(world::buyer(), 1);
    world.refund(world::buyer());
    abort 77
}

#[test]
#[expected_failure(abort_code = 56, location = tidemark::refund)]
fun a_sale_is_refunded_once() {
    let mut world = bought(1, world::price(), 0);
    world.refund(world::buyer());
    world.refund(world::buyer());
    abort 77
}

#[test]
#[expected_failure(abort_code = 56, location = tidemark::refund)]
fun what_was_settled_whole_is_earned() {
    let mut world = bought(1, world::price(), 0);
    world.set_time(world::week_ends_ms());
    world.settle(world::stranger());
    world.refund(world::buyer());
    abort 77
}

/// Refunds a right to invoke after so many calls at this time; so much comes back.
fun invoked(quota: u64, calls: u64, at_ms: u64, back: u64) {
    let mut world = bought(2, world::price(), quota);
    world.set_time(at_ms);
    world.open(world::buyer(), 1);
    if (calls > 0) world.record_calls(world::partner(), calls);
    world.refund(world::buyer());
    assert!(world.balance_of(world::buyer()) == back);
    world.end();
}

fun half_ms(): u64 { world::anchor_ms() + world::week_ms() / 2 }

fun quarter_ms(): u64 { world::anchor_ms() + world::week_ms() / 4 }

#[test]
fun fewer_calls_than_time_refund_by_time() { invoked(100, 25, half_ms(), 6_000_000_000) }

#[test]
fun more_calls_than_time_refund_by_calls() { invoked(100, 75, quarter_ms(), 3_000_000_000) }

#[test]
fun as_many_calls_as_time_refund_either() { invoked(100, 50, half_ms(), 6_000_000_000) }

#[test]
fun no_calls_refund_by_time() { invoked(100, 0, quarter_ms(), 9_000_000_000) }

#[test]
fun one_call_of_a_hundred_is_a_hundredth() { invoked(100, 1, world::anchor_ms(), 11_880_000_000) }

#[test]
fun all_calls_but_one_leave_a_hundredth() { invoked(100, 99, world::anchor_ms(), 120_000_000) }

#[test]
fun a_part_of_a_unit_stays_with_the_team() { invoked(7, 3, world::anchor_ms(), 6_857_142_857) }

#[test]
fun without_a_quota_calls_do_not_count() { invoked(0, 1_000_000, half_ms(), 6_000_000_000) }

#[test]
fun the_largest_quota_does_not_overflow() {
    invoked(1_000_000_000_000, 1, world::anchor_ms(), 11_999_999_999)
}

#[test]
#[expected_failure(abort_code = 56, location = tidemark::refund)]
fun a_quota_used_up_leaves_nothing() { invoked(100, 100, world::anchor_ms(), 0) }

#[test]
#[expected_failure(abort_code = 56, location = tidemark::refund)]
fun a_quota_of_one_is_used_up_by_one() { invoked(1, 1, world::anchor_ms(), 0) }

#[test]
fun after_a_refund_the_rest_is_settled() {
    // Half of 12 000 000 000 came back; 5 % of the other half are the fee.
    let mut world = scene::with_offer();
    world.set_fee(500);
    world.set_offer_with(1, world::week_ms(), world::price(), 0, 1, false);
    world.buy(world::buyer(), 2, world::price(), world::price());
    world.set_time(half_ms());
    world.refund(world::buyer());
    world.settle(world::stranger());
    assert!(world.balance_of(world::admin()) == 300_000_000);
    let (vault, _, _) = world.team_sums();
    assert!(vault == 5_700_000_000);
    let (_, held, settled, refunded) = world.sale_sums();
    assert!(held == 0 && settled == 6_000_000_000 && refunded == 6_000_000_000);
    world.end();
}

#[test]
#[expected_failure(abort_code = 28, location = tidemark::sale)]
fun after_a_refund_the_rest_is_settled_once() {
    let mut world = bought(1, world::price(), 0);
    world.set_time(half_ms());
    world.refund(world::buyer());
    world.settle(world::stranger());
    world.set_time(world::week_ends_ms());
    world.settle(world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 28, location = tidemark::sale)]
fun a_full_refund_leaves_nothing_to_settle() {
    let mut world = bought(1, world::price(), 0);
    world.refund(world::buyer());
    world.set_time(world::week_ends_ms());
    world.settle(world::stranger());
    abort 77
}

#[test]
fun what_was_settled_before_a_refund_stays_with_the_team() {
    let mut world = bought(1, world::price(), 0);
    world.set_time(quarter_ms());
    world.settle(world::stranger());
    world.set_time(half_ms());
    world.refund(world::buyer());
    world.settle(world::stranger());
    let (_, held, settled, refunded) = world.sale_sums();
    assert!(held == 0 && settled == 6_000_000_000 && refunded == 6_000_000_000);
    world.end();
}
