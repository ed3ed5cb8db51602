#[test_only]
module tidemark::note_tests;

use sui::event;
use tidemark::model_events::NoteDisclosed;
use tidemark::note;
use tidemark::scene;
use tidemark::world;

/// When the sealed note of these tests may be disclosed.
fun opens_at_ms(): u64 { world::anchor_ms() + world::day_ms() }

fun public_note(length: u64) {
    let mut world = scene::with_model();
    world.publish(world::end_epoch());
    world.publish_note(note::public_text(world::text(length)));
    world.end();
}

#[test]
fun an_empty_note_is_allowed() { public_note(0) }

#[test]
fun a_note_of_one_byte_is_allowed() { public_note(1) }

#[test]
fun a_note_of_2047_bytes_is_allowed() { public_note(2_047) }

#[test]
fun a_note_of_2048_bytes_is_allowed() { public_note(2_048) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_note_over_2048_bytes_is_refused() {
    note::public_text(world::text(2_049));
    abort 77
}

fun sealed(opens_at_ms: u64, commitment: u64, sealed: u64) {
    note::sealed_until(opens_at_ms, world::bytes(commitment), world::bytes(sealed));
}

fun for_auditors(commitment: u64, sealed: u64) {
    note::for_auditors(world::bytes(commitment), world::bytes(sealed));
}

#[test]
fun the_smallest_sealed_note_is_allowed() { sealed(1, 32, 64) }

#[test]
fun a_sealed_note_a_byte_longer_is_allowed() { sealed(2, 32, 65) }

#[test]
fun a_sealed_note_of_6143_bytes_is_allowed() { sealed(2, 32, 6_143) }

#[test]
fun the_largest_sealed_note_is_allowed() { sealed(18_446_744_073_709_551_615, 32, 6_144) }

#[test]
#[expected_failure(abort_code = 40, location = tidemark::note)]
fun a_sealed_note_needs_a_date() { sealed(0, 32, 64) }

#[test]
#[expected_failure(abort_code = 40, location = tidemark::note)]
fun a_commitment_of_31_bytes_is_refused() { sealed(1, 31, 64) }

#[test]
#[expected_failure(abort_code = 40, location = tidemark::note)]
fun a_commitment_of_33_bytes_is_refused() { sealed(1, 33, 64) }

#[test]
#[expected_failure(abort_code = 40, location = tidemark::note)]
fun no_commitment_is_refused() { sealed(1, 0, 64) }

#[test]
#[expected_failure(abort_code = 40, location = tidemark::note)]
fun a_sealed_note_of_63_bytes_is_refused() { sealed(1, 32, 63) }

#[test]
#[expected_failure(abort_code = 40, location = tidemark::note)]
fun a_sealed_note_of_6145_bytes_is_refused() { sealed(1, 32, 6_145) }

#[test]
#[expected_failure(abort_code = 40, location = tidemark::note)]
fun an_empty_sealed_note_is_refused() { sealed(1, 32, 0) }

#[test]
fun the_smallest_note_for_auditors_is_allowed() { for_auditors(32, 64) }

#[test]
fun the_largest_note_for_auditors_is_allowed() { for_auditors(32, 6_144) }

#[test]
#[expected_failure(abort_code = 40, location = tidemark::note)]
fun a_note_for_auditors_needs_a_commitment() { for_auditors(31, 64) }

#[test]
#[expected_failure(abort_code = 40, location = tidemark::note)]
fun a_commitment_for_auditors_of_33_bytes_is_refused() { for_auditors(33, 64) }

#[test]
#[expected_failure(abort_code = 40, location = tidemark::note)]
fun a_note_for_auditors_of_63_bytes_is_refused() { for_auditors(32, 63) }

#[test]
#[expected_failure(abort_code = 40, location = tidemark::note)]
fun a_note_for_auditors_of_6145_bytes_is_refused() { for_auditors(32, 6_145) }

/// Discloses a note sealed for a day at another time, and its text.
fun disclose_at(at_ms: u64) {
    let mut world = scene::with_model();
    let note = note::sealed_until(opens_at_ms(), scene::commitment(), world::bytes(64));
    world.publish_note(note);
    world.set_time(at_ms);
    world.disclose(world::stranger(), 1, scene::secret(), scene::salt());
    let told = event::events_by_type<NoteDisclosed>();
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    assert!(facts.peel_address() == world.chosen().model().to_address());
    assert!(facts.peel_u32() == 1);
    assert!(facts.peel_vec_u8() == *scene::secret().as_bytes());
    assert!(facts.peel_address() == world::stranger());
    world.end();
}

#[test]
#[expected_failure(abort_code = 41, location = tidemark::note)]
fun a_millisecond_before_its_date_a_note_stays_sealed() { disclose_at(opens_at_ms() - 1) }

#[test]
fun on_its_date_a_note_is_disclosed() { disclose_at(opens_at_ms()) }

#[test]
fun a_millisecond_after_its_date_a_note_is_disclosed() { disclose_at(opens_at_ms() + 1) }

/// Discloses the note of a model with this text and salt.
fun disclose_other(text: vector<u8>, salt: vector<u8>) {
    let mut world = scene::with_model();
    let note = note::sealed_until(opens_at_ms(), scene::commitment(), world::bytes(64));
    world.publish_note(note);
    world.set_time(opens_at_ms());
    world.disclose(world::stranger(), 1, text.to_string(), salt);
    world.end();
}

#[test]
#[expected_failure(abort_code = 42, location = tidemark::note)]
fun another_text_is_refused() { disclose_other(world::bytes(19), scene::salt()) }

#[test]
#[expected_failure(abort_code = 42, location = tidemark::note)]
fun another_salt_is_refused() { disclose_other(world::bytes(20), b"0123456789abcdef") }

#[test]
#[expected_failure(abort_code = 42, location = tidemark::note)]
fun a_salt_a_byte_shorter_is_refused() { disclose_other(world::bytes(21), world::bytes(15)) }

#[test]
#[expected_failure(abort_code = 42, location = tidemark::note)]
fun a_salt_a_byte_longer_is_refused() { disclose_other(world::bytes(19), world::bytes(17)) }

#[test]
#[expected_failure(abort_code = 42, location = tidemark::note)]
fun no_salt_is_refused() { disclose_other(world::bytes(36), vector[]) }

/// Discloses a note whose committed text has that many bytes.
fun disclose_length(length: u64) {
    let mut world = scene::with_model();
    let mut salted = scene::salt();
    salted.append(world::bytes(length));
    let commitment = std::hash::sha2_256(salted);
    world.publish_note(note::sealed_until(1, commitment, world::bytes(64)));
    world.disclose(world::stranger(), 1, world::text(length), scene::salt());
    world.end();
}

#[test]
fun an_empty_text_is_disclosed() { disclose_length(0) }

#[test]
fun a_text_of_2047_bytes_is_disclosed() { disclose_length(2_047) }

#[test]
fun a_text_of_2048_bytes_is_disclosed() { disclose_length(2_048) }

#[test]
#[expected_failure(abort_code = 42, location = tidemark::note)]
fun a_text_over_2048_bytes_is_not_disclosed() { disclose_length(2_049) }

#[test]
#[expected_failure(abort_code = 41, location = tidemark::note)]
fun a_note_is_disclosed_once() {
    let mut world = scene::with_everything();
    world.disclose(world::stranger(), 1, scene::secret(), scene::salt());
    world.disclose(world::stranger(), 1, scene::secret(), scene::salt());
    abort 77
}

#[test]
#[expected_failure(abort_code = 41, location = tidemark::note)]
fun a_public_note_has_nothing_to_disclose() {
    let mut world = scene::with_offer();
    world.disclose(world::stranger(), 1, scene::secret(), scene::salt());
    abort 77
}

#[test]
#[expected_failure(abort_code = 41, location = tidemark::note)]
fun a_note_for_auditors_is_never_disclosed() {
    let mut world = scene::with_model();
    world.publish_note(note::for_auditors(scene::commitment(), world::bytes(64)));
    world.disclose(world::seller(), 1, scene::secret(), scene::salt());
    abort 77
}

#[test]
#[expected_failure(abort_code = 26, location = tidemark::model)]
fun iteration_zero_has_no_note() {
    let mut world = scene::with_everything();
    world.disclose(world::stranger(), 0, scene::secret(), scene::salt());
    abort 77
}

#[test]
#[expected_failure(abort_code = 26, location = tidemark::model)]
fun an_iteration_to_come_has_no_note() {
    let mut world = scene::with_everything();
    world.disclose(world::stranger(), 2, scene::secret(), scene::salt());
    abort 77
}

#[test]
fun a_retired_model_still_discloses() {
    let mut world = scene::with_everything();
    world.retire(world::seller());
    world.disclose(world::stranger(), 1, scene::secret(), scene::salt());
    world.end();
}
