/// Keys for members and operators.
#[test_only]
module tidemark::seal_team_tests;

use tidemark::scene;
use tidemark::world;

#[test]
fun members_and_operators_get_every_key() {
    let mut world = scene::with_offer();
    world.ask_team(world::seller(), 1);
    world.ask_team(world::partner(), 1);
    world.add_operator(world::seller(), world::stranger());
    world.ask_team(world::stranger(), 1);
    let id = world.note_key_id(1);
    world.ask_team_with(world::stranger(), id);
    // Also of an iteration yet to be published: its key is sealed before.
    world.ask_team(world::seller(), 2);
    world.end();
}

#[test]
#[expected_failure(abort_code = 33, location = tidemark::seal_policy)]
fun a_stranger_is_no_member() {
    let mut world = scene::with_pass();
    world.open(world::buyer(), 1);
    world.ask_team(world::stranger(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 33, location = tidemark::seal_policy)]
fun a_buyer_is_no_member() {
    let mut world = scene::with_pass();
    world.open(world::buyer(), 1);
    world.ask_team(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 33, location = tidemark::seal_policy)]
fun a_removed_operator_gets_no_key() {
    let mut world = scene::with_offer();
    world.add_operator(world::seller(), world::stranger());
    world.remove_operator(world::seller(), world::stranger());
    world.ask_team(world::stranger(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 33, location = tidemark::seal_policy)]
fun a_member_who_left_gets_no_key() {
    let mut world = scene::with_offer();
    world.set_shares(world::seller(), vector[world::seller()], vector[10_000]);
    world.ask_team(world::partner(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 27, location = tidemark::seal_policy)]
fun another_team_gets_no_key() {
    let mut world = scene::with_offer();
    world.create_team(world::stranger(), vector[world::stranger()], vector[10_000]);
    world.ask_team(world::stranger(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun members_too_must_name_the_model() {
    let mut world = scene::with_offer();
    let id = world.key_id(1);
    // The chosen model is now another one of the same team.
    world.list(world::seller());
    world.ask_team_with(world::seller(), id);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun members_too_must_name_an_iteration() {
    let mut world = scene::with_offer();
    world.ask_team(world::seller(), 0);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun a_note_on_iteration_zero_has_no_key() {
    let mut world = scene::with_offer();
    let id = world.note_key_id(0);
    world.ask_team_with(world::seller(), id);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun members_too_must_send_no_more_than_36_bytes() {
    let mut world = scene::with_offer();
    let mut id = world.key_id(1);
    id.push_back(0);
    world.ask_team_with(world::seller(), id);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun members_too_must_send_no_fewer_than_36_bytes() {
    let mut world = scene::with_offer();
    let mut id = world.key_id(1);
    id.pop_back();
    world.ask_team_with(world::seller(), id);
    abort 77
}
