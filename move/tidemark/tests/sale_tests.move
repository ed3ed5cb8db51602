/// What a sale has earned moves to the team, less the fee of the market.
#[test_only]
module tidemark::sale_tests;

use sui::event;
use tidemark::sale_events::SaleSettled;
use tidemark::scene;
use tidemark::world::{Self, World};

/// A pass to download for a week at this price, sold with a refund.
fun with_refund(fee_bps: u16, price: u64): World {
    let mut world = scene::with_offer();
    world.set_fee(fee_bps);
    world.set_offer_with(1, world::week_ms(), price, 0, 1, false);
    world.buy(world::buyer(), 2, price, price);
    world
}

#[test]
fun without_a_refund_all_is_earned_at_once() {
    let mut world = scene::with_pass();
    world.settle(world::stranger());
    assert!(event::events_by_type<SaleSettled>().length() == 1);
    let (paid, held, settled, _) = world.sale_sums();
    assert!(held == 0 && settled == paid);
    let (vault, collected, distributed) = world.team_sums();
    assert!(vault == world::price() && collected == world::price() && distributed == 0);
    world.distribute(world::stranger());
    assert!(world.balance_of(world::seller()) == world::price() / 10 * 6);
    assert!(world.balance_of(world::partner()) == world::price() / 10 * 4);
    world.end();
}

#[test]
#[expected_failure(abort_code = 28, location = tidemark::sale)]
fun a_sale_without_a_refund_is_settled_once() {
    let mut world = scene::with_pass();
    world.settle(world::stranger());
    world.set_time(world::week_ends_ms() + 1);
    world.settle(world::stranger());
    abort 77
}

#[test]
fun two_sales_are_settled_apart() {
    let mut world = scene::with_pass();
    world.settle(world::stranger());
    world.buy(world::stranger(), 1, world::price(), world::price());
    world.settle(world::buyer());
    let (vault, collected, _) = world.team_sums();
    assert!(vault == 2 * world::price() && collected == 2 * world::price());
    world.end();
}

/// Settles a sale with a refund at this time; so much is earned.
fun settle_at(at_ms: u64, earned: u64) {
    let mut world = with_refund(0, world::price());
    world.set_time(at_ms);
    world.settle(world::stranger());
    let (paid, held, settled, _) = world.sale_sums();
    assert!(settled == earned && held == paid - earned);
    let (vault, _, _) = world.team_sums();
    assert!(vault == earned);
    world.end();
}

// 12 000 000 000 units for 604 800 000 ms are 19.84 a millisecond; the refund is rounded down.

#[test]
#[expected_failure(abort_code = 28, location = tidemark::sale)]
fun nothing_is_earned_at_the_start() { settle_at(world::anchor_ms(), 0) }

#[test]
fun the_first_millisecond_earns_its_part() { settle_at(world::anchor_ms() + 1, 20) }

#[test]
fun half_the_week_earns_half() {
    settle_at(world::anchor_ms() + world::week_ms() / 2, 6_000_000_000)
}

#[test]
fun the_last_millisecond_is_not_yet_earned() {
    settle_at(world::week_ends_ms() - 1, 12_000_000_000 - 19)
}

#[test]
fun the_end_earns_all() { settle_at(world::week_ends_ms(), 12_000_000_000) }

#[test]
fun after_the_end_all_is_earned() { settle_at(world::week_ends_ms() + 1, 12_000_000_000) }

#[test]
#[expected_failure(abort_code = 28, location = tidemark::sale)]
fun all_that_is_earned_is_settled_once() {
    let mut world = with_refund(0, world::price());
    world.set_time(world::week_ends_ms());
    world.settle(world::stranger());
    world.set_time(world::week_ends_ms() + 1);
    world.settle(world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 28, location = tidemark::sale)]
fun the_same_moment_is_settled_once() {
    let mut world = with_refund(0, world::price());
    world.set_time(world::anchor_ms() + 1);
    world.settle(world::stranger());
    world.settle(world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 28, location = tidemark::sale)]
fun a_price_of_one_is_earned_in_no_part() {
    // The only unit is refundable in the first millisecond alone; then it is earned.
    let mut world = with_refund(0, 1);
    world.set_time(world::anchor_ms() + 1);
    world.settle(world::stranger());
    let (_, _, settled, _) = world.sale_sums();
    assert!(settled == 1);
    world.settle(world::stranger());
    abort 77
}

#[test]
fun an_opened_download_is_earned_at_once() {
    let mut world = with_refund(0, world::price());
    world.open(world::buyer(), 1);
    world.settle(world::stranger());
    let (paid, _, settled, _) = world.sale_sums();
    assert!(settled == paid);
    world.end();
}

/// Settles a sale of this price with this fee after its end.
fun fee(fee_bps: u16, price: u64, fee: u64) {
    let mut world = with_refund(fee_bps, price);
    world.set_time(world::week_ends_ms());
    world.settle(world::stranger());
    assert!(world.balance_of(world::admin()) == fee);
    let (vault, collected, _) = world.team_sums();
    assert!(vault == price - fee && collected == vault);
    world.end();
}

#[test]
fun no_fee_leaves_all_to_the_team() { fee(0, 12_000_000_000, 0) }

#[test]
fun a_fee_of_a_basis_point_is_taken() { fee(1, 12_000_000_000, 1_200_000) }

#[test]
fun the_largest_fee_is_a_twentieth() { fee(500, 12_000_000_000, 600_000_000) }

#[test]
fun a_fee_a_step_below_the_largest_is_taken() { fee(499, 12_000_000_000, 598_800_000) }

#[test]
fun a_fee_is_rounded_down_to_nothing() { fee(500, 19, 0) }

#[test]
fun a_fee_of_one_unit_is_taken() { fee(500, 20, 1) }

#[test]
fun a_fee_of_the_highest_price_does_not_overflow() {
    fee(500, 5_000_000_000_000_000_000, 250_000_000_000_000_000)
}

#[test]
fun settling_often_costs_nobody_a_unit() {
    // 3.33 % of 1 000 are 33; rounded each day they would be 4 × 7 = 28.
    let mut world = with_refund(333, 1_000);
    let fees = vector[4, 9, 14, 19, 23, 28, 33];
    let earned = vector[143, 286, 429, 572, 715, 858, 1_000];
    let mut day = 0;
    while (day < 7) {
        world.set_time(world::anchor_ms() + (day + 1) * world::day_ms());
        world.settle(world::stranger());
        let (_, _, settled, _) = world.sale_sums();
        assert!(settled == earned[day] && world.balance_of(world::admin()) == fees[day]);
        day = day + 1;
    };
    let (vault, _, _) = world.team_sums();
    assert!(vault == 967);
    world.end();
}

#[test]
fun a_later_fee_does_not_reach_what_is_sold() {
    let mut world = with_refund(100, 10_000);
    world.set_fee(500);
    world.set_time(world::week_ends_ms());
    world.settle(world::stranger());
    assert!(world.balance_of(world::admin()) == 100);
    world.end();
}

#[test]
fun a_renewal_pays_the_fee_of_its_own_day() {
    let mut world = with_refund(100, 10_000);
    world.set_fee(500);
    world.renew(world::buyer(), 2, 10_000, 10_000);
    world.set_time(world::week_ends_ms() + world::week_ms());
    world.settle(world::stranger());
    assert!(world.balance_of(world::admin()) == 500);
    world.end();
}
