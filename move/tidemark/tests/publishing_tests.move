#[test_only]
module tidemark::publishing_tests;

use sui::event;
use tidemark::model_events::IterationPublished;
use tidemark::note;
use tidemark::scene;
use tidemark::world::{Self, World};
use tidemark::world_publishing;
use walrus::blob::Blob;

/// Good blobs with the manifest last; `count` in all.
fun blobs(world: &mut World, count: u64): vector<Blob> {
    let mut all = vector[];
    while (all.length() + 1 < count) {
        let number = all.length() as u256;
        all.push_back(world.good_blob(number, world::end_epoch()));
    };
    all.push_back(world.good_blob(world_publishing::manifest(), world::end_epoch()));
    all
}

#[test]
fun iterations_are_numbered_and_may_have_parents() {
    let mut world = scene::with_model();
    world.publish(world::end_epoch());
    world.publish(world::end_epoch());
    let blobs = world.good_blobs(world::end_epoch());
    let (who, root, key) = (world::seller(), world::bytes(32), world::bytes(64));
    let note = note::public_text(world::text(0));
    world.publish_with(who, blobs, root, 1, 2, key, vector[2, 1], 1, 0, note, 0);
    let told = event::events_by_type<IterationPublished>();
    assert!(told.length() == 1);
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    assert!(facts.peel_address() == world.chosen().model().to_address());
    assert!(facts.peel_address() == world.chosen().team().to_address());
    assert!(facts.peel_u32() == 3);
    assert!(facts.peel_vec_u32() == vector[2, 1]);
    assert!(facts.peel_u256() == world_publishing::manifest());
    assert!(facts.peel_vec_u256() == vector[1, world_publishing::manifest()]);
    assert!(facts.peel_vec_address().length() == 2);
    assert!(facts.peel_u32() == world::end_epoch());
    world.end();
}

#[test]
fun the_event_names_the_first_end_of_all_blobs() {
    let mut world = scene::with_model();
    let end = world::end_epoch();
    let blobs = vector[
        world.good_blob(1, end),
        world.good_blob(2, end - 3),
        world.good_blob(world_publishing::manifest(), end),
    ];
    world.publish_blobs(blobs);
    let told = event::events_by_type<IterationPublished>();
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    facts.peel_address();
    facts.peel_address();
    facts.peel_u32();
    facts.peel_vec_u32();
    facts.peel_u256();
    assert!(facts.peel_vec_u256() == vector[1, 2, world_publishing::manifest()]);
    facts.peel_vec_address();
    assert!(facts.peel_u32() == end - 3);
    world.end();
}

fun publish_count(count: u64) {
    let mut world = scene::with_model();
    let blobs = blobs(&mut world, count);
    world.publish_blobs(blobs);
    world.end();
}

#[test]
fun one_blob_is_allowed() { publish_count(1) }

#[test]
fun sixty_four_blobs_are_allowed() { publish_count(64) }

#[test]
fun sixty_five_blobs_are_allowed() { publish_count(65) }

#[test]
#[expected_failure(abort_code = 11, location = tidemark::publishing)]
fun sixty_six_blobs_are_refused() { publish_count(66) }

#[test]
#[expected_failure(abort_code = 11, location = tidemark::publishing)]
fun an_iteration_needs_blobs() {
    let mut world = scene::with_model();
    world.publish_blobs(vector[]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 6, location = tidemark::publishing)]
fun an_uncertified_blob_is_refused() {
    let mut world = scene::with_model();
    let blobs = vector[
        world.new_blob(1, 1, world::end_epoch(), false),
        world.good_blob(world_publishing::manifest(), world::end_epoch()),
    ];
    world.publish_blobs(blobs);
    abort 77
}

#[test]
#[expected_failure(abort_code = 7, location = tidemark::publishing)]
fun a_deletable_blob_is_refused() {
    let mut world = scene::with_model();
    let mut deletable = world.new_blob(1, 1, world::end_epoch(), true);
    deletable.certify_for_testing(world::anchor_epoch());
    let manifest = world.good_blob(world_publishing::manifest(), world::end_epoch());
    world.publish_blobs(vector[manifest, deletable]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 8, location = tidemark::publishing)]
fun the_manifest_must_be_among_the_blobs() {
    let mut world = scene::with_model();
    let blobs = vector[
        world.good_blob(1, world::end_epoch()),
        world.good_blob(2, world::end_epoch()),
    ];
    world.publish_blobs(blobs);
    abort 77
}

