#[test_only]
module tidemark::access_tests;

use sui::event;
use tidemark::sale_events::PassOpened;
use tidemark::scene;
use tidemark::world::{Self, World};
use tidemark::world_objects;

const SESSION_MS: u64 = 1_800_000;

/// What the pass and the sale say: opened until, and openings of the sale.
fun opened(world: &mut World): (u64, u64) {
    world.act(world::buyer());
    let (pass, sale) = (world.take_pass(), world.take_sale());
    let (until_ms, opens) = (pass.opened_until_ms(), sale.opens());
    world.keep(pass);
    world_objects::give(sale);
    (until_ms, opens)
}

#[test]
fun each_opening_leaves_a_trace() {
    let mut world = scene::with_pass();
    world.open(world::buyer(), 1);
    let told = event::events_by_type<PassOpened>();
    assert!(told.length() == 1);
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    assert!(facts.peel_address() == world.chosen().pass().to_address());
    assert!(facts.peel_address() == world.chosen().sale().to_address());
    assert!(facts.peel_address() == world.chosen().model().to_address());
    assert!(facts.peel_u32() == 1);
    assert!(facts.peel_address() == world::buyer());
    assert!(facts.peel_u64() == world::anchor_ms());
    assert!(facts.peel_u64() == world::anchor_ms() + SESSION_MS);
    assert!(facts.peel_u64() == 1);
    world.set_time(world::anchor_ms() + 5);
    world.open(world::buyer(), 1);
    let (until_ms, opens) = opened(&mut world);
    assert!(until_ms == world::anchor_ms() + 5 + SESSION_MS && opens == 2);
    world.end();
}

/// Opens so long before the end of the window; the session ends then.
fun session(before_end_ms: u64, ends_at_ms: u64) {
    let mut world = scene::with_pass();
    world.set_time(world::week_ends_ms() - before_end_ms);
    world.open(world::buyer(), 1);
    let (until_ms, _) = opened(&mut world);
    assert!(until_ms == ends_at_ms);
    world.end();
}

#[test]
fun a_session_ends_before_the_window() { session(SESSION_MS + 1, world::week_ends_ms() - 1) }

#[test]
fun a_session_ends_with_the_window() { session(SESSION_MS, world::week_ends_ms()) }

#[test]
fun a_session_never_outlasts_the_window() { session(SESSION_MS - 1, world::week_ends_ms()) }

#[test]
fun later_iterations_are_covered_by_and_later() {
    let mut world = scene::with_pass();
    world.publish(world::end_epoch());
    world.open(world::buyer(), 2);
    world.end();
}

/// Opens a pass bought at the anchor at another time.
fun open_at(at_ms: u64) {
    let mut world = scene::with_pass();
    world.set_time(at_ms);
    world.open(world::buyer(), 1);
    world.end();
}

#[test]
fun the_last_millisecond_of_the_window_is_inside() { open_at(world::week_ends_ms() - 1) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::access)]
fun the_end_of_the_window_is_outside() { open_at(world::week_ends_ms()) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::access)]
fun after_the_window_nothing_opens() { open_at(world::week_ends_ms() + 1) }

#[test]
#[expected_failure(abort_code = 23, location = tidemark::access)]
fun before_the_window_nothing_opens() { open_at(world::anchor_ms() - 1) }

#[test]
fun the_first_millisecond_of_the_window_is_inside() { open_at(world::anchor_ms()) }

#[test]
fun the_second_millisecond_of_the_window_is_inside() { open_at(world::anchor_ms() + 1) }

/// Opens an iteration with a pass for iteration 2 of 3.
fun open_of_range(iteration: u32) {
    let mut world = scene::with_offer();
    world.publish(world::end_epoch());
    world.publish(world::end_epoch());
    world.set_offer(1, world::week_ms(), 1, 2, 2);
    world.buy(world::buyer(), 2, 1, 1);
    world.open(world::buyer(), iteration);
    world.end();
}

#[test]
fun the_covered_iteration_opens() { open_of_range(2) }

#[test]
#[expected_failure(abort_code = 25, location = tidemark::access)]
fun iteration_zero_is_not_covered() { open_of_range(0) }

#[test]
#[expected_failure(abort_code = 25, location = tidemark::access)]
fun an_earlier_iteration_is_not_covered() { open_of_range(1) }

#[test]
#[expected_failure(abort_code = 25, location = tidemark::access)]
fun a_later_iteration_is_not_covered() { open_of_range(3) }

#[test]
#[expected_failure(abort_code = 26, location = tidemark::access)]
fun an_iteration_to_come_does_not_open() {
    let mut world = scene::with_pass();
    world.open(world::buyer(), 2);
    abort 77
}

/// Opens a pass of two weeks at this time with the sale of its first or second week.
fun open_renewed(at_ms: u64, with_second: bool) {
    let mut world = scene::with_pass();
    let first = world.chosen().sale();
    world.renew(world::buyer(), 1, world::price(), world::price());
    if (!with_second) world.chosen_mut().set_sale(first);
    world.set_time(at_ms);
    world.open(world::buyer(), 1);
    let (_, opens) = opened(&mut world);
    assert!(opens == 1);
    world.end();
}

#[test]
fun the_first_week_opens_with_its_sale() { open_renewed(world::week_ends_ms() - 1, false) }

#[test]
#[expected_failure(abort_code = 22, location = tidemark::access)]
fun the_first_week_does_not_open_with_the_second_sale() {
    open_renewed(world::week_ends_ms() - 1, true)
}

#[test]
fun the_second_week_opens_with_its_sale() { open_renewed(world::week_ends_ms(), true) }

#[test]
#[expected_failure(abort_code = 22, location = tidemark::access)]
fun the_second_week_does_not_open_with_the_first_sale() {
    open_renewed(world::week_ends_ms(), false)
}

#[test]
#[expected_failure(abort_code = 24, location = tidemark::access)]
fun after_both_weeks_nothing_opens() {
    open_renewed(world::week_ends_ms() + world::week_ms(), true)
}

#[test]
#[expected_failure(abort_code = 22, location = tidemark::access)]
fun a_gap_belongs_to_no_sale() {
    let mut world = scene::with_pass();
    let first = world.chosen().sale();
    world.set_time(world::week_ends_ms() + 5);
    world.renew(world::buyer(), 1, world::price(), world::price());
    world.chosen_mut().set_sale(first);
    world.set_time(world::week_ends_ms() + 4);
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 52, location = tidemark::access)]
fun a_refunded_sale_takes_no_opening_of_the_one_paid_since() {
    // Else: open with the refunded sale, have the key, and get the second money back as unopened.
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 1, false);
    world.buy(world::buyer(), 2, 7, 7);
    let refunded = world.chosen().sale();
    world.refund(world::buyer());
    world.renew(world::buyer(), 2, 7, 7);
    world.open(world::buyer(), 1);
    world.chosen_mut().set_sale(refunded);
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 24, location = tidemark::access)]
fun a_refunded_pass_does_not_open() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 1, false);
    world.buy(world::buyer(), 2, 7, 7);
    world.refund(world::buyer());
    world.open(world::buyer(), 1);
    abort 77
}
