/// Keys for auditors.
#[test_only]
module tidemark::seal_audit_tests;

use tidemark::scene;
use tidemark::world;

const SESSION_MS: u64 = 1_800_000;

/// Asks for weights or the note under a grant of this scope, opened before.
fun ask(scope: u8, of_note: bool) {
    let mut world = scene::with_offer();
    world.grant(scope);
    world.open_audit(1);
    let id = if (of_note) world.note_key_id(1) else world.key_id(1);
    world.ask_audit_with(world::auditor(), id);
    world.end();
}

#[test]
fun a_scope_of_weights_releases_weights() { ask(1, false) }

#[test]
#[expected_failure(abort_code = 31, location = tidemark::audit)]
fun a_scope_of_weights_releases_no_note() { ask(1, true) }

#[test]
#[expected_failure(abort_code = 31, location = tidemark::audit)]
fun a_scope_of_notes_releases_no_weights() { ask(2, false) }

#[test]
fun a_scope_of_notes_releases_notes() { ask(2, true) }

#[test]
fun a_scope_of_both_releases_weights() { ask(3, false) }

#[test]
fun a_scope_of_both_releases_notes() { ask(3, true) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::audit)]
fun an_unopened_grant_gets_no_key() {
    let mut world = scene::with_grant();
    world.ask_audit(world::auditor(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 32, location = tidemark::audit)]
fun only_the_iteration_opened_last_gets_a_key() {
    let mut world = scene::with_grant();
    world.publish(world::end_epoch());
    world.open_audit(1);
    world.open_audit(2);
    world.ask_audit(world::auditor(), 1);
    abort 77
}

/// Opens a grant so long before it ends and asks so long after that.
fun ask_after(before_end_ms: u64, ms: u64) {
    let mut world = scene::with_grant();
    let opened_ms = world::week_ends_ms() - before_end_ms;
    world.set_time(opened_ms);
    world.open_audit(1);
    world.set_time(opened_ms + ms);
    world.ask_audit(world::auditor(), 1);
    world.end();
}

#[test]
fun the_last_millisecond_of_the_session_gets_the_key() {
    ask_after(world::week_ms(), SESSION_MS - 1)
}

#[test]
#[expected_failure(abort_code = 32, location = tidemark::audit)]
fun the_end_of_the_session_is_outside() { ask_after(world::week_ms(), SESSION_MS) }

#[test]
#[expected_failure(abort_code = 32, location = tidemark::audit)]
fun after_the_session_there_is_no_key() { ask_after(world::week_ms(), SESSION_MS + 1) }

#[test]
fun the_last_millisecond_of_the_grant_gets_the_key() { ask_after(10, 9) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::audit)]
fun the_end_of_the_grant_gets_no_key() { ask_after(10, 10) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::audit)]
fun after_the_grant_there_is_no_key() { ask_after(10, 11) }

#[test]
fun a_session_ends_with_the_grant() { ask_after(SESSION_MS, SESSION_MS - 1) }

#[test]
#[expected_failure(abort_code = 23, location = tidemark::audit)]
fun before_the_grant_there_is_no_key() {
    let mut world = scene::with_grant();
    world.open_audit(1);
    world.set_time(world::anchor_ms() - 1);
    world.ask_audit(world::auditor(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 25, location = tidemark::audit)]
fun an_iteration_outside_the_grant_gets_no_key() {
    let mut world = scene::with_offer();
    world.publish(world::end_epoch());
    world.grant_with(world::seller(), 3, 1, 1, 0, world::week_ms());
    world.open_audit(1);
    world.ask_audit(world::auditor(), 2);
    abort 77
}

#[test]
#[expected_failure(abort_code = 59, location = tidemark::audit)]
fun a_grant_revoked_after_its_opening_gets_no_key() {
    let mut world = scene::with_grant();
    world.open_audit(1);
    world.ask_audit(world::auditor(), 1);
    world.revoke(world::seller());
    world.ask_audit(world::auditor(), 1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun an_auditor_names_an_iteration() {
    let mut world = scene::with_everything();
    world.ask_audit(world::auditor(), 0);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun an_auditor_sends_no_more_than_36_bytes() {
    let mut world = scene::with_everything();
    let mut id = world.key_id(1);
    id.push_back(0);
    world.ask_audit_with(world::auditor(), id);
    abort 77
}

#[test]
#[expected_failure(abort_code = 30, location = tidemark::seal_policy)]
fun an_auditor_names_the_whole_model() {
    let mut world = scene::with_everything();
    let mut id = world.key_id(1);
    let byte = &mut id[31];
    *byte = *byte ^ 1;
    world.ask_audit_with(world::auditor(), id);
    abort 77
}
