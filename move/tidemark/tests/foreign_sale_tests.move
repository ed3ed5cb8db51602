/// Passes and their money with somebody else's objects.
#[test_only]
module tidemark::foreign_sale_tests;

use tidemark::foreign;
use tidemark::world;

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun purchase_refuses_another_market() {
    let mut world = foreign::market();
    world.buy(world::buyer(), 1, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun purchase_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.buy(world::buyer(), 1, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun try_out_refuses_another_market() {
    let mut world = foreign::market();
    world.try_out(world::buyer(), 3, 1, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun try_out_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.try_out(world::buyer(), 3, 1, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun renew_refuses_another_market() {
    let mut world = foreign::market();
    world.renew(world::buyer(), 2, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun renew_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.renew(world::buyer(), 2, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 21, location = tidemark::access)]
fun renew_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.renew(world::buyer(), 2, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 21, location = tidemark::access)]
fun renew_refuses_another_model_of_the_team() {
    let mut world = foreign::sibling_model();
    world.renew(world::buyer(), 2, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 21, location = tidemark::access)]
fun renew_refuses_the_pass_of_another_team() {
    let mut world = foreign::pass();
    world.renew(world::buyer(), 2, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 21, location = tidemark::access)]
fun renew_refuses_a_pass_of_another_market() {
    let mut world = foreign::pass_elsewhere();
    world.renew(world::buyer(), 2, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 21, location = tidemark::access)]
fun renew_refuses_the_pass_of_another_model() {
    let mut world = foreign::sibling_pass();
    world.renew(world::buyer(), 2, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun settle_refuses_another_market() {
    let mut world = foreign::market();
    world.settle(world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 27, location = tidemark::sale)]
fun settle_refuses_the_sale_of_another_team() {
    let mut world = foreign::sale();
    world.settle(world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun settle_refuses_a_sale_of_another_market() {
    let mut world = foreign::sale_elsewhere();
    world.settle(world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 27, location = tidemark::sale)]
fun settle_refuses_another_team() {
    let mut world = foreign::team();
    world.settle(world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 27, location = tidemark::sale)]
fun settle_refuses_a_team_of_another_market() {
    let mut world = foreign::team_elsewhere();
    world.settle(world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun record_calls_refuses_another_market() {
    let mut world = foreign::market();
    world.record_calls(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 27, location = tidemark::sale)]
fun record_calls_refuses_the_sale_of_another_team() {
    let mut world = foreign::sale();
    world.record_calls(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun record_calls_refuses_a_sale_of_another_market() {
    let mut world = foreign::sale_elsewhere();
    world.record_calls(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 27, location = tidemark::sale)]
fun record_calls_refuses_another_team() {
    let mut world = foreign::team();
    world.record_calls(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 27, location = tidemark::sale)]
fun record_calls_refuses_a_team_of_another_market() {
    let mut world = foreign::team_elsewhere();
    world.record_calls(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun refund_refuses_another_market() {
    let mut world = foreign::market();
    world.refund(world::buyer());
    abort 77
}

#[test]
#[expected_failure(abort_code = 22, location = tidemark::refund)]
fun refund_refuses_the_sale_of_another_team() {
    let mut world = foreign::sale();
    world.refund(world::buyer());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun refund_refuses_a_sale_of_another_market() {
    let mut world = foreign::sale_elsewhere();
    world.refund(world::buyer());
    abort 77
}

#[test]
#[expected_failure(abort_code = 22, location = tidemark::refund)]
fun refund_refuses_the_sale_of_another_model() {
    let mut world = foreign::sibling_sale();
    world.refund(world::buyer());
    abort 77
}

#[test]
#[expected_failure(abort_code = 22, location = tidemark::refund)]
fun refund_refuses_the_pass_of_another_team() {
    let mut world = foreign::pass();
    world.refund(world::buyer());
    abort 77
}

#[test]
#[expected_failure(abort_code = 22, location = tidemark::refund)]
fun refund_refuses_a_pass_of_another_market() {
    let mut world = foreign::pass_elsewhere();
    world.refund(world::buyer());
    abort 77
}

#[test]
#[expected_failure(abort_code = 22, location = tidemark::refund)]
fun refund_refuses_the_pass_of_another_model() {
    let mut world = foreign::sibling_pass();
    world.refund(world::buyer());
    abort 77
}
