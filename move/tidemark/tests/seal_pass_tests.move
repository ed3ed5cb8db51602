/// Keys for the holders of passes.
#[test_only]
module tidemark::seal_pass_tests;

use tidemark::scene;
use tidemark::world::{Self, World};

const SESSION_MS: u64 = 1_800_000;

/// A world where the buyer opened iteration 1 at the anchor.
fun opened(): World {
    let mut world = scene::with_pass();
    world.open(world::buyer(), 1);
    world
}

/// Opens at the anchor and asks later.
fun ask_after(ms: u64) {
    let mut world = opened();
    world.set_time(world::anchor_ms() + ms);
    world.ask_pass(world::buyer(), 1);
    world.end();
}

#[test]
fun an_opened_pass_gets_its_key() { ask_after(0) }

#[test]
fun the_last_millisecond_of_the_session_gets_the_key() { ask_after(SESSION_MS - 1) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun the_end_of_the_session_is_outside() { ask_after(SESSION_MS) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun after_the_session_there_is_no_key() { ask_after(SESSION_MS + 1) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun an_unopened_pass_gets_no_key() {
    let mut world = scene::with_pass();
    world.ask_pass(world::buyer(), 1);
    abort 77
}

/// Opens shortly before the window ends and asks at `at_ms`.
fun ask_at_the_end(at_ms: u64) {
    let mut world = scene::with_pass();
    world.set_time(world::week_ends_ms() - 10);
    world.open(world::buyer(), 1);
    world.set_time(at_ms);
    world.ask_pass(world::buyer(), 1);
    world.end();
}

#[test]
fun the_last_millisecond_of_the_window_gets_the_key() { ask_at_the_end(world::week_ends_ms() - 1) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::access)]
fun the_end_of_the_window_gets_no_key() { ask_at_the_end(world::week_ends_ms()) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::access)]
fun after_the_window_there_is_no_key() { ask_at_the_end(world::week_ends_ms() + 1) }

#[test]
#[expected_failure(abort_code = 23, location = tidemark::access)]
fun before_the_window_there_is_no_key() {
    let mut world = opened();
    world.set_time(world::anchor_ms() - 1);
    world.ask_pass(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun only_the_iteration_opened_last_gets_a_key() {
    let mut world = opened();
    world.publish(world::end_epoch());
    world.ask_pass(world::buyer(), 2);
    abort 77
}

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun opening_another_iteration_ends_the_session_of_the_first() {
    let mut world = opened();
    world.publish(world::end_epoch());
    world.open(world::buyer(), 2);
    world.ask_pass(world::buyer(), 2);
    world.ask_pass(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 25, location = tidemark::access)]
fun an_iteration_outside_the_offer_gets_no_key() {
    let mut world = scene::with_offer();
    world.publish(world::end_epoch());
    world.set_offer(1, world::week_ms(), 1, 1, 1);
    world.buy(world::buyer(), 2, 1, 1);
    world.open(world::buyer(), 1);
    world.ask_pass(world::buyer(), 2);
    abort 77
}

/// Asks with a pass of these rights.
fun ask_with(rights: u8) {
    let mut world = scene::with_offer();
    world.set_offer(rights, world::week_ms(), 1, 1, 1);
    world.buy(world::buyer(), 2, 1, 1);
    world.open(world::buyer(), 1);
    world.ask_pass(world::buyer(), 1);
    world.end();
}

#[test]
fun a_right_to_download_releases_the_key() { ask_with(1) }

#[test]
#[expected_failure(abort_code = 31, location = tidemark::access)]
fun a_right_to_invoke_releases_no_key() { ask_with(2) }

#[test]
fun a_right_to_both_releases_the_key() { ask_with(3) }

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun a_pass_gets_no_key_of_a_note() {
    let mut world = opened();
    let id = world.note_key_id(1);
    world.ask_pass_with(world::buyer(), id);
    abort 77
}

/// Asks with the id of iteration 1 after a bit of its byte at `index` was changed.
fun ask_with_changed(index: u64, bit: u8) {
    let mut world = opened();
    let mut id = world.key_id(1);
    let byte = &mut id[index];
    *byte = *byte ^ bit;
    world.ask_pass_with(world::buyer(), id);
    world.end();
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun the_first_byte_of_the_id_counts() { ask_with_changed(0, 1) }

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun a_byte_in_the_middle_of_the_model_counts() { ask_with_changed(16, 1) }

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun the_last_byte_of_the_model_counts() { ask_with_changed(31, 1) }

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun iteration_zero_has_no_key() { ask_with_changed(32, 1) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun the_second_byte_of_the_iteration_counts() { ask_with_changed(33, 1) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun the_third_byte_of_the_iteration_counts() { ask_with_changed(34, 1) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun the_last_byte_of_the_iteration_counts() { ask_with_changed(35, 1) }

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun the_highest_bit_is_that_of_a_note() { ask_with_changed(35, 128) }

#[test]
fun the_highest_number_of_an_iteration_is_a_number() {
    let mut world = scene::with_offer();
    world.ask_team(world::seller(), 0x7fffffff);
    world.end();
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun a_shorter_id_is_refused() {
    let mut world = opened();
    let mut id = world.key_id(1);
    id.pop_back();
    world.ask_pass_with(world::buyer(), id);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun a_longer_id_is_refused() {
    let mut world = opened();
    let mut id = world.key_id(1);
    id.push_back(0);
    world.ask_pass_with(world::buyer(), id);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun an_empty_id_is_refused() {
    let mut world = opened();
    world.ask_pass_with(world::buyer(), vector[]);
    abort 77
}
