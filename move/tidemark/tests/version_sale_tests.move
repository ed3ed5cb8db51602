/// Once a later package has migrated the market, this code sells nothing and approves no key.
#[test_only]
module tidemark::version_sale_tests;

use tidemark::scene;
use tidemark::world::{Self, World};

/// Everything there is, in a market that a later package took over.
fun later(): World {
    let mut world = scene::with_everything();
    world.set_version(2);
    world
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun purchase_is_refused() {
    let mut world = later();
    world.buy(world::buyer(), 1, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun try_out_is_refused() {
    let mut world = later();
    world.try_out(world::buyer(), 3, 1, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun renew_is_refused() {
    let mut world = later();
    world.renew(world::buyer(), 2, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun open_is_refused() {
    let mut world = later();
    world.open(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun settle_is_refused() {
    let mut world = later();
    world.settle(world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun record_calls_is_refused() {
    let mut world = later();
    world.record_calls(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun refund_is_refused() {
    let mut world = later();
    world.refund(world::buyer());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun grant_is_refused() {
    let mut world = later();
    world.grant(3);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun revoke_is_refused() {
    let mut world = later();
    world.revoke(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun open_audit_is_refused() {
    let mut world = later();
    world.open_audit(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun sign_is_refused() {
    let mut world = later();
    world.sign(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun supersede_is_refused() {
    let mut world = later();
    world.supersede(world::auditor());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun pass_key_is_refused() {
    let mut world = later();
    world.ask_pass(world::buyer(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun team_key_is_refused() {
    let mut world = later();
    world.ask_team(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun audit_key_is_refused() {
    let mut world = later();
    world.ask_audit(world::auditor(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun an_older_market_is_refused_until_it_is_migrated() {
    let mut world = scene::with_everything();
    world.set_version(0);
    world.settle(world::stranger());
    abort 77
}

#[test]
fun the_same_market_works_before_and_after_its_migration() {
    let mut world = scene::with_everything();
    world.set_version(0);
    world.migrate();
    world.settle(world::stranger());
    world.ask_pass(world::buyer(), 1);
    world.ask_team(world::seller(), 1);
    world.ask_audit(world::auditor(), 1);
    world.end();
}
