#[test_only]
module tidemark::purchase_tests;

use sui::event;
use tidemark::access::AccessPass;
use tidemark::events::{PassBought, SaleSettled};
use tidemark::sale::Sale;
use tidemark::world::{Self, WAL};

#[test]
fun the_price_is_kept_and_the_change_goes_back() {
    let mut world = world::with_offer();
    world.buy(world::buyer(), 1, world::price(), world::price() + 5);
    let told = event::events_by_type<PassBought>();
    assert!(told.length() == 1);
    assert!(world.balance_of(world::buyer()) == 5);
    let scenario = world.scenario();
    scenario.next_tx(world::buyer());
    let sale = scenario.take_shared<Sale<WAL>>();
    assert!(sale.paid() == world::price() && sale.balance_value() == world::price());
    assert!(sale.opens() == 0);
    let pass = scenario.take_from_sender<AccessPass>();
    assert!(pass.starts_at_ms() == world::anchor_ms());
    assert!(pass.ends_at_ms() == world::anchor_ms() + world::week_ms());
    assert!(pass.opened_until_ms() == 0);
    assert!(sale.pass() == object::id(&pass));
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    assert!(facts.peel_address() == object::id_address(&pass));
    assert!(facts.peel_address() == object::id_address(&sale));
    facts.peel_address();
    facts.peel_address();
    assert!(facts.peel_u32() == 1);
    assert!(facts.peel_address() == world::buyer());
    assert!(facts.peel_u64() == world::price());
    assert!(facts.peel_u8() == 1);
    assert!(facts.peel_u64() == world::week_ms());
    assert!(facts.peel_u32() == 1 && facts.peel_u32() == world::and_later());
    assert!(facts.peel_u64() == pass.starts_at_ms() && facts.peel_u64() == pass.ends_at_ms());
    assert!(facts.into_remainder_bytes().is_empty());
    scenario.return_to_sender(pass);
    sui::test_scenario::return_shared(sale);
    world.end();
}

#[test]
fun the_exact_price_leaves_no_coin_behind() {
    let mut world = world::with_pass();
    let scenario = world.scenario();
    scenario.next_tx(world::buyer());
    assert!(!scenario.has_most_recent_for_sender<sui::coin::Coin<WAL>>());
    world.end();
}

#[test]
#[expected_failure(abort_code = 15, location = tidemark::model)]
fun an_unknown_offer_cannot_be_bought() {
    let mut world = world::with_offer();
    world.buy(world::buyer(), 2, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 15, location = tidemark::model)]
fun offer_zero_cannot_be_bought() {
    let mut world = world::with_offer();
    world.buy(world::buyer(), 0, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 16, location = tidemark::purchase)]
fun a_withdrawn_offer_cannot_be_bought() {
    let mut world = world::with_offer();
    world.withdraw_offer(world::seller(), 1);
    world.buy(world::buyer(), 1, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 17, location = tidemark::purchase)]
fun a_lower_expected_price_is_refused() {
    let mut world = world::with_offer();
    world.buy(world::buyer(), 1, world::price() - 1, world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 17, location = tidemark::purchase)]
fun a_higher_expected_price_is_refused() {
    let mut world = world::with_offer();
    world.buy(world::buyer(), 1, world::price() + 1, world::price() + 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 18, location = tidemark::purchase)]
fun one_unit_too_little_is_refused() {
    let mut world = world::with_offer();
    world.buy(world::buyer(), 1, world::price(), world::price() - 1);
    abort 77
}

/// Buys a week of a model stored until epoch anchor + 2, `late_ms` after the last moment.
fun buy_before_storage_ends(late_ms: u64) {
    let mut world = world::with_model();
    world.publish(world::anchor_epoch() + 2);
    world.set_offer(1, world::week_ms(), 1, 1, 1);
    let storage_ends_ms = world::anchor_ms() + 2 * world::epoch_ms();
    world.set_time(storage_ends_ms - world::week_ms() + late_ms);
    world.buy(world::buyer(), 1, 1, 1);
    world.end();
}

#[test]
fun a_window_may_end_with_the_storage() { buy_before_storage_ends(0) }

#[test]
#[expected_failure(abort_code = 19, location = tidemark::purchase)]
fun a_window_a_millisecond_longer_than_the_storage_is_refused() { buy_before_storage_ends(1) }

#[test]
#[expected_failure(abort_code = 19, location = tidemark::purchase)]
fun storage_that_ended_before_the_anchor_covers_nothing() {
    let mut world = world::with_market();
    world.create_market(world::epoch_ms(), 40, world::anchor_ms());
    world.create_team(world::seller(), vector[@0x1], vector[10_000]);
    world.list(world::seller());
    world.publish(39);
    world.set_offer(1, 60_000, 1, 1, 1);
    world.buy(world::buyer(), 1, 1, 1);
    abort 77
}

#[test]
fun a_window_may_end_with_storage_that_ends_at_the_anchor() {
    let mut world = world::with_market();
    world.create_market(world::epoch_ms(), 40, world::anchor_ms());
    world.create_team(world::seller(), vector[@0x1], vector[10_000]);
    world.list(world::seller());
    world.publish(40);
    world.set_offer(1, 60_000, 1, 1, 1);
    world.set_time(world::anchor_ms() - 60_000);
    world.buy(world::buyer(), 1, 1, 1);
    world.end();
}

#[test]
fun the_newest_covered_iteration_decides_about_storage() {
    // Iteration 1 is stored for long, 2 only for two epochs.
    let mut world = world::with_offer();
    world.publish(world::anchor_epoch() + 2);
    world.set_offer(1, 3 * world::epoch_ms(), 7, 1, 1);
    world.buy(world::buyer(), 2, 7, 7);
    world.end();
}

#[test]
#[expected_failure(abort_code = 19, location = tidemark::purchase)]
fun an_offer_of_later_iterations_needs_the_newest_stored() {
    let mut world = world::with_offer();
    world.publish(world::anchor_epoch() + 2);
    world.set_offer(1, 3 * world::epoch_ms(), 7, 1, world::and_later());
    world.buy(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
fun anyone_settles_a_sale_into_the_vault() {
    let mut world = world::with_pass();
    world.settle(world::stranger());
    let told = event::events_by_type<SaleSettled>();
    assert!(told.length() == 1);
    let (vault, collected, distributed) = world.team_sums();
    assert!(vault == world::price() && collected == world::price() && distributed == 0);
    world.distribute(world::stranger());
    assert!(world.balance_of(world::seller()) == world::price() / 10 * 6);
    assert!(world.balance_of(world::partner()) == world::price() / 10 * 4);
    world.end();
}

#[test]
fun two_sales_are_settled_apart() {
    let mut world = world::with_pass();
    world.settle(world::stranger());
    world.buy(world::stranger(), 1, world::price(), world::price());
    world.settle(world::buyer());
    let (vault, collected, _) = world.team_sums();
    assert!(vault == 2 * world::price() && collected == 2 * world::price());
    world.end();
}

#[test]
#[expected_failure(abort_code = 28, location = tidemark::sale)]
fun a_sale_is_settled_once() {
    let mut world = world::with_pass();
    world.settle(world::stranger());
    world.settle(world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 27, location = tidemark::sale)]
fun another_team_cannot_collect_a_sale() {
    let mut world = world::with_pass();
    world.create_team(world::stranger(), vector[@0x1], vector[10_000]);
    world.settle(world::stranger());
    abort 77
}
