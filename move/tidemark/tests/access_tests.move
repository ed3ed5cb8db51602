#[test_only]
module tidemark::access_tests;

use sui::event;
use sui::test_scenario;
use tidemark::access::AccessPass;
use tidemark::events::PassOpened;
use tidemark::sale::Sale;
use tidemark::world::{Self, WAL, World};

const SESSION_MS: u64 = 1_800_000;

fun ends_at_ms(): u64 { world::anchor_ms() + world::week_ms() }

/// What the buyer's pass and its sale say: opened until, and openings of the sale.
fun opened(world: &mut World): (u64, u64) {
    let scenario = world.scenario();
    scenario.next_tx(world::buyer());
    let pass = scenario.take_from_sender<AccessPass>();
    let sale = scenario.take_shared<Sale<WAL>>();
    let (until_ms, opens) = (pass.opened_until_ms(), sale.opens());
    scenario.return_to_sender(pass);
    test_scenario::return_shared(sale);
    (until_ms, opens)
}

#[test]
fun each_opening_leaves_a_trace() {
    let mut world = world::with_pass();
    world.open(world::buyer(), 1);
    let told = event::events_by_type<PassOpened>();
    assert!(told.length() == 1);
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    facts.peel_address();
    facts.peel_address();
    facts.peel_address();
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

#[test]
fun a_session_never_outlasts_the_window() {
    let mut world = world::with_pass();
    world.set_time(ends_at_ms() - SESSION_MS);
    world.open(world::buyer(), 1);
    let (until_ms, _) = opened(&mut world);
    assert!(until_ms == ends_at_ms());
    world.set_time(ends_at_ms() - SESSION_MS + 1);
    world.open(world::buyer(), 1);
    let (until_ms, _) = opened(&mut world);
    assert!(until_ms == ends_at_ms());
    world.end();
}

#[test]
fun later_iterations_are_covered_by_and_later() {
    let mut world = world::with_pass();
    world.publish(world::anchor_epoch() + 26);
    world.open(world::buyer(), 2);
    world.end();
}

/// Opens a pass bought at the anchor at another time.
fun open_at(at_ms: u64) {
    let mut world = world::with_pass();
    world.set_time(at_ms);
    world.open(world::buyer(), 1);
    world.end();
}

#[test]
fun the_last_millisecond_of_the_window_is_inside() { open_at(ends_at_ms() - 1) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::access)]
fun the_end_of_the_window_is_outside() { open_at(ends_at_ms()) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::access)]
fun after_the_window_nothing_opens() { open_at(ends_at_ms() + 1) }

#[test]
fun the_first_millisecond_of_the_window_is_inside() { open_at(world::anchor_ms()) }

#[test]
#[expected_failure(abort_code = 23, location = tidemark::access)]
fun before_the_window_nothing_opens() { open_at(world::anchor_ms() - 1) }

/// Opens an iteration with a pass for iteration 2 of 3.
fun open_of_range(iteration: u32) {
    let mut world = world::with_offer();
    world.publish(world::anchor_epoch() + 26);
    world.publish(world::anchor_epoch() + 26);
    world.set_offer(1, world::week_ms(), 1, 2, 2);
    world.buy(world::buyer(), 2, 1, 1);
    world.open(world::buyer(), iteration);
    world.end();
}

#[test]
fun the_covered_iteration_opens() { open_of_range(2) }

#[test]
#[expected_failure(abort_code = 25, location = tidemark::access)]
fun an_earlier_iteration_is_not_covered() { open_of_range(1) }

#[test]
#[expected_failure(abort_code = 25, location = tidemark::access)]
fun a_later_iteration_is_not_covered() { open_of_range(3) }

#[test]
#[expected_failure(abort_code = 26, location = tidemark::access)]
fun an_iteration_to_come_does_not_open() {
    let mut world = world::with_pass();
    world.open(world::buyer(), 2);
    abort 77
}

#[test]
#[expected_failure(abort_code = 21, location = tidemark::access)]
fun another_model_does_not_open() {
    let mut world = world::with_pass();
    // The newest model is now another one of the same team.
    world.list(world::seller());
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 22, location = tidemark::access)]
fun the_sale_of_another_pass_does_not_open() {
    let mut world = world::with_pass();
    // The newest sale is now the stranger's.
    world.buy(world::stranger(), 1, world::price(), world::price());
    world.open(world::buyer(), 1);
    abort 77
}
