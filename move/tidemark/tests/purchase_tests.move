#[test_only]
module tidemark::purchase_tests;

use sui::coin::Coin;
use sui::event;
use tidemark::sale_events::PassBought;
use tidemark::scene;
use tidemark::world::{Self, WAL};
use tidemark::world_objects;

const MAX_PRICE: u64 = 5_000_000_000_000_000_000;

#[test]
fun the_price_is_kept_and_the_change_goes_back() {
    let mut world = scene::with_offer();
    world.set_fee(77);
    world.buy(world::buyer(), 1, world::price(), world::price() + 5);
    assert!(world.balance_of(world::buyer()) == 5);
    let (paid, held, settled, refunded) = world.sale_sums();
    assert!(paid == world::price() && held == paid && settled == 0 && refunded == 0);
    world.act(world::buyer());
    let (sale, pass) = (world.take_sale(), world.take_pass());
    assert!(sale.pass() == object::id(&pass) && pass.sale() == object::id(&sale));
    assert!(sale.opens() == 0 && sale.fee_bps() == 77 && sale.previous().is_none());
    assert!(pass.starts_at_ms() == world::anchor_ms());
    assert!(pass.ends_at_ms() == world::week_ends_ms());
    assert!(pass.opened_until_ms() == 0 && pass.ends_on() == b"1970-01-19 13:46 UTC".to_string());
    world.keep(pass);
    world_objects::give(sale);
    world.end();
}

/// An offer of this price, bought with this coin, with that change.
fun buy_at(price: u64, pays: u64, change: u64) {
    let mut world = scene::with_offer();
    world.set_offer(1, 60_000, price, 1, 1);
    world.buy(world::buyer(), 2, price, pays);
    assert!(world.balance_of(world::buyer()) == change);
    let (paid, held, _, _) = world.sale_sums();
    assert!(paid == price && held == price);
    world.end();
}

#[test]
fun one_unit_buys_what_costs_one() { buy_at(1, 1, 0) }

#[test]
fun two_units_buy_what_costs_one() { buy_at(1, 2, 1) }

#[test]
fun a_unit_under_the_highest_price_is_paid() { buy_at(MAX_PRICE - 1, MAX_PRICE, 1) }

#[test]
fun the_highest_price_is_paid() { buy_at(MAX_PRICE, MAX_PRICE, 0) }

#[test]
fun the_largest_coin_gives_change() {
    buy_at(1, 18_446_744_073_709_551_615, 18_446_744_073_709_551_614)
}

#[test]
#[expected_failure(abort_code = 18, location = tidemark::purchase)]
fun nothing_buys_nothing() { buy_at(1, 0, 0) }

#[test]
#[expected_failure(abort_code = 18, location = tidemark::purchase)]
fun a_unit_under_the_highest_price_is_too_little() { buy_at(MAX_PRICE, MAX_PRICE - 1, 0) }

#[test]
fun the_exact_price_leaves_no_coin_behind() {
    let mut world = scene::with_pass();
    world.act(world::buyer());
    assert!(!world.scenario().has_most_recent_for_sender<Coin<WAL>>());
    world.end();
}

#[test]
fun one_purchase_is_one_event_with_all_terms() {
    let mut world = scene::with_offer();
    world.act(world::buyer());
    let (market, model) = (world.take_market(), world.take_model());
    let (scenario, clock) = world.parts();
    let coin = sui::coin::mint_for_testing<WAL>(world::price(), scenario.ctx());
    let price = world::price();
    tidemark::purchase::purchase(&market, &model, 1, price, coin, clock, scenario.ctx());
    let told = event::events_by_type<PassBought>();
    world_objects::give(market);
    world_objects::give(model);
    let effects = world.scenario().next_tx(world::buyer());
    assert!(told.length() == 1 && effects.num_user_events() == 1);
    // The pass and its sale, nothing else.
    assert!(effects.created().length() == 2);
    world.end();
}

#[test]
#[expected_failure(abort_code = 17, location = tidemark::purchase)]
fun a_lower_expected_price_is_refused() {
    let mut world = scene::with_offer();
    world.buy(world::buyer(), 1, world::price() - 1, world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 17, location = tidemark::purchase)]
fun a_higher_expected_price_is_refused() {
    let mut world = scene::with_offer();
    world.buy(world::buyer(), 1, world::price() + 1, world::price() + 1);
    abort 77
}

// What the offer and the market must allow.

#[test]
#[expected_failure(abort_code = 15, location = tidemark::model)]
fun an_unknown_offer_cannot_be_bought() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, 1);
    world.buy(world::buyer(), 9, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 15, location = tidemark::model)]
fun offer_zero_cannot_be_bought() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, 1);
    world.buy(world::buyer(), 0, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 16, location = tidemark::purchase)]
fun a_withdrawn_offer_cannot_be_bought() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, 1);
    world.withdraw_offer(world::seller(), 2);
    world.buy(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 43, location = tidemark::model)]
fun a_retired_model_cannot_be_bought() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, 1);
    world.retire(world::seller());
    world.buy(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 12, location = tidemark::purchase)]
fun a_window_no_longer_allowed_cannot_be_bought() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, 1);
    world.set_limits_with(60_000, world::week_ms() - 1, 60_000, 8, 1);
    world.buy(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 12, location = tidemark::purchase)]
fun a_window_now_too_short_cannot_be_bought() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, 1);
    world.set_limits_with(world::week_ms() + 1, 31_622_400_000, 60_000, 8, 1);
    world.buy(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 18, location = tidemark::purchase)]
fun one_unit_too_little_buys_nothing() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, 1);
    world.buy(world::buyer(), 2, 7, 6);
    abort 77
}

#[test]
#[expected_failure(abort_code = 53, location = tidemark::purchase)]
fun a_trial_is_not_bought() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.buy(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
fun a_window_exactly_as_the_market_allows_now_is_sold() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, 1);
    world.set_limits_with(world::week_ms(), world::week_ms(), 60_000, 8, 1);
    world.buy(world::buyer(), 2, 7, 7);
    world.end();
}
