#[test_only]
module tidemark::renew_tests;

use sui::event;
use tidemark::sale_events::PassRenewed;
use tidemark::scene;
use tidemark::world::{Self, World};
use tidemark::world_objects;

/// Start and end of the newest period, and end of the pass.
fun period(world: &mut World): (u64, u64, u64) {
    world.act(world::buyer());
    let (sale, pass) = (world.take_sale(), world.take_pass());
    assert!(sale.pass() == object::id(&pass) && pass.sale() == object::id(&sale));
    let (from_ms, to_ms) = (sale.starts_at_ms(), sale.ends_at_ms());
    let ends_at_ms = pass.ends_at_ms();
    world.keep(pass);
    world_objects::give(sale);
    (from_ms, to_ms, ends_at_ms)
}

/// Renews a pass of the week from the anchor; the new week begins then.
fun renew_at(at_ms: u64, starts_at_ms: u64) {
    let mut world = scene::with_pass();
    world.set_time(at_ms);
    world.renew(world::buyer(), 1, world::price(), world::price());
    let (from_ms, to_ms, ends_at_ms) = period(&mut world);
    assert!(from_ms == starts_at_ms && to_ms == starts_at_ms + world::week_ms());
    assert!(ends_at_ms == to_ms);
    world.end();
}

#[test]
fun a_renewal_at_once_begins_at_the_end() { renew_at(world::anchor_ms(), world::week_ends_ms()) }

#[test]
fun a_renewal_in_the_last_millisecond_begins_at_the_end() {
    renew_at(world::week_ends_ms() - 1, world::week_ends_ms())
}

#[test]
fun a_renewal_at_the_end_begins_at_once() { renew_at(world::week_ends_ms(), world::week_ends_ms()) }

#[test]
fun a_renewal_after_the_end_leaves_a_gap() {
    renew_at(world::week_ends_ms() + 1, world::week_ends_ms() + 1)
}

#[test]
fun renewals_are_linked_and_each_is_settled() {
    let mut world = scene::with_pass();
    let first = world.chosen().sale();
    world.renew(world::buyer(), 1, world::price(), world::price() + 3);
    let second = world.chosen().sale();
    world.renew(world::buyer(), 1, world::price() + 1, world::price());
    assert!(world.balance_of(world::buyer()) == 3);
    let (from_ms, _, _) = period(&mut world);
    assert!(from_ms == world::anchor_ms() + 2 * world::week_ms());
    world.act(world::buyer());
    let sale = world.take_sale();
    assert!(sale.previous() == option::some(second) && second != first);
    world_objects::give(sale);
    world.settle(world::stranger());
    world.chosen_mut().set_sale(second);
    world.settle(world::stranger());
    world.chosen_mut().set_sale(first);
    world.settle(world::stranger());
    let (vault, _, _) = world.team_sums();
    assert!(vault == 3 * world::price());
    world.end();
}

#[test]
fun a_renewal_is_one_event() {
    let mut world = scene::with_pass();
    world.act(world::buyer());
    let (market, model, mut pass) = (world.take_market(), world.take_model(), world.take_pass());
    let (scenario, clock) = world.parts();
    let coin = sui::coin::mint_for_testing(world::price(), scenario.ctx());
    let price = world::price();
    tidemark::purchase::renew(
        &market,
        &model,
        &mut pass,
        1,
        price,
        coin,
        clock,
        scenario.ctx(),
    );
    assert!(event::events_by_type<PassRenewed>().length() == 1);
    world_objects::give(market);
    world_objects::give(model);
    world.keep(pass);
    world.end();
}

#[test]
#[expected_failure(abort_code = 15, location = tidemark::model)]
fun an_unknown_offer_cannot_be_renewed() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, world::and_later());
    world.buy(world::buyer(), 1, world::price(), world::price());
    world.renew(world::buyer(), 9, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 15, location = tidemark::model)]
fun offer_zero_cannot_be_renewed() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, world::and_later());
    world.buy(world::buyer(), 1, world::price(), world::price());
    world.renew(world::buyer(), 0, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 16, location = tidemark::purchase)]
fun a_withdrawn_offer_cannot_be_renewed() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, world::and_later());
    world.buy(world::buyer(), 1, world::price(), world::price());
    world.withdraw_offer(world::seller(), 2);
    world.renew(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 43, location = tidemark::model)]
