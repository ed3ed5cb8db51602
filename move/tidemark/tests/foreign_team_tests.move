/// Markets, teams and listings with somebody else's objects.
#[test_only]
module tidemark::foreign_team_tests;

use tidemark::foreign;
use tidemark::world;

#[test]
#[expected_failure(abort_code = 37, location = tidemark::market)]
fun set_limits_refuses_another_market() {
    let mut world = foreign::market();
    world.set_limits();
    abort 77
}

#[test]
#[expected_failure(abort_code = 37, location = tidemark::market)]
fun set_limits_refuses_the_cap_of_another_market() {
    let mut world = foreign::market_cap();
    world.set_limits();
    abort 77
}

#[test]
#[expected_failure(abort_code = 37, location = tidemark::market)]
fun set_fee_refuses_another_market() {
    let mut world = foreign::market();
    world.set_fee(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 37, location = tidemark::market)]
fun set_fee_refuses_the_cap_of_another_market() {
    let mut world = foreign::market_cap();
    world.set_fee(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 37, location = tidemark::market)]
fun migrate_refuses_another_market() {
    let mut world = foreign::market();
    world.migrate();
    abort 77
}

#[test]
#[expected_failure(abort_code = 37, location = tidemark::market)]
fun migrate_refuses_the_cap_of_another_market() {
    let mut world = foreign::market_cap();
    world.migrate();
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun set_shares_refuses_another_market() {
    let mut world = foreign::market();
    world.set_shares(world::seller(), vector[world::seller()], vector[10_000]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun set_shares_refuses_the_cap_of_another_team() {
    let mut world = foreign::cap();
    world.set_shares(world::seller(), vector[world::seller()], vector[10_000]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun set_shares_refuses_a_cap_of_another_market() {
    let mut world = foreign::cap_elsewhere();
    world.set_shares(world::seller(), vector[world::seller()], vector[10_000]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun set_shares_refuses_another_team() {
    let mut world = foreign::team();
    world.set_shares(world::seller(), vector[world::seller()], vector[10_000]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun set_shares_refuses_a_team_of_another_market() {
    let mut world = foreign::team_elsewhere();
    world.set_shares(world::seller(), vector[world::seller()], vector[10_000]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun hand_over_refuses_another_market() {
    let mut world = foreign::market();
    world.hand_over(world::seller(), world::partner());
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun hand_over_refuses_the_cap_of_another_team() {
    let mut world = foreign::cap();
    world.hand_over(world::seller(), world::partner());
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun hand_over_refuses_a_cap_of_another_market() {
    let mut world = foreign::cap_elsewhere();
    world.hand_over(world::seller(), world::partner());
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun hand_over_refuses_another_team() {
    let mut world = foreign::team();
    world.hand_over(world::seller(), world::partner());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun hand_over_refuses_a_team_of_another_market() {
    let mut world = foreign::team_elsewhere();
    world.hand_over(world::seller(), world::partner());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun add_operator_refuses_another_market() {
    let mut world = foreign::market();
    world.add_operator(world::seller(), @0x1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun add_operator_refuses_the_cap_of_another_team() {
    let mut world = foreign::cap();
    world.add_operator(world::seller(), @0x1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun add_operator_refuses_a_cap_of_another_market() {
    let mut world = foreign::cap_elsewhere();
    world.add_operator(world::seller(), @0x1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun add_operator_refuses_another_team() {
    let mut world = foreign::team();
    world.add_operator(world::seller(), @0x1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun add_operator_refuses_a_team_of_another_market() {
    let mut world = foreign::team_elsewhere();
    world.add_operator(world::seller(), @0x1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun remove_operator_refuses_another_market() {
    let mut world = foreign::market();
    world.remove_operator(world::seller(), world::auditor());
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun remove_operator_refuses_the_cap_of_another_team() {
    let mut world = foreign::cap();
    world.remove_operator(world::seller(), world::auditor());
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun remove_operator_refuses_a_cap_of_another_market() {
    let mut world = foreign::cap_elsewhere();
    world.remove_operator(world::seller(), world::auditor());
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun remove_operator_refuses_another_team() {
    let mut world = foreign::team();
    world.remove_operator(world::seller(), world::auditor());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun remove_operator_refuses_a_team_of_another_market() {
    let mut world = foreign::team_elsewhere();
    world.remove_operator(world::seller(), world::auditor());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun distribute_refuses_another_market() {
    let mut world = foreign::market();
    world.distribute(world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun distribute_refuses_a_team_of_another_market() {
    let mut world = foreign::team_elsewhere();
    world.distribute(world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun list_refuses_another_market() {
    let mut world = foreign::market();
    world.list(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun list_refuses_the_cap_of_another_team() {
    let mut world = foreign::cap();
    world.list(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun list_refuses_a_cap_of_another_market() {
    let mut world = foreign::cap_elsewhere();
    world.list(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun list_refuses_another_team() {
    let mut world = foreign::team();
    world.list(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun list_refuses_a_team_of_another_market() {
    let mut world = foreign::team_elsewhere();
    world.list(world::seller());
    abort 77
}