#[test]
#[expected_failure(abort_code = 43, location = tidemark::model)]
fun a_retired_model_gets_no_iteration() {
    let mut world = scene::with_model();
    world.retire(world::seller());
    world.publish(world::end_epoch());
    abort 77
}

/// Publishes a second iteration with these parents.
fun publish_parents(parents: vector<u32>) {
    let mut world = scene::with_offer();
    let blobs = world.good_blobs(world::end_epoch());
    let (who, root, key) = (world::seller(), world::bytes(32), world::bytes(449));
    let note = note::public_text(world::text(2));
    world.publish_with(who, blobs, root, 1, 2, key, parents, 4, 2, note, 0);
    world.end();
}

#[test]
fun seven_parents_are_allowed() { publish_parents(vector[1, 1, 1, 1, 1, 1, 1]) }

#[test]
fun eight_parents_are_allowed() { publish_parents(vector[1, 1, 1, 1, 1, 1, 1, 1]) }

#[test]
#[expected_failure(abort_code = 9, location = tidemark::publishing)]
fun nine_parents_are_refused() { publish_parents(vector[1, 1, 1, 1, 1, 1, 1, 1, 1]) }

#[test]
#[expected_failure(abort_code = 9, location = tidemark::publishing)]
fun parent_zero_is_refused() { publish_parents(vector[0]) }

#[test]
#[expected_failure(abort_code = 9, location = tidemark::publishing)]
fun an_iteration_is_not_its_own_parent() { publish_parents(vector[1, 2]) }

/// Publishes with a root and key of these lengths, these sizes, and texts of these lengths.
fun content(root: u64, key: u64, plain: u64, cipher: u64, format: u64, metrics: u64) {
    let mut world = scene::with_model();
    let blobs = world.good_blobs(world::end_epoch());
    let (root, key) = (world::bytes(root), world::bytes(key));
    let (who, note) = (world::seller(), note::public_text(world::text(2)));
    world.publish_with(who, blobs, root, plain, cipher, key, vector[], format, metrics, note, 0);
    world.end();
}

#[test]
fun the_smallest_content_is_allowed() { content(32, 64, 1, 2, 1, 0) }

#[test]
fun content_a_step_above_the_smallest_is_allowed() { content(32, 65, 2, 3, 2, 1) }

#[test]
fun content_a_step_below_the_largest_is_allowed() {
    content(32, 4_095, 1, 18_446_744_073_709_551_614, 31, 4_095)
}

#[test]
fun the_largest_content_is_allowed() {
    content(32, 4_096, 18_446_744_073_709_551_614, 18_446_744_073_709_551_615, 32, 4_096)
}

#[test]
#[expected_failure(abort_code = 10, location = tidemark::iteration)]
fun a_root_of_31_bytes_is_refused() { content(31, 449, 1, 2, 4, 2) }

#[test]
#[expected_failure(abort_code = 10, location = tidemark::iteration)]
fun a_root_of_33_bytes_is_refused() { content(33, 449, 1, 2, 4, 2) }

#[test]
#[expected_failure(abort_code = 10, location = tidemark::iteration)]
fun an_empty_root_is_refused() { content(0, 449, 1, 2, 4, 2) }

#[test]
#[expected_failure(abort_code = 10, location = tidemark::iteration)]
fun a_sealed_key_of_63_bytes_is_refused() { content(32, 63, 1, 2, 4, 2) }

#[test]
#[expected_failure(abort_code = 10, location = tidemark::iteration)]
fun a_sealed_key_of_4097_bytes_is_refused() { content(32, 4_097, 1, 2, 4, 2) }

#[test]
#[expected_failure(abort_code = 10, location = tidemark::iteration)]
fun an_empty_file_is_refused() { content(32, 449, 0, 2, 4, 2) }

#[test]
#[expected_failure(abort_code = 10, location = tidemark::iteration)]
fun a_container_no_larger_than_its_content_is_refused() { content(32, 449, 2, 2, 4, 2) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun an_iteration_needs_a_format() { content(32, 449, 1, 2, 0, 2) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_format_over_32_bytes_is_refused() { content(32, 449, 1, 2, 33, 2) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun metrics_over_4096_bytes_are_refused() { content(32, 449, 1, 2, 4, 4_097) }
