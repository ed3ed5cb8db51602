/// Grants and opinions with somebody else's objects.
#[test_only]
module tidemark::foreign_audit_tests;

use tidemark::foreign;
use tidemark::world;

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun grant_refuses_another_market() {
    let mut world = foreign::market();
    world.grant(3);
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun grant_refuses_the_cap_of_another_team() {
    let mut world = foreign::cap();
    world.grant(3);
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun grant_refuses_a_cap_of_another_market() {
    let mut world = foreign::cap_elsewhere();
    world.grant(3);
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun grant_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.grant(3);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun grant_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.grant(3);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun revoke_refuses_another_market() {
    let mut world = foreign::market();
    world.revoke(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun revoke_refuses_the_cap_of_another_team() {
    let mut world = foreign::cap();
    world.revoke(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun revoke_refuses_a_cap_of_another_market() {
    let mut world = foreign::cap_elsewhere();
    world.revoke(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun revoke_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.revoke(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun revoke_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.revoke(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 58, location = tidemark::audit)]
fun revoke_refuses_another_model_of_the_team() {
    let mut world = foreign::sibling_model();
    world.revoke(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 58, location = tidemark::audit)]
fun revoke_refuses_the_grant_of_another_team() {
    let mut world = foreign::grant();
    world.revoke(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 58, location = tidemark::audit)]
fun revoke_refuses_a_grant_of_another_market() {
    let mut world = foreign::grant_elsewhere();
    world.revoke(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 58, location = tidemark::audit)]
fun revoke_refuses_the_grant_of_another_model() {
    let mut world = foreign::sibling_grant();
    world.revoke(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun open_audit_refuses_another_market() {
    let mut world = foreign::market();
    world.open_audit(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun open_audit_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.open_audit(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun open_audit_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.open_audit(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun open_audit_refuses_another_model_of_the_team() {
    let mut world = foreign::sibling_model();
    world.open_audit(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun open_audit_refuses_the_grant_of_another_team() {
    let mut world = foreign::grant();
    world.open_audit(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun open_audit_refuses_a_grant_of_another_market() {
    let mut world = foreign::grant_elsewhere();
    world.open_audit(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun open_audit_refuses_the_grant_of_another_model() {
    let mut world = foreign::sibling_grant();
    world.open_audit(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun sign_refuses_another_market() {
    let mut world = foreign::market();
    world.sign(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun sign_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.sign(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun sign_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.sign(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun sign_refuses_another_model_of_the_team() {
    let mut world = foreign::sibling_model();
    world.sign(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun sign_refuses_the_grant_of_another_team() {
    let mut world = foreign::grant();
    world.sign(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun sign_refuses_a_grant_of_another_market() {
    let mut world = foreign::grant_elsewhere();
    world.sign(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 60, location = tidemark::audit)]
fun sign_refuses_the_grant_of_another_model() {
    let mut world = foreign::sibling_grant();
    world.sign(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun supersede_refuses_another_market() {
    let mut world = foreign::market();
    world.supersede(world::auditor());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun supersede_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.supersede(world::auditor());
    abort 77
}

#[test]
#[expected_failure(abort_code = 62, location = tidemark::opinion)]
fun supersede_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.supersede(world::auditor());
    abort 77
}

#[test]
#[expected_failure(abort_code = 62, location = tidemark::opinion)]
fun supersede_refuses_another_model_of_the_team() {
    let mut world = foreign::sibling_model();
    world.supersede(world::auditor());
    abort 77
}

#[test]
#[expected_failure(abort_code = 62, location = tidemark::opinion)]
fun supersede_refuses_the_opinion_on_another_model() {
    let mut world = foreign::opinion();
    world.supersede(world::auditor());
    abort 77
}

#[test]
#[expected_failure(abort_code = 62, location = tidemark::opinion)]
fun supersede_refuses_an_opinion_of_another_market() {
    let mut world = foreign::opinion_elsewhere();
    world.supersede(world::auditor());
    abort 77
}
