#[test_only]
module tidemark::model_tests;

use std::string::String;
use sui::event;
use tidemark::events::{IterationPublished, OfferSet, OfferWithdrawn};
use tidemark::world::{Self, World};
use walrus::blob::Blob;

const YEAR_MS: u64 = 31_622_400_000;
const MAX_PRICE: u64 = 5_000_000_000_000_000_000;

fun tags(count: u64, length: u64): vector<String> {
    let mut all = vector[];
    while (all.length() < count) all.push_back(world::text(length));
    all
}

fun end_epoch(): u32 { world::anchor_epoch() + 26 }

/// Good blobs with the manifest last; `count` in all.
fun blobs(world: &mut World, count: u64): vector<Blob> {
    let mut all = vector[];
    while (all.length() + 1 < count) {
        let number = all.length() as u256;
        all.push_back(world.good_blob(number, end_epoch()));
    };
    all.push_back(world.good_blob(world::manifest(), end_epoch()));
    all
}

/// Lists with texts of the given lengths.
fun list_lengths(name: u64, summary: u64, task: u64, licence: u64, data_class: u64) {
    let mut world = world::with_model();
    world.list_with(
        world::seller(),
        world::text(name),
        world::text(summary),
        world::text(task),
        tags(8, 64),
        world::text(licence),
        world::text(data_class),
    );
    world.end();
}

#[test]
fun the_longest_texts_are_allowed() { list_lengths(96, 2_048, 64, 64, 64) }

