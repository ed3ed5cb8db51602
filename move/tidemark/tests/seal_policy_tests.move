#[test_only]
module tidemark::seal_policy_tests;

use tidemark::world::{Self, World};

const SESSION_MS: u64 = 1_800_000;

fun ends_at_ms(): u64 { world::anchor_ms() + world::week_ms() }

/// A world where the buyer opened iteration 1 at the anchor.
fun opened(): World {
    let mut world = world::with_pass();
    world.open(world::buyer(), 1);
    world
}

#[test]
fun an_opened_pass_gets_its_key() {
    let mut world = opened();
    world.ask_pass(world::buyer(), 1);
    world.set_time(world::anchor_ms() + SESSION_MS - 1);
    world.ask_pass(world::buyer(), 1);
    world.end();
}

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun an_unopened_pass_gets_no_key() {
    let mut world = world::with_pass();
    world.ask_pass(world::buyer(), 1);
    abort 77
}

/// Opens at the anchor and asks later.
fun ask_after(ms: u64) {
    let mut world = opened();
    world.set_time(world::anchor_ms() + ms);
    world.ask_pass(world::buyer(), 1);
    world.end();
}

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun the_end_of_the_session_is_outside() { ask_after(SESSION_MS) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun after_the_session_there_is_no_key() { ask_after(SESSION_MS + 1) }

/// Opens in the last half hour and asks at `at_ms`.
fun ask_at_the_end(at_ms: u64) {
    let mut world = world::with_pass();
    world.set_time(ends_at_ms() - 10);
    world.open(world::buyer(), 1);
    world.set_time(at_ms);
    world.ask_pass(world::buyer(), 1);
    world.end();
}

#[test]
fun the_last_millisecond_of_the_window_gets_the_key() { ask_at_the_end(ends_at_ms() - 1) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::access)]
fun the_end_of_the_window_gets_no_key() { ask_at_the_end(ends_at_ms()) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::access)]
fun after_the_window_there_is_no_key() { ask_at_the_end(ends_at_ms() + 1) }

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
    world.publish(world::anchor_epoch() + 26);
    world.ask_pass(world::buyer(), 2);
    abort 77
}

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun opening_another_iteration_ends_the_session_of_the_first() {
    let mut world = opened();
    world.publish(world::anchor_epoch() + 26);
    world.open(world::buyer(), 2);
    world.ask_pass(world::buyer(), 2);
    world.ask_pass(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 25, location = tidemark::access)]
fun an_iteration_outside_the_offer_gets_no_key() {
    let mut world = world::with_offer();
    world.publish(world::anchor_epoch() + 26);
    world.set_offer(1, world::week_ms(), 1, 1, 1);
    world.buy(world::buyer(), 2, 1, 1);
    world.open(world::buyer(), 1);
    world.ask_pass(world::buyer(), 2);
    abort 77
}

#[test]
#[expected_failure(abort_code = 31, location = tidemark::access)]
fun a_right_to_invoke_releases_no_key() {
    let mut world = world::with_offer();
    world.set_offer(2, world::week_ms(), 1, 1, 1);
    world.buy(world::buyer(), 2, 1, 1);
    world.open(world::buyer(), 1);
    world.ask_pass(world::buyer(), 1);
    abort 77
}

#[test]
fun a_right_to_both_releases_the_key() {
    let mut world = world::with_offer();
    world.set_offer(3, world::week_ms(), 1, 1, 1);
    world.buy(world::buyer(), 2, 1, 1);
    world.open(world::buyer(), 1);
    world.ask_pass(world::buyer(), 1);
    world.end();
}

#[test]
#[expected_failure(abort_code = 21, location = tidemark::access)]
fun a_pass_opens_no_other_model() {
    let mut world = opened();
    world.list(world::seller());
    world.ask_pass(world::buyer(), 1);
    abort 77
}

/// Asks with the id of iteration 1 after its byte at `index` was changed.
fun ask_with_changed_byte(index: u64) {
    let mut world = opened();
    let mut id = world.key_id(1);
    let byte = &mut id[index];
    *byte = *byte ^ 1;
    world.ask_pass_with(world::buyer(), id);
    world.end();
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun the_first_byte_of_the_id_counts() { ask_with_changed_byte(0) }

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun the_last_byte_of_the_model_counts() { ask_with_changed_byte(31) }

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun iteration_zero_has_no_key() { ask_with_changed_byte(32) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun the_second_byte_of_the_iteration_counts() { ask_with_changed_byte(33) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun the_third_byte_of_the_iteration_counts() { ask_with_changed_byte(34) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::access)]
fun the_last_byte_of_the_iteration_counts() { ask_with_changed_byte(35) }

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

#[test]
fun members_and_operators_get_every_key() {
    let mut world = world::with_offer();
    world.ask_team(world::seller(), 1);
    world.ask_team(world::partner(), 1);
    world.add_operator(world::seller(), world::stranger());
    world.ask_team(world::stranger(), 1);
    world.end();
}

#[test]
#[expected_failure(abort_code = 33, location = tidemark::seal_policy)]
fun a_stranger_is_no_member() {
    let mut world = world::with_offer();
    world.ask_team(world::stranger(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 33, location = tidemark::seal_policy)]
fun a_buyer_is_no_member() {
    let mut world = opened();
    world.ask_team(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 33, location = tidemark::seal_policy)]
fun a_removed_operator_gets_no_key() {
    let mut world = world::with_offer();
    world.add_operator(world::seller(), world::stranger());
    world.remove_operator(world::seller(), world::stranger());
    world.ask_team(world::stranger(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 27, location = tidemark::seal_policy)]
fun another_team_gets_no_key() {
    let mut world = world::with_offer();
    world.create_team(world::stranger(), vector[world::stranger()], vector[10_000]);
    world.ask_team(world::stranger(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun members_too_must_name_the_model() {
    let mut world = world::with_offer();
    let id = world.key_id(1);
    // The newest model is now another one of the same team.
    world.list(world::seller());
    world.ask_team_with(world::seller(), id);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun members_too_must_name_an_iteration() {
    let mut world = world::with_offer();
    let id = world.key_id(0);
    world.ask_team_with(world::seller(), id);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun members_too_must_send_36_bytes() {
    let mut world = world::with_offer();
    let mut id = world.key_id(1);
    id.push_back(0);
    world.ask_team_with(world::seller(), id);
    abort 77
}
