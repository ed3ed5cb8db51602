#[test_only]
module tidemark::audit_tests;

use sui::event;
use tidemark::audit_events::{AuditGranted, AuditOpened, AuditRevoked};
use tidemark::scene;
use tidemark::world;

const YEAR_MS: u64 = 31_622_400_000;
const MINUTE_MS: u64 = 60_000;

/// A grant on a model with two iterations.
fun grant(scope: u8, first: u32, last: u32, starts_at_ms: u64, window_ms: u64) {
    let mut world = scene::with_offer();
    world.publish(world::end_epoch());
    world.grant_with(world::seller(), scope, first, last, starts_at_ms, window_ms);
    world.end();
}

#[test]
fun a_grant_for_weights_is_given() { grant(1, 1, 1, 0, MINUTE_MS) }

#[test]
fun a_grant_for_notes_is_given() { grant(2, 1, 2, 0, MINUTE_MS + 1) }

#[test]
fun a_grant_for_both_is_given() { grant(3, 2, 2, 0, YEAR_MS - 1) }

#[test]
fun a_grant_for_a_year_is_given() { grant(3, 2, world::and_later(), 0, YEAR_MS) }

#[test]
fun a_grant_may_begin_now() { grant(1, 1, 1, world::anchor_ms(), MINUTE_MS) }

#[test]
fun a_grant_may_begin_a_millisecond_ahead() { grant(1, 1, 1, world::anchor_ms() + 1, MINUTE_MS) }

#[test]
fun a_grant_may_begin_under_a_minute_ahead() {
    grant(1, 1, 1, world::anchor_ms() + 59_999, MINUTE_MS)
}

#[test]
fun a_grant_may_begin_a_year_ahead() { grant(1, 1, 1, world::anchor_ms() + YEAR_MS, YEAR_MS) }

#[test]
fun a_start_that_has_passed_is_now() { grant(1, 1, 1, world::anchor_ms() - 1, MINUTE_MS) }

#[test]
#[expected_failure(abort_code = 57, location = tidemark::audit)]
fun a_grant_for_nothing_is_refused() { grant(0, 1, 1, 0, MINUTE_MS) }

#[test]
#[expected_failure(abort_code = 57, location = tidemark::audit)]
fun an_unknown_scope_is_refused() { grant(4, 1, 1, 0, MINUTE_MS) }

#[test]
#[expected_failure(abort_code = 57, location = tidemark::audit)]
fun every_bit_set_is_no_scope() { grant(255, 1, 1, 0, MINUTE_MS) }

#[test]
#[expected_failure(abort_code = 12, location = tidemark::audit)]
fun a_grant_under_a_minute_is_refused() { grant(1, 1, 1, 0, MINUTE_MS - 1) }

#[test]
#[expected_failure(abort_code = 12, location = tidemark::audit)]
fun a_grant_over_a_year_is_refused() { grant(1, 1, 1, 0, YEAR_MS + 1) }

#[test]
#[expected_failure(abort_code = 12, location = tidemark::audit)]
fun a_grant_of_no_time_is_refused() { grant(1, 1, 1, 0, 0) }

#[test]
#[expected_failure(abort_code = 12, location = tidemark::audit)]
fun a_grant_beginning_over_a_year_ahead_is_refused() {
    grant(1, 1, 1, world::anchor_ms() + YEAR_MS + 1, MINUTE_MS)
}

#[test]
#[expected_failure(abort_code = 12, location = tidemark::audit)]
fun the_largest_number_is_no_start() { grant(1, 1, 1, 18_446_744_073_709_551_615, MINUTE_MS) }

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun a_grant_begins_at_iteration_one() { grant(1, 0, 1, 0, MINUTE_MS) }

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun a_grant_does_not_begin_with_an_iteration_to_come() { grant(1, 3, 3, 0, MINUTE_MS) }

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun a_grant_does_not_end_before_it_begins() { grant(1, 2, 1, 0, MINUTE_MS) }

#[test]
#[expected_failure(abort_code = 14, location = tidemark::offer)]
fun a_grant_does_not_end_with_an_iteration_to_come() { grant(1, 1, 3, 0, MINUTE_MS) }

