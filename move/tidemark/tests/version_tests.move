/// Once a later package has migrated the market, this code changes nothing.
#[test_only]
module tidemark::version_tests;

use tidemark::scene;
use tidemark::world::{Self, World};
use tidemark::world_storage;

/// Everything there is, in a market that a later package took over.
fun later(): World {
    let mut world = scene::with_everything();
    world.set_version(2);
    world
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun set_limits_is_refused() {
    let mut world = later();
    world.set_limits();
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun set_fee_is_refused() {
    let mut world = later();
    world.set_fee(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun migrate_is_refused() {
    let mut world = later();
    world.migrate();
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun set_shares_is_refused() {
    let mut world = later();
    world.set_shares(world::seller(), vector[world::seller()], vector[10_000]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun hand_over_is_refused() {
    let mut world = later();
    world.hand_over(world::seller(), world::partner());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun add_operator_is_refused() {
    let mut world = later();
    world.add_operator(world::seller(), @0x1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun remove_operator_is_refused() {
    let mut world = later();
    world.remove_operator(world::seller(), world::auditor());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun distribute_is_refused() {
    let mut world = later();
    world.distribute(world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun list_is_refused() {
    let mut world = later();
    world.list(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun edit_listing_is_refused() {
    let mut world = later();
    world.edit_listing(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun retire_is_refused() {
    let mut world = later();
    world.retire(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun publish_is_refused() {
    let mut world = later();
    world.publish_as(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun disclose_is_refused() {
    let mut world = later();
    world.disclose(world::stranger(), 1, scene::secret(), scene::salt());
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun set_offer_is_refused() {
    let mut world = later();
    world.set_offer(1, world::week_ms(), 1, 1, 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun withdraw_offer_is_refused() {
    let mut world = later();
    world.withdraw_offer(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun move_alias_is_refused() {
    let mut world = later();
    world.move_alias(world::seller(), world::text(4), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun remove_alias_is_refused() {
    let mut world = later();
    world.remove_alias(world::seller(), world::text(3));
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun record_extension_is_refused() {
    let mut world = later();
    world.record_extension(world::stranger(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun create_team_is_refused() {
    let mut world = later();
    world.create_team(world::seller(), vector[@0x1], vector[10_000]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun lend_blob_is_refused() {
    let mut world = scene::with_everything();
    let blobs = world.blob_ids(1);
    world.set_version(2);
    let (_market, _model, _lent, _loan) = world.lend(world::stranger(), blobs[0]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 1, location = tidemark::market)]
fun return_blob_is_refused() {
    let mut world = scene::with_everything();
    let blobs = world.blob_ids(1);
    let (mut market, model, lent, loan) = world.lend(world::stranger(), blobs[0]);
    market.set_version_for_testing(2);
    world_storage::give_back(market, model, lent, loan);
    abort 77
}
