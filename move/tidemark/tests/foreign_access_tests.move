/// Openings and keys with somebody else's objects.
#[test_only]
module tidemark::foreign_access_tests;

use tidemark::foreign;
use tidemark::world;

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun open_refuses_another_market() {
    let mut world = foreign::market();
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun open_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 21, location = tidemark::access)]
fun open_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 21, location = tidemark::access)]
fun open_refuses_another_model_of_the_team() {
    let mut world = foreign::sibling_model();
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 22, location = tidemark::access)]
fun open_refuses_the_sale_of_another_team() {
    let mut world = foreign::sale();
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 22, location = tidemark::access)]
fun open_refuses_a_sale_of_another_market() {
    let mut world = foreign::sale_elsewhere();
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 22, location = tidemark::access)]
fun open_refuses_the_sale_of_another_model() {
    let mut world = foreign::sibling_sale();
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 22, location = tidemark::access)]
fun open_refuses_the_pass_of_another_team() {
    let mut world = foreign::pass();
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 22, location = tidemark::access)]
fun open_refuses_a_pass_of_another_market() {
    let mut world = foreign::pass_elsewhere();
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 22, location = tidemark::access)]
fun open_refuses_the_pass_of_another_model() {
    let mut world = foreign::sibling_pass();
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun pass_key_refuses_another_market() {
    let mut world = foreign::market();
    world.ask_pass(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun pass_key_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.ask_pass(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 21, location = tidemark::access)]
fun pass_key_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.ask_pass(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 21, location = tidemark::access)]
fun pass_key_refuses_another_model_of_the_team() {
    let mut world = foreign::sibling_model();
    world.ask_pass(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 21, location = tidemark::access)]
fun pass_key_refuses_the_pass_of_another_team() {
    let mut world = foreign::pass();
    world.ask_pass(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 21, location = tidemark::access)]
fun pass_key_refuses_a_pass_of_another_market() {
    let mut world = foreign::pass_elsewhere();
    world.ask_pass(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 21, location = tidemark::access)]
fun pass_key_refuses_the_pass_of_another_model() {
    let mut world = foreign::sibling_pass();
    world.ask_pass(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun team_key_refuses_another_market() {
    let mut world = foreign::market();
    world.ask_team(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun team_key_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.ask_team(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 27, location = tidemark::seal_policy)]
fun team_key_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.ask_team(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 27, location = tidemark::seal_policy)]
fun team_key_refuses_another_team() {
    let mut world = foreign::team();
    world.ask_team(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 27, location = tidemark::seal_policy)]
fun team_key_refuses_a_team_of_another_market() {
    let mut world = foreign::team_elsewhere();
    world.ask_team(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun audit_key_refuses_another_market() {
    let mut world = foreign::market();
    world.ask_audit(world::auditor(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun audit_key_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.ask_audit(world::auditor(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun audit_key_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.ask_audit(world::auditor(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun audit_key_refuses_another_model_of_the_team() {
    let mut world = foreign::sibling_model();
    world.ask_audit(world::auditor(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun audit_key_refuses_the_grant_of_another_team() {
    let mut world = foreign::grant();
    world.ask_audit(world::auditor(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun audit_key_refuses_a_grant_of_another_market() {
    let mut world = foreign::grant_elsewhere();
    world.ask_audit(world::auditor(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun audit_key_refuses_the_grant_of_another_model() {
    let mut world = foreign::sibling_grant();
    world.ask_audit(world::auditor(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun pass_key_refuses_the_id_of_another_model() {
    let (mut world, other) = foreign::two_models();
    let mut id = other.model().to_bytes();
    id.append(std::bcs::to_bytes(&1u32));
    world.ask_pass_with(world::buyer(), id);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun team_key_refuses_the_id_of_another_model() {
    let (mut world, other) = foreign::two_models();
    let mut id = other.model().to_bytes();
    id.append(std::bcs::to_bytes(&1u32));
    world.ask_team_with(world::seller(), id);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun audit_key_refuses_the_id_of_another_model() {
    let (mut world, other) = foreign::two_models();
    let mut id = other.model().to_bytes();
    id.append(std::bcs::to_bytes(&1u32));
    world.ask_audit_with(world::auditor(), id);
    abort 77
}