/// The event of a grant that was to begin then.
fun starts_at(starts_at_ms: u64, from_ms: u64) {
    let mut world = scene::with_offer();
    world.act(world::seller());
    let (cap, market, mut model) =
        (world.take_team_cap(), world.take_market(), world.take_model());
    let (scenario, clock) = world.parts();
    let (auditor, ctx) = (world::auditor(), scenario.ctx());
    tidemark::audit::grant(
        &cap, &market, &mut model, auditor, 3, 1, 1, starts_at_ms, MINUTE_MS, clock, ctx,
    );
    let told = event::events_by_type<AuditGranted>();
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    facts.peel_address();
    assert!(facts.peel_address() == world.chosen().model().to_address());
    assert!(facts.peel_address() == world.chosen().team().to_address());
    assert!(facts.peel_address() == auditor && facts.peel_u8() == 3);
    assert!(facts.peel_u32() == 1 && facts.peel_u32() == 1);
    assert!(facts.peel_u64() == from_ms && facts.peel_u64() == from_ms + MINUTE_MS);
    world.keep(cap);
    tidemark::world_objects::give(market);
    tidemark::world_objects::give(model);
    world.end();
}

#[test]
fun a_grant_without_a_start_begins_now() {
    starts_at(0, world::anchor_ms());
}

#[test]
fun a_grant_begins_when_it_is_said() {
    starts_at(world::anchor_ms() + 7, world::anchor_ms() + 7);
}

/// Opens a grant for a week from the day after the anchor.
fun open_at(at_ms: u64) {
    let mut world = scene::with_offer();
    world.grant_with(world::seller(), 3, 1, 1, starts_ms(), world::week_ms());
    world.set_time(at_ms);
    world.open_audit(1);
    assert!(event::events_by_type<AuditOpened>().length() == 1);
    world.end();
}

fun starts_ms(): u64 { world::anchor_ms() + world::day_ms() }

fun ends_ms(): u64 { starts_ms() + world::week_ms() }

#[test]
#[expected_failure(abort_code = 23, location = tidemark::audit)]
fun before_its_start_a_grant_does_not_open() { open_at(starts_ms() - 1) }

#[test]
fun at_its_start_a_grant_opens() { open_at(starts_ms()) }

#[test]
fun a_millisecond_later_a_grant_opens() { open_at(starts_ms() + 1) }

#[test]
fun in_its_last_millisecond_a_grant_opens() { open_at(ends_ms() - 1) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::audit)]
fun at_its_end_a_grant_does_not_open() { open_at(ends_ms()) }

#[test]
#[expected_failure(abort_code = 24, location = tidemark::audit)]
fun after_its_end_a_grant_does_not_open() { open_at(ends_ms() + 1) }

/// Opens an iteration with a grant for iterations 2 to `last` of 3.
fun open_of_range(last: u32, iteration: u32) {
    let mut world = scene::with_offer();
    world.publish(world::end_epoch());
    world.publish(world::end_epoch());
    world.grant_with(world::seller(), 1, 2, last, 0, MINUTE_MS);
    world.open_audit(iteration);
    world.end();
}

#[test]
fun a_granted_iteration_opens() { open_of_range(2, 2) }

#[test]
fun and_later_grants_the_newest() { open_of_range(world::and_later(), 3) }

#[test]
#[expected_failure(abort_code = 25, location = tidemark::audit)]
fun an_iteration_before_the_grant_does_not_open() { open_of_range(2, 1) }

#[test]
#[expected_failure(abort_code = 25, location = tidemark::audit)]
fun an_iteration_after_the_grant_does_not_open() { open_of_range(2, 3) }

#[test]
#[expected_failure(abort_code = 26, location = tidemark::audit)]
fun an_iteration_to_come_does_not_open() { open_of_range(world::and_later(), 4) }

#[test]
#[expected_failure(abort_code = 59, location = tidemark::audit)]
fun a_revoked_grant_does_not_open() {
    let mut world = scene::with_grant();
    world.revoke(world::seller());
    assert!(event::events_by_type<AuditRevoked>().length() == 1);
    world.open_audit(1);
    abort 77
}

#[test]
#[expected_failure(abort_code = 59, location = tidemark::audit)]
fun a_grant_is_revoked_once() {
    let mut world = scene::with_grant();
    world.revoke(world::seller());
    world.revoke(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 58, location = tidemark::audit)]
fun what_is_no_grant_cannot_be_revoked() {
    let mut world = scene::with_grant();
    let model = world.chosen().model();
    world.chosen_mut().set_grant(model);
    world.revoke(world::seller());
    abort 77
}