fun a_retired_model_cannot_be_renewed() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, world::and_later());
    world.buy(world::buyer(), 1, world::price(), world::price());
    world.retire(world::seller());
    world.renew(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 12, location = tidemark::purchase)]
fun a_window_no_longer_allowed_cannot_be_renewed() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, world::and_later());
    world.buy(world::buyer(), 1, world::price(), world::price());
    world.set_limits_with(60_000, world::week_ms() - 1, 60_000, 8, 1);
    world.renew(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 12, location = tidemark::purchase)]
fun a_window_now_too_short_cannot_be_renewed() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, world::and_later());
    world.buy(world::buyer(), 1, world::price(), world::price());
    world.set_limits_with(world::week_ms() + 1, 31_622_400_000, 60_000, 8, 1);
    world.renew(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
fun a_price_under_the_highest_named_is_taken() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, world::and_later());
    world.buy(world::buyer(), 1, world::price(), world::price());
    world.renew(world::buyer(), 2, 18_446_744_073_709_551_615, 8);
    assert!(world.balance_of(world::buyer()) == 1);
    world.end();
}

#[test]
#[expected_failure(abort_code = 17, location = tidemark::purchase)]
fun a_price_over_the_highest_named_is_refused() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, world::and_later());
    world.buy(world::buyer(), 1, world::price(), world::price());
    world.renew(world::buyer(), 2, 6, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 18, location = tidemark::purchase)]
fun one_unit_too_little_renews_nothing() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, world::and_later());
    world.buy(world::buyer(), 1, world::price(), world::price());
    world.renew(world::buyer(), 2, 7, 6);
    abort 77
}

#[test]
#[expected_failure(abort_code = 53, location = tidemark::purchase)]
fun a_trial_renews_nothing() {
    let mut world = scene::with_offer();
    world.set_offer(1, world::week_ms(), 7, 1, world::and_later());
    world.buy(world::buyer(), 1, world::price(), world::price());
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.renew(world::buyer(), 3, 7, 7);
    abort 77
}

/// Renews a pass for iteration 2 of 3 under an offer of these rights and iterations.
fun renew_range(at_ms: u64, rights: u8, first: u32, last: u32) {
    let mut world = scene::with_offer();
    world.publish(world::end_epoch());
    world.publish(world::end_epoch());
    world.set_offer(1, world::week_ms(), 7, 2, 2);
    world.set_offer(rights, world::week_ms(), 7, first, last);
    world.buy(world::buyer(), 2, 7, 7);
    world.set_time(at_ms);
    world.renew(world::buyer(), 3, 7, 7);
    world.end();
}

#[test]
fun the_same_iterations_renew_a_running_pass() { renew_range(world::week_ends_ms() - 1, 1, 2, 2) }

#[test]
#[expected_failure(abort_code = 55, location = tidemark::purchase)]
fun an_earlier_iteration_is_no_gain_while_the_pass_runs() {
    renew_range(world::week_ends_ms() - 1, 1, 1, 2)
}

#[test]
#[expected_failure(abort_code = 55, location = tidemark::purchase)]
fun a_later_iteration_is_no_gain_while_the_pass_runs() {
    renew_range(world::week_ends_ms() - 1, 1, 2, 3)
}

#[test]
fun a_pass_that_ended_may_gain_iterations() {
    renew_range(world::week_ends_ms(), 1, 1, world::and_later())
}

#[test]
fun a_pass_that_ended_before_may_gain_iterations() {
    renew_range(world::week_ends_ms() + 1, 1, 1, 3)
}

#[test]
#[expected_failure(abort_code = 55, location = tidemark::purchase)]
fun the_first_iteration_cannot_be_lost() { renew_range(world::week_ends_ms(), 1, 3, 3) }

#[test]
#[expected_failure(abort_code = 55, location = tidemark::purchase)]
fun the_last_iteration_cannot_be_lost() { renew_range(world::week_ends_ms(), 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 55, location = tidemark::purchase)]
fun another_right_is_another_pass() { renew_range(world::week_ends_ms(), 2, 2, 2) }

#[test]
#[expected_failure(abort_code = 55, location = tidemark::purchase)]
fun more_rights_are_another_pass() { renew_range(world::week_ends_ms(), 3, 2, 2) }
