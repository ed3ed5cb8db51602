/// Publishing and storage with somebody else's objects.
#[test_only]
module tidemark::foreign_publishing_tests;

use tidemark::foreign;
use tidemark::scene;
use tidemark::storage;
use tidemark::world;
use tidemark::world_storage;

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun publish_refuses_another_market() {
    let mut world = foreign::market();
    world.publish_as(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun publish_refuses_the_cap_of_another_team() {
    let mut world = foreign::cap();
    world.publish_as(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun publish_refuses_a_cap_of_another_market() {
    let mut world = foreign::cap_elsewhere();
    world.publish_as(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::publishing)]
fun publish_refuses_another_team() {
    let mut world = foreign::team();
    world.publish_as(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::publishing)]
fun publish_refuses_a_team_of_another_market() {
    let mut world = foreign::team_elsewhere();
    world.publish_as(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun publish_refuses_the_model_of_another_team() {
    let mut world = foreign::model();
    world.publish_as(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun publish_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.publish_as(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun disclose_refuses_another_market() {
    let mut world = foreign::market();
    world.disclose(world::stranger(), 1, scene::secret(), scene::salt());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun disclose_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.disclose(world::stranger(), 1, scene::secret(), scene::salt());
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun record_extension_refuses_another_market() {
    let mut world = foreign::market();
    world.record_extension(world::stranger(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun record_extension_refuses_a_model_of_another_market() {
    let mut world = foreign::model_elsewhere();
    world.record_extension(world::stranger(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun lend_refuses_another_market() {
    let (mut world, other) = foreign::two_markets();
    let blobs = world.blob_ids(1);
    let chosen = world.chosen().with_market(&other);
    world.choose(chosen);
    let (_market, _model, _lent, _loan) = world.lend(world::stranger(), blobs[0]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun lend_refuses_a_model_of_another_market() {
    let (mut world, other) = foreign::two_markets();
    let blobs = world.blob_ids(1);
    let chosen = world.chosen().with_model(&other);
    world.choose(chosen);
    let (_market, _model, _lent, _loan) = world.lend(world::stranger(), blobs[0]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 45, location = tidemark::storage)]
fun lend_refuses_a_blob_of_another_model() {
    let (mut world, other) = foreign::two_teams();
    let blobs = world.blob_ids(1);
    let chosen = world.chosen().with_model(&other);
    world.choose(chosen);
    let (_market, _model, _lent, _loan) = world.lend(world::stranger(), blobs[0]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun return_refuses_another_market() {
    let (mut world, other) = foreign::two_markets();
    let blobs = world.blob_ids(1);
    let (_market, model, lent, loan) = world.lend(world::stranger(), blobs[0]);
    let chosen = world.chosen().with_market(&other);
    world.choose(chosen);
    let second = world.take_market();
    world_storage::give_back(second, model, lent, loan);
    abort 77
}

#[test]
#[expected_failure(abort_code = 20, location = tidemark::market)]
fun return_refuses_a_model_of_another_market() {
    let (mut world, other) = foreign::two_markets();
    let blobs = world.blob_ids(1);
    let (market, _model, lent, loan) = world.lend(world::stranger(), blobs[0]);
    world.choose(other);
    let second = world.take_model();
    world_storage::give_back(market, second, lent, loan);
    abort 77
}

#[test]
#[expected_failure(abort_code = 46, location = tidemark::storage)]
fun return_refuses_another_model_of_the_market() {
    let (mut world, other) = foreign::two_teams();
    let blobs = world.blob_ids(1);
    let (market, _model, lent, loan) = world.lend(world::stranger(), blobs[0]);
    world.choose(other);
    let second = world.take_model();
    world_storage::give_back(market, second, lent, loan);
    abort 77
}

#[test]
#[expected_failure(abort_code = 46, location = tidemark::storage)]
fun return_refuses_the_loan_of_another_model() {
    let (mut world, other) = foreign::two_teams();
    let blobs = world.blob_ids(1);
    let (market, model, lent, _loan) = world.lend(world::stranger(), blobs[0]);
    world.choose(other);
    let mut second = world.take_model();
    let theirs = second.iteration(1).blob_objects()[0];
    let (_theirs, loan) = storage::lend_blob(&market, &mut second, theirs);
    world_storage::give_back(market, model, lent, loan);
    abort 77
}