#[test]
fun the_shortest_texts_are_allowed() { list_lengths(1, 0, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_model_needs_a_name() { list_lengths(0, 1, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_name_over_96_bytes_is_refused() { list_lengths(97, 1, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_summary_over_2048_bytes_is_refused() { list_lengths(1, 2_049, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_model_needs_a_task() { list_lengths(1, 1, 0, 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_model_needs_a_licence() { list_lengths(1, 1, 1, 0, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_data_class_over_64_bytes_is_refused() { list_lengths(1, 1, 1, 1, 65) }

fun list_tags(tags: vector<String>) {
    let mut world = world::with_model();
    let word = world::text(4);
    world.list_with(world::seller(), word, word, word, tags, word, word);
    world.end();
}

#[test]
fun a_model_without_tags_is_allowed() { list_tags(vector[]) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::model)]
fun nine_tags_are_refused() { list_tags(tags(9, 3)) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun an_empty_tag_is_refused() { list_tags(tags(1, 0)) }

#[test]
#[expected_failure(abort_code = 2, location = tidemark::team)]
fun a_foreign_cap_lists_nothing() {
    let mut world = world::with_model();
    world.create_team(world::stranger(), vector[@0x1], vector[10_000]);
    world.list(world::seller());
    abort 77
}

#[test]
fun iterations_are_numbered_and_may_have_parents() {
    let mut world = world::with_model();
    world.publish(end_epoch());
    let blobs = world.good_blobs(end_epoch());
    let (root, key) = (world::bytes(32), world::bytes(64));
    world.publish_with(world::seller(), blobs, root, 1, 2, key, vector[1], 32, 4_096, 2_048);
    let blobs = world.good_blobs(end_epoch());
    let (root, key) = (world::bytes(32), world::bytes(4_096));
    world.publish_with(world::seller(), blobs, root, 1, 2, key, vector[2, 1], 1, 0, 0);
    let told = event::events_by_type<IterationPublished>();
    assert!(told.length() == 1);
    // model, team, then the number of the iteration and its parents
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    facts.peel_address();
    facts.peel_address();
    assert!(facts.peel_u32() == 3);
    assert!(facts.peel_vec_u32() == vector[2, 1]);
    assert!(facts.peel_u256() == world::manifest());
    assert!(facts.peel_vec_u256() == vector[1, world::manifest()]);
    assert!(facts.peel_vec_address().length() == 2);
    assert!(facts.peel_u32() == end_epoch());
    world.end();
}

#[test]
fun the_event_names_the_first_end_of_all_blobs() {
    let mut world = world::with_model();
    let blobs = vector[
        world.good_blob(1, end_epoch()),
        world.good_blob(2, end_epoch() - 3),
        world.good_blob(world::manifest(), end_epoch()),
    ];
    world.publish_blobs(blobs);
    let told = event::events_by_type<IterationPublished>();
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    facts.peel_address();
    facts.peel_address();
    facts.peel_u32();
    facts.peel_vec_u32();
    facts.peel_u256();
    assert!(facts.peel_vec_u256() == vector[1, 2, world::manifest()]);
    facts.peel_vec_address();
    assert!(facts.peel_u32() == end_epoch() - 3);
    world.end();
}

#[test]
fun sixty_five_blobs_are_allowed() {
    let mut world = world::with_model();
    let blobs = blobs(&mut world, 65);
    world.publish_blobs(blobs);
    world.end();
}

#[test]
#[expected_failure(abort_code = 11, location = tidemark::model)]
fun sixty_six_blobs_are_refused() {
    let mut world = world::with_model();
    let blobs = blobs(&mut world, 66);
    world.publish_blobs(blobs);
    abort 77
}

#[test]
#[expected_failure(abort_code = 11, location = tidemark::model)]
fun an_iteration_needs_blobs() {
    let mut world = world::with_model();
    world.publish_blobs(vector[]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun a_foreign_cap_publishes_nothing() {
    let mut world = world::with_model();
    world.create_team(world::stranger(), vector[@0x1], vector[10_000]);
    let blobs = world.good_blobs(end_epoch());
    let (root, key) = (world::bytes(32), world::bytes(449));
    world.publish_with(world::stranger(), blobs, root, 1, 2, key, vector[], 4, 2, 2);
    abort 77
}

#[test]
#[expected_failure(abort_code = 6, location = tidemark::model)]
fun an_uncertified_blob_is_refused() {
    let mut world = world::with_model();
    let blobs = vector[
        world.new_blob(1, end_epoch(), false),
        world.good_blob(world::manifest(), end_epoch()),
    ];
    world.publish_blobs(blobs);
    abort 77
}

#[test]
#[expected_failure(abort_code = 7, location = tidemark::model)]
fun a_deletable_blob_is_refused() {
    let mut world = world::with_model();
    let mut deletable = world.new_blob(1, end_epoch(), true);
    deletable.certify_for_testing(world::anchor_epoch());
    let blobs = vector[world.good_blob(world::manifest(), end_epoch()), deletable];
    world.publish_blobs(blobs);
    abort 77
}

#[test]
#[expected_failure(abort_code = 8, location = tidemark::model)]
fun the_manifest_must_be_among_the_blobs() {
    let mut world = world::with_model();
    let blobs = vector[world.good_blob(1, end_epoch()), world.good_blob(2, end_epoch())];
    world.publish_blobs(blobs);
    abort 77
}

/// Publishes a second iteration with these parents.
fun publish_parents(parents: vector<u32>) {
    let mut world = world::with_offer();
    let blobs = world.good_blobs(end_epoch());
    let (root, key) = (world::bytes(32), world::bytes(449));
    world.publish_with(world::seller(), blobs, root, 1, 2, key, parents, 4, 2, 2);
    world.end();
}

#[test]
fun eight_parents_are_allowed() { publish_parents(vector[1, 1, 1, 1, 1, 1, 1, 1]) }

#[test]
#[expected_failure(abort_code = 9, location = tidemark::model)]
fun nine_parents_are_refused() { publish_parents(vector[1, 1, 1, 1, 1, 1, 1, 1, 1]) }

#[test]
#[expected_failure(abort_code = 9, location = tidemark::model)]
fun parent_zero_is_refused() { publish_parents(vector[0]) }

#[test]
#[expected_failure(abort_code = 9, location = tidemark::model)]
fun an_iteration_is_not_its_own_parent() { publish_parents(vector[1, 2]) }

/// Publishes with a root and key of these lengths, these sizes, and texts of these lengths.
fun publish_content(
    root: u64,
    key: u64,
    plain: u64,
    cipher: u64,
    format: u64,
    metrics: u64,
    note: u64,
) {
    let mut world = world::with_model();
    let blobs = world.good_blobs(end_epoch());
    let (root, key) = (world::bytes(root), world::bytes(key));
    let who = world::seller();
    world.publish_with(who, blobs, root, plain, cipher, key, vector[], format, metrics, note);
    world.end();
}

#[test]
#[expected_failure(abort_code = 10, location = tidemark::iteration)]
fun a_root_of_31_bytes_is_refused() { publish_content(31, 449, 1, 2, 4, 2, 2) }

#[test]
#[expected_failure(abort_code = 10, location = tidemark::iteration)]
fun a_root_of_33_bytes_is_refused() { publish_content(33, 449, 1, 2, 4, 2, 2) }

#[test]
#[expected_failure(abort_code = 10, location = tidemark::iteration)]
fun a_sealed_key_of_63_bytes_is_refused() { publish_content(32, 63, 1, 2, 4, 2, 2) }

#[test]
#[expected_failure(abort_code = 10, location = tidemark::iteration)]
fun a_sealed_key_of_4097_bytes_is_refused() { publish_content(32, 4_097, 1, 2, 4, 2, 2) }

#[test]
#[expected_failure(abort_code = 10, location = tidemark::iteration)]
fun an_empty_file_is_refused() { publish_content(32, 449, 0, 2, 4, 2, 2) }

#[test]
#[expected_failure(abort_code = 10, location = tidemark::iteration)]
fun a_container_no_larger_than_its_content_is_refused() {
    publish_content(32, 449, 2, 2, 4, 2, 2)
}

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun an_iteration_needs_a_format() { publish_content(32, 449, 1, 2, 0, 2, 2) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_format_over_32_bytes_is_refused() { publish_content(32, 449, 1, 2, 33, 2, 2) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun metrics_over_4096_bytes_are_refused() { publish_content(32, 449, 1, 2, 4, 4_097, 2) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_note_over_2048_bytes_is_refused() { publish_content(32, 449, 1, 2, 4, 2, 2_049) }

/// Sets an offer on a model with two iterations.
fun set_offer(rights: u8, window_ms: u64, price: u64, first: u32, last: u32) {
    let mut world = world::with_model();
    world.publish(end_epoch());
    world.publish(end_epoch());
    world.set_offer(rights, window_ms, price, first, last);
    assert!(event::events_by_type<OfferSet>().length() == 1);
    world.end();
}

#[test]
fun the_smallest_offer_is_allowed() { set_offer(1, 60_000, 1, 1, 1) }

#[test]
fun the_largest_offer_is_allowed() { set_offer(2, YEAR_MS, MAX_PRICE, 2, 2) }

#[test]
fun both_rights_on_all_iterations_are_allowed() {
    set_offer(3, world::week_ms(), world::price(), 1, world::and_later())
}

#[test]
#[expected_failure(abort_code = 12, location = tidemark::offer)]
fun a_window_of_zero_is_refused() { set_offer(1, 0, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 12, location = tidemark::offer)]
fun a_window_under_a_minute_is_refused() { set_offer(1, 59_999, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 12, location = tidemark::offer)]
fun a_window_over_a_year_is_refused() { set_offer(1, YEAR_MS + 1, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 13, location = tidemark::offer)]
fun an_offer_of_no_right_is_refused() { set_offer(0, 60_000, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 13, location = tidemark::offer)]
fun an_unknown_right_is_refused() { set_offer(4, 60_000, 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 35, location = tidemark::offer)]
fun a_price_of_zero_is_refused() { set_offer(1, 60_000, 0, 1, 1) }

#[test]
#[expected_failure(abort_code = 35, location = tidemark::offer)]
fun a_price_over_all_coins_is_refused() { set_offer(1, 60_000, MAX_PRICE + 1, 1, 1) }

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun iterations_begin_at_one() { set_offer(1, 60_000, 1, 0, 1) }

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun the_last_iteration_is_not_before_the_first() { set_offer(1, 60_000, 1, 2, 1) }

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun a_first_iteration_to_come_cannot_be_offered() {
    set_offer(1, 60_000, 1, 3, world::and_later())
}

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun a_last_iteration_to_come_cannot_be_offered() { set_offer(1, 60_000, 1, 1, 3) }

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun a_model_without_iterations_has_nothing_to_offer() {
    let mut world = world::with_model();
    world.set_offer(1, 60_000, 1, 1, world::and_later());
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun a_foreign_cap_sets_no_offer() {
    let mut world = world::with_offer();
    world.create_team(world::stranger(), vector[@0x1], vector[10_000]);
    world.set_offer_as(world::stranger(), 1, 60_000, 1, 1, 1);
    abort 77
}

#[test]
fun an_offer_is_withdrawn_once() {
    let mut world = world::with_offer();
    world.withdraw_offer(world::seller(), 1);
    assert!(event::events_by_type<OfferWithdrawn>().length() == 1);
    world.set_offer(1, 60_000, 1, 1, 1);
    let told = event::events_by_type<OfferSet>();
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    facts.peel_address();
    facts.peel_address();
    assert!(facts.peel_u32() == 2);
    world.end();
}

#[test]
#[expected_failure(abort_code = 16, location = tidemark::model)]
fun an_offer_cannot_be_withdrawn_twice() {
    let mut world = world::with_offer();
    world.withdraw_offer(world::seller(), 1);
    world.withdraw_offer(world::seller(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 15, location = tidemark::model)]
fun an_unknown_offer_cannot_be_withdrawn() {
    let mut world = world::with_offer();
    world.withdraw_offer(world::seller(), 2);
    abort 77
}

#[test]
#[expected_failure(abort_code = 3, location = tidemark::model)]
fun a_foreign_cap_withdraws_no_offer() {
    let mut world = world::with_offer();
    world.create_team(world::stranger(), vector[@0x1], vector[10_000]);
    world.withdraw_offer(world::stranger(), 1);
    abort 77
}
