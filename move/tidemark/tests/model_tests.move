#[test_only]
module tidemark::model_tests;

use std::string::String;
use sui::event;
use tidemark::model_events::{ListingEdited, ModelListed, ModelRetired};
use tidemark::scene;
use tidemark::world;

fun tags(count: u64, length: u64): vector<String> {
    let mut all = vector[];
    while (all.length() < count) all.push_back(world::text(length));
    all
}

fun list(name: u64, summary: u64, task: u64, tags: vector<String>, licence: u64, class: u64) {
    let mut world = scene::with_model();
    let (who, name, summary) = (world::seller(), world::text(name), world::text(summary));
    let (task, licence, class) = (world::text(task), world::text(licence), world::text(class));
    world.list_with(who, name, summary, task, tags, licence, class);
    world.end();
}

fun edit(name: u64, summary: u64, task: u64, tags: vector<String>, licence: u64, class: u64) {
    let mut world = scene::with_model();
    let (who, name, summary) = (world::seller(), world::text(name), world::text(summary));
    let (task, licence, class) = (world::text(task), world::text(licence), world::text(class));
    world.edit_listing_with(who, name, summary, task, tags, licence, class);
    world.end();
}

#[test]
fun the_shortest_texts_suit_a_listing() { list(1, 0, 1, tags(0, 0), 1, 1) }

#[test]
fun the_shortest_texts_suit_an_edit() { edit(1, 0, 1, tags(0, 0), 1, 1) }

#[test]
fun texts_a_byte_over_the_shortest_suit_a_listing() { list(2, 1, 2, tags(1, 1), 2, 2) }

#[test]
fun texts_a_byte_over_the_shortest_suit_an_edit() { edit(2, 1, 2, tags(1, 1), 2, 2) }

#[test]
fun texts_a_byte_under_the_longest_suit_a_listing() { list(95, 2_047, 63, tags(7, 63), 63, 63) }

#[test]
fun texts_a_byte_under_the_longest_suit_an_edit() { edit(95, 2_047, 63, tags(7, 63), 63, 63) }

#[test]
fun the_longest_texts_suit_a_listing() { list(96, 2_048, 64, tags(8, 64), 64, 64) }

#[test]
fun the_longest_texts_suit_an_edit() { edit(96, 2_048, 64, tags(8, 64), 64, 64) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun no_name_does_not_suit_a_listing() { list(0, 1, 1, tags(0, 0), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun no_name_does_not_suit_an_edit() { edit(0, 1, 1, tags(0, 0), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_name_over_96_bytes_does_not_suit_a_listing() { list(97, 1, 1, tags(0, 0), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_name_over_96_bytes_does_not_suit_an_edit() { edit(97, 1, 1, tags(0, 0), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_summary_over_2048_bytes_does_not_suit_a_listing() { list(1, 2_049, 1, tags(0, 0), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_summary_over_2048_bytes_does_not_suit_an_edit() { edit(1, 2_049, 1, tags(0, 0), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun no_task_does_not_suit_a_listing() { list(1, 1, 0, tags(0, 0), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun no_task_does_not_suit_an_edit() { edit(1, 1, 0, tags(0, 0), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_task_over_64_bytes_does_not_suit_a_listing() { list(1, 1, 65, tags(0, 0), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_task_over_64_bytes_does_not_suit_an_edit() { edit(1, 1, 65, tags(0, 0), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun no_licence_does_not_suit_a_listing() { list(1, 1, 1, tags(0, 0), 0, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun no_licence_does_not_suit_an_edit() { edit(1, 1, 1, tags(0, 0), 0, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_licence_over_64_bytes_does_not_suit_a_listing() { list(1, 1, 1, tags(0, 0), 65, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_licence_over_64_bytes_does_not_suit_an_edit() { edit(1, 1, 1, tags(0, 0), 65, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun no_data_class_does_not_suit_a_listing() { list(1, 1, 1, tags(0, 0), 1, 0) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun no_data_class_does_not_suit_an_edit() { edit(1, 1, 1, tags(0, 0), 1, 0) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_data_class_over_64_bytes_does_not_suit_a_listing() { list(1, 1, 1, tags(0, 0), 1, 65) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_data_class_over_64_bytes_does_not_suit_an_edit() { edit(1, 1, 1, tags(0, 0), 1, 65) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::model)]
fun nine_tags_do_not_suit_a_listing() { list(1, 1, 1, tags(9, 3), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::model)]
fun nine_tags_do_not_suit_an_edit() { edit(1, 1, 1, tags(9, 3), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun an_empty_tag_does_not_suit_a_listing() { list(1, 1, 1, tags(1, 0), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun an_empty_tag_does_not_suit_an_edit() { edit(1, 1, 1, tags(1, 0), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_tag_over_64_bytes_does_not_suit_a_listing() { list(1, 1, 1, tags(1, 65), 1, 1) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_tag_over_64_bytes_does_not_suit_an_edit() { edit(1, 1, 1, tags(1, 65), 1, 1) }

#[test]
fun listing_and_editing_tell_all_texts() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), vector[@0x1], vector[10_000]);
    world.list(world::seller());
    world.edit_listing(world::seller());
    let told = event::events_by_type<ListingEdited>();
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    assert!(facts.peel_address() == world.chosen().model().to_address());
    assert!(facts.peel_address() == world.chosen().team().to_address());
    assert!(facts.peel_vec_u8() == world::bytes(5));
    assert!(event::events_by_type<ModelListed>().is_empty());
    world.end();
}

#[test]
fun a_model_is_retired_once_and_sells_no_more() {
    let mut world = scene::with_pass();
    world.retire(world::seller());
    assert!(event::events_by_type<ModelRetired>().length() == 1);
    // What was sold stays.
    world.open(world::buyer(), 1);
    world.ask_pass(world::buyer(), 1);
    world.settle(world::stranger());
    world.withdraw_offer(world::seller(), 1);
    world.end();
}

#[test]
#[expected_failure(abort_code = 43, location = tidemark::model)]
fun a_model_is_not_retired_twice() {
    let mut world = scene::with_model();
    world.retire(world::seller());
    world.retire(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 43, location = tidemark::model)]
fun a_retired_listing_is_not_edited() {
    let mut world = scene::with_model();
    world.retire(world::seller());
    world.edit_listing(world::seller());
    abort 77
}
