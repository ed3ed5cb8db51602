#[test_only]
module tidemark::alias_tests;

use sui::event;
use tidemark::model_events::AliasMoved;
use tidemark::scene;
use tidemark::world::{Self, World};

/// Iteration before and after, as the newest event tells.
fun moved(): (u32, u32) {
    let told = event::events_by_type<AliasMoved>();
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    facts.peel_address();
    facts.peel_vec_u8();
    (facts.peel_u32(), facts.peel_u32())
}

fun name(length: u64) {
    let mut world = scene::with_offer();
    world.move_alias(world::seller(), world::text(length), 1);
    world.end();
}

#[test]
fun a_name_of_one_byte_is_allowed() { name(1) }

#[test]
fun a_name_of_31_bytes_is_allowed() { name(31) }

#[test]
fun a_name_of_32_bytes_is_allowed() { name(32) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun an_alias_needs_a_name() { name(0) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_name_over_32_bytes_is_refused() { name(33) }

#[test]
fun an_alias_moves_and_goes() {
    let mut world = scene::with_offer();
    world.publish(world::end_epoch());
    let name = world::text(3);
    world.move_alias(world::seller(), name, 1);
    let (from, to) = moved();
    assert!(from == 0 && to == 1);
    world.move_alias(world::seller(), name, 2);
    let (from, to) = moved();
    assert!(from == 1 && to == 2);
    world.remove_alias(world::seller(), name);
    let (from, to) = moved();
    assert!(from == 2 && to == 0);
    world.move_alias(world::seller(), name, 2);
    world.end();
}

#[test]
#[expected_failure(abort_code = 48, location = tidemark::alias)]
fun an_alias_does_not_move_to_where_it_is() {
    let mut world = scene::with_offer();
    world.move_alias(world::seller(), world::text(3), 1);
    world.move_alias(world::seller(), world::text(3), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 26, location = tidemark::alias)]
fun an_alias_points_at_no_iteration_zero() {
    let mut world = scene::with_offer();
    world.move_alias(world::seller(), world::text(3), 0);
    abort 77
}

#[test]
#[expected_failure(abort_code = 26, location = tidemark::alias)]
fun an_alias_points_at_no_iteration_to_come() {
    let mut world = scene::with_offer();
    world.move_alias(world::seller(), world::text(3), 2);
    abort 77
}

fun sixteen(): World {
    let mut world = scene::with_offer();
    world.publish(world::end_epoch());
    let mut length = 1;
    while (length <= 16) {
        world.move_alias(world::seller(), world::text(length), 1);
        length = length + 1;
    };
    world
}

#[test]
fun sixteen_aliases_are_allowed_and_still_move() {
    let mut world = sixteen();
    world.move_alias(world::seller(), world::text(16), 2);
    world.remove_alias(world::seller(), world::text(1));
    world.move_alias(world::seller(), world::text(17), 1);
    world.end();
}

#[test]
#[expected_failure(abort_code = 48, location = tidemark::alias)]
fun a_seventeenth_alias_is_refused() {
    let mut world = sixteen();
    world.move_alias(world::seller(), world::text(17), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 48, location = tidemark::alias)]
fun an_unknown_alias_cannot_be_removed() {
    let mut world = scene::with_offer();
    world.remove_alias(world::seller(), world::text(3));
    abort 77
}

#[test]
#[expected_failure(abort_code = 43, location = tidemark::model)]
fun an_alias_of_a_retired_model_does_not_move() {
    let mut world = scene::with_offer();
    world.retire(world::seller());
    world.move_alias(world::seller(), world::text(3), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 43, location = tidemark::model)]
fun an_alias_of_a_retired_model_does_not_go() {
    let mut world = scene::with_offer();
    world.move_alias(world::seller(), world::text(3), 1);
    world.retire(world::seller());
    world.remove_alias(world::seller(), world::text(3));
    abort 77
}
