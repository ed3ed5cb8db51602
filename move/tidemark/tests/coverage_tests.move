/// A sale ends no later than the storage of what it sells.
#[test_only]
module tidemark::coverage_tests;

use tidemark::scene;
use tidemark::world;

/// A week of a model stored until epoch anchor + 2 may begin here and not later.
fun last_moment_ms(): u64 { world::anchor_ms() + 2 * world::epoch_ms() - world::week_ms() }

fun buy_at(at_ms: u64) {
    let mut world = scene::with_model();
    world.publish(world::anchor_epoch() + 2);
    world.set_offer(1, world::week_ms(), 1, 1, 1);
    world.set_time(at_ms);
    world.buy(world::buyer(), 1, 1, 1);
    world.end();
}

fun try_at(at_ms: u64) {
    let mut world = scene::with_model();
    world.publish(world::anchor_epoch() + 2);
    world.set_offer_with(1, world::week_ms(), 1, 0, 0, true);
    world.set_time(at_ms);
    world.try_out(world::buyer(), 1, 1, 1);
    world.end();
}

/// Renews a pass of the last week but one, with a window of this length.
fun renew_with(window_ms: u64) {
    let mut world = scene::with_model();
    world.publish(world::anchor_epoch() + 2);
    world.set_offer(1, world::week_ms(), 1, 1, 1);
    world.set_offer(1, window_ms, 1, 1, 1);
    world.set_time(last_moment_ms() - world::week_ms());
    world.buy(world::buyer(), 1, 1, 1);
    world.renew(world::buyer(), 2, 1, 1);
    world.end();
}

#[test]
fun a_window_bought_may_end_a_millisecond_before_the_storage() { buy_at(last_moment_ms() - 1) }

#[test]
fun a_window_bought_may_end_with_the_storage() { buy_at(last_moment_ms()) }

#[test]
#[expected_failure(abort_code = 19, location = tidemark::purchase)]
fun a_window_bought_does_not_outlast_the_storage() { buy_at(last_moment_ms() + 1) }

#[test]
fun a_window_tried_may_end_a_millisecond_before_the_storage() { try_at(last_moment_ms() - 1) }

#[test]
fun a_window_tried_may_end_with_the_storage() { try_at(last_moment_ms()) }

#[test]
#[expected_failure(abort_code = 19, location = tidemark::purchase)]
fun a_window_tried_does_not_outlast_the_storage() { try_at(last_moment_ms() + 1) }

#[test]
fun a_renewal_may_end_a_millisecond_before_the_storage() { renew_with(world::week_ms() - 1) }

#[test]
fun a_renewal_may_end_with_the_storage() { renew_with(world::week_ms()) }

#[test]
#[expected_failure(abort_code = 19, location = tidemark::purchase)]
fun a_renewal_does_not_outlast_the_storage() { renew_with(world::week_ms() + 1) }

/// A model in a market whose anchor is epoch 40, stored to the start of `end_epoch`, sold for
/// the minute before the anchor.
fun buy_before_the_anchor(end_epoch: u32) {
    let mut world = world::new();
    world.create_market_with(world::epoch_ms(), 40, world::anchor_ms(), 1);
    world.create_team(world::seller(), vector[@0x1], vector[10_000]);
    world.list(world::seller());
    world.publish(end_epoch);
    world.set_offer(1, 60_000, 1, 1, 1);
    world.set_time(world::anchor_ms() - 60_000);
    world.buy(world::buyer(), 1, 1, 1);
    world.end();
}

#[test]
#[expected_failure(abort_code = 19, location = tidemark::purchase)]
fun storage_that_ended_before_the_anchor_covers_nothing() { buy_before_the_anchor(39) }

#[test]
fun storage_that_ends_at_the_anchor_covers_what_ends_there() { buy_before_the_anchor(40) }

#[test]
fun storage_that_ends_after_the_anchor_covers_more() { buy_before_the_anchor(41) }

#[test]
fun the_newest_covered_iteration_decides_about_storage() {
    // Iteration 1 is stored for long, 2 only for two epochs.
    let mut world = scene::with_offer();
    world.publish(world::anchor_epoch() + 2);
    world.set_offer(1, 3 * world::epoch_ms(), 7, 1, 1);
    world.buy(world::buyer(), 2, 7, 7);
    world.end();
}

#[test]
#[expected_failure(abort_code = 19, location = tidemark::purchase)]
fun an_offer_of_later_iterations_needs_the_newest_stored() {
    let mut world = scene::with_offer();
    world.publish(world::anchor_epoch() + 2);
    world.set_offer(1, 3 * world::epoch_ms(), 7, 1, world::and_later());
    world.buy(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
fun the_last_epoch_there_can_be_does_not_overflow() {
    let mut world = world::new();
    world.create_market_with(31_622_400_000, 0, 100_000_000_000_000, 1);
    world.create_team(world::seller(), vector[@0x1], vector[10_000]);
    world.list(world::seller());
    let end = 0xffffffff;
    let mut blob = world.new_blob(tidemark::world_publishing::manifest(), 1, end, false);
    blob.certify_for_testing(world::anchor_epoch());
    world.publish_blobs(vector[blob]);
    world.set_offer(1, 60_000, 1, 1, 1);
    world.buy(world::buyer(), 1, 1, 1);
    world.end();
}
