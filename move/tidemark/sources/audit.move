/// The right of an auditor to look into a model for a while, given by its team.
///
/// Invariants
/// - A grant cannot be transferred, and its model keeps whether it was revoked.
/// - As with passes, key servers answer only after `open_audit`, which leaves an event.
module tidemark::audit;

use std::string::String;
use sui::clock::Clock;
use tidemark::audit_events;
use tidemark::calendar;
use tidemark::market::Market;
use tidemark::model::Model;
use tidemark::offer;
use tidemark::team::TeamCap;

const EWindow: u64 = 12;
const ENotStarted: u64 = 23;
const EEnded: u64 = 24;
const EIterationNotCovered: u64 = 25;
const ENoIteration: u64 = 26;
const EReleasesNoKey: u64 = 31;
const ENotOpened: u64 = 32;
const EScope: u64 = 57;
const EUnknownGrant: u64 = 58;
const ERevoked: u64 = 59;
const EForeignGrant: u64 = 60;

/// May open the weights.
const WEIGHTS: u8 = 1;
/// May read notes that are not public.
const NOTES: u8 = 2;

public struct AuditGrant has key {
    id: UID,
    market: ID,
    model: ID,
    auditor: address,
    scope: u8,
    first_iteration: u32,
    last_iteration: u32,
    starts_at_ms: u64,
    ends_at_ms: u64,
    opened_until_ms: u64,
    opened_iteration: u32,
    opens: u64,
    /// For wallets and explorers.
    model_name: String,
    scope_text: String,
    ends_on: String,
}

/// Gives `auditor` a grant from `starts_at_ms`, or from now where that has passed, for
/// `window_ms`.
/// Aborts 1, 3 foreign cap, 12 window outside the limits or starting further ahead than the
/// longest one, 14 iterations, 20 another market, 57 scope.
public fun grant<W>(
    cap: &TeamCap,
    market: &Market<W>,
    model: &mut Model<W>,
    auditor: address,
    scope: u8,
    first_iteration: u32,
    last_iteration: u32,
    starts_at_ms: u64,
    window_ms: u64,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    model.assert_market(market);
    model.assert_team(cap);
    assert!(scope > 0 && scope <= (WEIGHTS | NOTES), EScope);
    assert!(market.is_window_allowed(window_ms), EWindow);
    let now_ms = clock.timestamp_ms();
    let from_ms = if (starts_at_ms > now_ms) starts_at_ms else now_ms;
    assert!(from_ms - now_ms <= market.max_window_ms(), EWindow);
    offer::assert_range(first_iteration, last_iteration, model.iteration_count());
    let given = AuditGrant {
        id: object::new(ctx),
        market: object::id(market),
        model: object::id(model),
        auditor,
        scope,
        first_iteration,
        last_iteration,
        starts_at_ms: from_ms,
        ends_at_ms: from_ms + window_ms,
        opened_until_ms: 0,
        opened_iteration: 0,
        opens: 0,
        model_name: model.name(),
        scope_text: in_words(scope),
        ends_on: calendar::utc(from_ms + window_ms),
    };
    model.grants_mut().add(object::id(&given), false);
    audit_events::audit_granted(
        object::id(&given),
        given.model,
        model.team(),
        auditor,
        scope,
        first_iteration,
        last_iteration,
        from_ms,
        given.ends_at_ms,
        ctx.sender(),
    );
    transfer::transfer(given, auditor);
}

/// Ends a grant now. What was opened before stays on chain.
/// Aborts 1, 3 foreign cap, 20 another market, 58 not a grant of this model, 59 revoked already.
public fun revoke<W>(
    cap: &TeamCap,
    market: &Market<W>,
    model: &mut Model<W>,
    grant: ID,
    clock: &Clock,
    ctx: &TxContext,
) {
    model.assert_market(market);
    model.assert_team(cap);
    assert!(model.grants().contains(grant), EUnknownGrant);
    let revoked = model.grants_mut().borrow_mut(grant);
    assert!(!*revoked, ERevoked);
    *revoked = true;
    audit_events::audit_revoked(
        grant,
        object::id(model),
        model.team(),
        ctx.sender(),
        clock.timestamp_ms(),
    );
}

/// Leaves the trace of an auditor's opening and starts a session in which key servers answer.
/// Aborts 1, 20 another market, 23 not started, 24 ended, 25 iteration not covered, 26 no such
/// iteration, 59 revoked, 60 grant of another model.
public fun open_audit<W>(
    market: &Market<W>,
    grant: &mut AuditGrant,
    model: &Model<W>,
    iteration: u32,
    clock: &Clock,
    ctx: &TxContext,
) {
    model.assert_market(market);
    let now_ms = clock.timestamp_ms();
    grant.assert_covers(model, iteration, now_ms);
    assert!(iteration <= model.iteration_count(), ENoIteration);
    let session_end_ms = now_ms + market.session_ms();
    grant.opened_until_ms = if (session_end_ms < grant.ends_at_ms) session_end_ms
    else grant.ends_at_ms;
    grant.opened_iteration = iteration;
    grant.opens = grant.opens + 1;
    audit_events::audit_opened(
        object::id(grant),
        grant.model,
        iteration,
        ctx.sender(),
        now_ms,
        grant.opened_until_ms,
        grant.opens,
    );
}

/// Aborts unless the grant lets its auditor have this key now: 23, 24, 25, 31 outside its scope,
/// 32 not opened or the session has ended, 59, 60.
public(package) fun assert_releases_key<W>(
    grant: &AuditGrant,
    model: &Model<W>,
    iteration: u32,
    of_note: bool,
    now_ms: u64,
) {
    grant.assert_covers(model, iteration, now_ms);
    let needed = if (of_note) NOTES else WEIGHTS;
    assert!(grant.scope & needed == needed, EReleasesNoKey);
    assert!(
        grant.opened_iteration == iteration && now_ms < grant.opened_until_ms,
        ENotOpened,
    );
}

/// Aborts 23, 24, 25, 59 revoked, 60 unless the grant reaches this iteration now.
public(package) fun assert_covers<W>(
    grant: &AuditGrant,
    model: &Model<W>,
    iteration: u32,
    now_ms: u64,
) {
    assert!(grant.model == object::id(model), EForeignGrant);
    assert!(!*model.grants().borrow(object::id(grant)), ERevoked);
    assert!(grant.starts_at_ms <= now_ms, ENotStarted);
    assert!(now_ms < grant.ends_at_ms, EEnded);
    assert!(
        grant.first_iteration <= iteration && iteration <= grant.last_iteration,
        EIterationNotCovered,
    );
}

fun in_words(scope: u8): String {
    if (scope == WEIGHTS) b"weights".to_string()
    else if (scope == NOTES) b"notes".to_string()
    else b"weights and notes".to_string()
}
