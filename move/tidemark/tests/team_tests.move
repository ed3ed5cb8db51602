#[test_only]
module tidemark::team_tests;

use tidemark::scene;
use tidemark::team::TeamCap;
use tidemark::world::{Self, World};

fun addresses(count: u64): vector<address> {
    let mut all = vector[];
    while (all.length() < count) {
        let number = (all.length() as u256) + 1;
        all.push_back(sui::address::from_u256(number));
    };
    all
}

#[test]
fun one_member_is_allowed() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), addresses(1), vector[10_000]);
    world.end();
}

#[test]
fun eight_members_are_allowed() {
    let mut world = scene::with_market();
    world.create_team(
        world::seller(),
        addresses(8),
        vector[1_250, 1_250, 1_250, 1_250, 1_250, 1_250, 1_250, 1_250],
    );
    world.end();
}

#[test]
fun the_longest_name_is_allowed() {
    let mut world = scene::with_market();
    world.create_named_team(world::seller(), world::text(96), addresses(1), vector[10_000]);
    world.end();
}

#[test]
fun creation_gives_the_cap_to_the_sender_only() {
    let mut world = scene::with_market();
    let effects = world.create_team(world::seller(), addresses(1), vector[10_000]);
    assert!(effects.num_user_events() == 1);
    assert!(effects.created().length() == 2);
    assert!(effects.transferred_to_account().length() == 1);
    let scenario = world.scenario();
    assert!(scenario.has_most_recent_for_sender<TeamCap>());
    scenario.next_tx(world::stranger());
    assert!(!scenario.has_most_recent_for_sender<TeamCap>());
    world.end();
}

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_team_needs_a_name() {
    let mut world = scene::with_market();
    world.create_named_team(world::seller(), world::text(0), addresses(1), vector[10_000]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_name_over_96_bytes_is_refused() {
    let mut world = scene::with_market();
    world.create_named_team(world::seller(), world::text(97), addresses(1), vector[10_000]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 5, location = tidemark::team)]
fun a_team_needs_members() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), vector[], vector[]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 5, location = tidemark::team)]
fun nine_members_are_refused() {
    let mut world = scene::with_market();
    world.create_team(
        world::seller(),
        addresses(9),
        vector[1_250, 1_250, 1_250, 1_250, 1_250, 1_250, 1_250, 1_249, 1],
    );
    abort 77
}

#[test]
#[expected_failure(abort_code = 5, location = tidemark::team)]
fun more_members_than_shares_are_refused() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), addresses(2), vector[10_000]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 5, location = tidemark::team)]
fun shares_under_the_whole_are_refused() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), addresses(2), vector[5_000, 4_999]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 5, location = tidemark::team)]
fun shares_over_the_whole_are_refused() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), addresses(2), vector[5_000, 5_001]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 5, location = tidemark::team)]
fun a_share_of_zero_is_refused() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), addresses(2), vector[10_000, 0]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 5, location = tidemark::team)]
fun the_same_member_twice_is_refused() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), vector[@0x1, @0x2, @0x1], vector[5_000, 3_000, 2_000]);
    abort 77
}

#[test]
fun eight_operators_come_and_go() {
    let mut world = scene::with_model();
    let all = addresses(8);
    let mut at = 0;
    while (at < 8) {
        world.add_operator(world::seller(), all[at]);
        at = at + 1;
    };
    world.remove_operator(world::seller(), all[3]);
    world.add_operator(world::seller(), @0x99);
    world.end();
}

#[test]
#[expected_failure(abort_code = 34, location = tidemark::team)]
fun a_ninth_operator_is_refused() {
    let mut world = scene::with_model();
    let all = addresses(9);
    let mut at = 0;
    while (at < 9) {
        world.add_operator(world::seller(), all[at]);
        at = at + 1;
    };
    abort 77
}

#[test]
#[expected_failure(abort_code = 34, location = tidemark::team)]
fun the_same_operator_twice_is_refused() {
    let mut world = scene::with_model();
    world.add_operator(world::seller(), @0x1);
    world.add_operator(world::seller(), @0x1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 34, location = tidemark::team)]
fun an_unknown_operator_cannot_be_removed() {
    let mut world = scene::with_model();
    world.remove_operator(world::seller(), @0x1);
    abort 77
}

#[test]
fun sixteen_people_may_be_owed() {
    let mut world = owed_people(16);
    // One of them may advance more.
    world.advance(@0x10, 1);
    assert!(world.owed_to(@0x10) == 2);
    world.end();
}

/// Eight members at a time advance a unit each and make way for the next.
fun owed_people(count: u64): World {
    let mut world = scene::with_market();
    let all = addresses(count);
    world.create_team(world::seller(), vector[all[0]], vector[10_000]);
    let mut at = 0;
    while (at < count) {
        world.set_shares(world::seller(), vector[all[at]], vector[10_000]);
        world.advance(all[at], 1);
        at = at + 1;
    };
    world
}
