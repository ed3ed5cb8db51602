/// Storage is lent, extended and given back; coverage follows what is recorded.
#[test_only]
module tidemark::storage_tests;

use sui::event;
use tidemark::model_events::StorageExtended;
use tidemark::scene;
use tidemark::world;
use tidemark::world_storage;

fun end_epochs(): (u32, u32) {
    let told = event::events_by_type<StorageExtended>();
    assert!(told.length() == 1);
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    facts.peel_address();
    assert!(facts.peel_u32() == 1);
    (facts.peel_u32(), facts.peel_u32())
}

#[test]
fun the_earliest_of_all_blobs_is_recorded() {
    let mut world = scene::with_offer();
    let blobs = world.blob_ids(1);
    world.extend(world::stranger(), blobs[0], 3);
    world.extend(world::stranger(), blobs[1], 1);
    world.record_extension(world::stranger(), 1);
    let (from, to) = end_epochs();
    assert!(from == world::end_epoch() && to == world::end_epoch() + 1);
    world.extend(world::stranger(), blobs[1], 1);
    world.record_extension(world::stranger(), 1);
    let (from, to) = end_epochs();
    assert!(from == world::end_epoch() + 1 && to == world::end_epoch() + 2);
    world.end();
}

#[test]
fun a_sale_refused_for_its_storage_succeeds_after_the_extension() {
    let mut world = scene::with_model();
    world.publish(world::anchor_epoch() + 1);
    world.set_offer(1, world::epoch_ms() + 1, 7, 1, 1);
    let blobs = world.blob_ids(1);
    world.extend(world::buyer(), blobs[0], 1);
    world.extend(world::buyer(), blobs[1], 1);
    world.record_extension(world::buyer(), 1);
    world.buy(world::buyer(), 1, 7, 7);
    world.end();
}

#[test]
#[expected_failure(abort_code = 19, location = tidemark::purchase)]
fun an_extension_counts_once_it_is_recorded() {
    let mut world = scene::with_model();
    world.publish(world::anchor_epoch() + 1);
    world.set_offer(1, world::epoch_ms() + 1, 7, 1, 1);
    let blobs = world.blob_ids(1);
    world.extend(world::buyer(), blobs[0], 1);
    world.extend(world::buyer(), blobs[1], 1);
    world.buy(world::buyer(), 1, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 47, location = tidemark::storage)]
fun an_end_that_is_no_later_is_not_recorded() {
    let mut world = scene::with_offer();
    world.record_extension(world::stranger(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 47, location = tidemark::storage)]
fun one_blob_extended_of_two_is_no_extension() {
    let mut world = scene::with_offer();
    let blobs = world.blob_ids(1);
    world.extend(world::stranger(), blobs[0], 3);
    world.record_extension(world::stranger(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 26, location = tidemark::model)]
fun iteration_zero_has_no_storage() {
    let mut world = scene::with_offer();
    world.record_extension(world::stranger(), 0);
    abort 77
}

#[test]
#[expected_failure(abort_code = 26, location = tidemark::model)]
fun an_iteration_to_come_has_no_storage() {
    let mut world = scene::with_offer();
    world.record_extension(world::stranger(), 2);
    abort 77
}

#[test]
#[expected_failure(abort_code = 45, location = tidemark::storage)]
fun nothing_is_recorded_while_a_blob_is_lent() {
    let mut world = scene::with_offer();
    let blobs = world.blob_ids(1);
    let (market, mut model, _lent, _loan) = world.lend(world::stranger(), blobs[0]);
    let (scenario, clock) = world.parts();
    tidemark::storage::record_extension(&market, &mut model, 1, clock, scenario.ctx());
    abort 77
}

#[test]
#[expected_failure(abort_code = 45, location = tidemark::storage)]
fun an_unknown_blob_is_not_lent() {
    let mut world = scene::with_offer();
    let blob = world.chosen().model();
    let (_market, _model, _lent, _loan) = world.lend(world::stranger(), blob);
    abort 77
}

#[test]
#[expected_failure(abort_code = 45, location = tidemark::storage)]
fun a_blob_is_not_lent_twice() {
    let mut world = scene::with_offer();
    let blobs = world.blob_ids(1);
    let (market, mut model, _lent, _loan) = world.lend(world::stranger(), blobs[0]);
    let (_again, _second) = tidemark::storage::lend_blob(&market, &mut model, blobs[0]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 46, location = tidemark::storage)]
fun another_blob_is_not_taken_back() {
    let mut world = scene::with_offer();
    let blobs = world.blob_ids(1);
    let (market, mut model, lent, _loan) = world.lend(world::stranger(), blobs[0]);
    let (_other, second) = tidemark::storage::lend_blob(&market, &mut model, blobs[1]);
    tidemark::storage::return_blob(&market, &mut model, lent, second);
    abort 77
}

#[test]
#[expected_failure(abort_code = 46, location = tidemark::storage)]
fun a_blob_from_outside_is_not_taken_back() {
    let mut world = scene::with_offer();
    let blobs = world.blob_ids(1);
    let outside = world.good_blob(1, world::end_epoch());
    let (market, model, lent, loan) = world.lend(world::stranger(), blobs[0]);
    lent.burn();
    world_storage::give_back(market, model, outside, loan);
    abort 77
}

#[test]
fun a_retired_model_is_still_extended() {
    let mut world = scene::with_offer();
    world.retire(world::seller());
    let blobs = world.blob_ids(1);
    world.extend(world::stranger(), blobs[0], 1);
    world.extend(world::stranger(), blobs[1], 1);
    world.record_extension(world::stranger(), 1);
    world.end();
}
