#[test_only]
module tidemark::opinion_tests;

use tidemark::scene;
use tidemark::world;

fun sign(verdict: u8, scope: u64, statement: u64, evidence: u64) {
    let mut world = scene::with_grant();
    let (scope, statement) = (world::text(scope), world::text(statement));
    world.sign_with(1, verdict, scope, statement, world::bytes(evidence));
    world.end();
}

fun supersede(verdict: u8, scope: u64, statement: u64, evidence: u64) {
    let mut world = scene::with_grant();
    world.sign(1);
    let (scope, statement) = (world::text(scope), world::text(statement));
    world.supersede_with(
        world::auditor(),
        verdict,
        scope,
        statement,
        world::bytes(evidence),
    );
    world.end();
}

#[test]
fun the_shortest_opinion_is_signed() { sign(1, 1, 1, 32) }

#[test]
fun an_opinion_a_byte_longer_is_signed() { sign(2, 2, 2, 32) }

#[test]
fun an_opinion_a_byte_under_the_longest_is_signed() { sign(3, 255, 2_047, 32) }

#[test]
fun the_longest_opinion_is_signed() { sign(3, 256, 2_048, 32) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun an_opinion_without_a_scope_is_not_signed() { sign(1, 0, 1, 32) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_scope_over_256_bytes_is_not_signed() { sign(1, 257, 1, 32) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun an_opinion_without_a_statement_is_not_signed() { sign(1, 1, 0, 32) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_statement_over_2048_bytes_is_not_signed() { sign(1, 1, 2_049, 32) }

#[test]
#[expected_failure(abort_code = 61, location = tidemark::opinion)]
fun verdict_zero_is_not_signed() { sign(0, 1, 1, 32) }

#[test]
#[expected_failure(abort_code = 61, location = tidemark::opinion)]
fun verdict_four_is_not_signed() { sign(4, 1, 1, 32) }

#[test]
#[expected_failure(abort_code = 61, location = tidemark::opinion)]
fun the_largest_verdict_is_not_signed() { sign(255, 1, 1, 32) }

#[test]
#[expected_failure(abort_code = 61, location = tidemark::opinion)]
fun a_hash_of_31_bytes_is_not_signed() { sign(1, 1, 1, 31) }

#[test]
#[expected_failure(abort_code = 61, location = tidemark::opinion)]
fun a_hash_of_33_bytes_is_not_signed() { sign(1, 1, 1, 33) }

#[test]
fun the_shortest_opinion_is_superseded() { supersede(1, 1, 1, 32) }

#[test]
fun an_opinion_a_byte_longer_is_superseded() { supersede(2, 2, 2, 32) }

#[test]
fun an_opinion_a_byte_under_the_longest_is_superseded() { supersede(3, 255, 2_047, 32) }

#[test]
fun the_longest_opinion_is_superseded() { supersede(3, 256, 2_048, 32) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun an_opinion_without_a_scope_is_not_superseded() { supersede(1, 0, 1, 32) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_scope_over_256_bytes_is_not_superseded() { supersede(1, 257, 1, 32) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun an_opinion_without_a_statement_is_not_superseded() { supersede(1, 1, 0, 32) }

#[test]
#[expected_failure(abort_code = 4, location = tidemark::market)]
fun a_statement_over_2048_bytes_is_not_superseded() { supersede(1, 1, 2_049, 32) }

#[test]
#[expected_failure(abort_code = 61, location = tidemark::opinion)]
fun verdict_zero_is_not_superseded() { supersede(0, 1, 1, 32) }

#[test]
#[expected_failure(abort_code = 61, location = tidemark::opinion)]
fun verdict_four_is_not_superseded() { supersede(4, 1, 1, 32) }

#[test]
#[expected_failure(abort_code = 61, location = tidemark::opinion)]
fun the_largest_verdict_is_not_superseded() { supersede(255, 1, 1, 32) }

#[test]
#[expected_failure(abort_code = 61, location = tidemark::opinion)]
fun a_hash_of_31_bytes_is_not_superseded() { supersede(1, 1, 1, 31) }

#[test]
#[expected_failure(abort_code = 61, location = tidemark::opinion)]
fun a_hash_of_33_bytes_is_not_superseded() { supersede(1, 1, 1, 33) }

#[test]
fun an_opinion_is_frozen_and_a_correction_names_it() {
    let mut world = scene::with_grant();
    world.sign(1);
    let first = world.chosen().opinion();
    // A correction needs no grant.
    world.revoke(world::seller());
    world.supersede(world::auditor());
    let second = world.chosen().opinion();
    assert!(second != first);

    world.supersede(world::auditor());
    assert!(world.chosen().opinion() != second);
    // The first can be superseded again: each names the one it replaces.
    world.chosen_mut().set_opinion(first);
    world.supersede(world::auditor());
    world.end();
}

#[test]
#[expected_failure(abort_code = 62, location = tidemark::opinion)]
fun nobody_supersedes_the_opinion_of_another() {
    let mut world = scene::with_grant();
    world.sign(1);
    world.supersede(world::seller());
    abort 77
}

fun starts_ms(): u64 { world::anchor_ms() + world::day_ms() }

/// Signs at this time under a grant for a week from the day after the anchor.
fun sign_at(at_ms: u64) {
    let mut world = scene::with_offer();
    world.grant_with(world::seller(), 3, 1, 1, starts_ms(), world::week_ms());
    world.set_time(at_ms);
    world.sign(1);
    world.end();
}

/// Signs on an iteration under a grant for iterations 2 to `last` of 3.
fun sign_of_range(last: u32, iteration: u32) {
    let mut world = scene::with_offer();
    world.publish(world::end_epoch());
    world.publish(world::end_epoch());
    world.grant_with(world::seller(), 2, 2, last, 0, 60_000);
    world.sign(iteration);
    world.end();
}

#[test]
#[expected_failure(abort_code = 23, location = tidemark::audit)]
fun before_the_grant_begins_nothing_is_signed() { sign_at(starts_ms() - 1) }

#[test]
fun when_the_grant_begins_an_opinion_is_signed() { sign_at(starts_ms()) }

#[test]
fun in_the_last_millisecond_an_opinion_is_signed() { sign_at(starts_ms() + world::week_ms() - 1) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::audit)]
fun when_the_grant_ends_nothing_is_signed() { sign_at(starts_ms() + world::week_ms()) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::audit)]
fun after_the_grant_nothing_is_signed() { sign_at(starts_ms() + world::week_ms() + 1) }

#[test]
fun a_granted_iteration_is_signed() { sign_of_range(2, 2) }

#[test]
#[expected_failure(abort_code = 25, location = tidemark::audit)]
fun an_earlier_iteration_is_not_signed() { sign_of_range(2, 1) }

#[test]
#[expected_failure(abort_code = 25, location = tidemark::audit)]
fun a_later_iteration_is_not_signed() { sign_of_range(2, 3) }

#[test]
#[expected_failure(abort_code = 26, location = tidemark::opinion)]
fun an_iteration_to_come_is_not_signed() { sign_of_range(world::and_later(), 4) }

#[test]
#[expected_failure(abort_code = 59, location = tidemark::audit)]
fun under_a_revoked_grant_nothing_is_signed() {
    let mut world = scene::with_grant();
    world.revoke(world::seller());
    world.sign(1);
    abort 77
}
