/// Models with somebody else's objects.
#[test_only]
module tidemark::foreign_model_tests;

use tidemark::foreign;
use tidemark::world;

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun edit_listing_refuses_another_market() {
    let mut world = foreign::market();
    world.edit_listing(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun edit_listing_refuses_the_cap_of_another_team() {
    let mut world = foreign::cap();
    world.edit_listing(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun edit_listing_refuses_a_cap_of_another_market() {
    let mut world = foreign::cap_elsewhere();
    world.edit_listing(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun edit_listing_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.edit_listing(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun edit_listing_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.edit_listing(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun retire_refuses_another_market() {
    let mut world = foreign::market();
    world.retire(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun retire_refuses_the_cap_of_another_team() {
    let mut world = foreign::cap();
    world.retire(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun retire_refuses_a_cap_of_another_market() {
    let mut world = foreign::cap_elsewhere();
    world.retire(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun retire_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.retire(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun retire_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.retire(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun set_offer_refuses_another_market() {
    let mut world = foreign::market();
    world.set_offer(1, world::week_ms(), 1, 1, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun set_offer_refuses_the_cap_of_another_team() {
    let mut world = foreign::cap();
    world.set_offer(1, world::week_ms(), 1, 1, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun set_offer_refuses_a_cap_of_another_market() {
    let mut world = foreign::cap_elsewhere();
    world.set_offer(1, world::week_ms(), 1, 1, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun set_offer_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.set_offer(1, world::week_ms(), 1, 1, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun set_offer_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.set_offer(1, world::week_ms(), 1, 1, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun withdraw_offer_refuses_another_market() {
    let mut world = foreign::market();
    world.withdraw_offer(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun withdraw_offer_refuses_the_cap_of_another_team() {
    let mut world = foreign::cap();
    world.withdraw_offer(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun withdraw_offer_refuses_a_cap_of_another_market() {
    let mut world = foreign::cap_elsewhere();
    world.withdraw_offer(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun withdraw_offer_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.withdraw_offer(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun withdraw_offer_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.withdraw_offer(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun move_alias_refuses_another_market() {
    let mut world = foreign::market();
    world.move_alias(world::seller(), world::text(4), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun move_alias_refuses_the_cap_of_another_team() {
    let mut world = foreign::cap();
    world.move_alias(world::seller(), world::text(4), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun move_alias_refuses_a_cap_of_another_market() {
    let mut world = foreign::cap_elsewhere();
    world.move_alias(world::seller(), world::text(4), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun move_alias_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.move_alias(world::seller(), world::text(4), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun move_alias_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.move_alias(world::seller(), world::text(4), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun remove_alias_refuses_another_market() {
    let mut world = foreign::market();
    world.remove_alias(world::seller(), world::text(3));
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun remove_alias_refuses_the_cap_of_another_team() {
    let mut world = foreign::cap();
    world.remove_alias(world::seller(), world::text(3));
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun remove_alias_refuses_a_cap_of_another_market() {
    let mut world = foreign::cap_elsewhere();
    world.remove_alias(world::seller(), world::text(3));
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun remove_alias_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.remove_alias(world::seller(), world::text(3));
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun remove_alias_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.remove_alias(world::seller(), world::text(3));
    abort 77
}
