/// Events of audits: grants, what they opened, and opinions.
module tidemark::audit_events;

use std::string::String;
use sui::event;

public struct AuditGranted has copy, drop {
    grant: ID,
    model: ID,
    team: ID,
    auditor: address,
    scope: u8,
    first_iteration: u32,
    last_iteration: u32,
    starts_at_ms: u64,
    ends_at_ms: u64,
    by: address,
}

public struct AuditRevoked has copy, drop {
    grant: ID,
    model: ID,
    team: ID,
    by: address,
    at_ms: u64,
}

public struct AuditOpened has copy, drop {
    grant: ID,
    model: ID,
    iteration: u32,
    auditor: address,
    at_ms: u64,
    opened_until_ms: u64,
    opens: u64,
}

public struct OpinionSigned has copy, drop {
    opinion: ID,
    model: ID,
    iteration: u32,
    auditor: address,
    verdict: u8,
    scope: String,
    statement: String,
    evidence_hash: vector<u8>,
    content_root: vector<u8>,
    supersedes: Option<ID>,
    at_ms: u64,
}

public(package) fun audit_granted(
    grant: ID,
    model: ID,
    team: ID,
    auditor: address,
    scope: u8,
    first_iteration: u32,
    last_iteration: u32,
    starts_at_ms: u64,
    ends_at_ms: u64,
    by: address,
) {
    event::emit(AuditGranted {
        grant,
        model,
        team,
        auditor,
        scope,
        first_iteration,
        last_iteration,
        starts_at_ms,
        ends_at_ms,
        by,
    });
}

public(package) fun audit_revoked(grant: ID, model: ID, team: ID, by: address, at_ms: u64) {
    event::emit(AuditRevoked { grant, model, team, by, at_ms });
}

public(package) fun audit_opened(
    grant: ID,
    model: ID,
    iteration: u32,
    auditor: address,
    at_ms: u64,
    opened_until_ms: u64,
    opens: u64,
) {
    event::emit(AuditOpened { grant, model, iteration, auditor, at_ms, opened_until_ms, opens });
}

public(package) fun opinion_signed(
    opinion: ID,
    model: ID,
    iteration: u32,
    auditor: address,
    verdict: u8,
    scope: String,
    statement: String,
    evidence_hash: vector<u8>,
    content_root: vector<u8>,
    supersedes: Option<ID>,
    at_ms: u64,
) {
    event::emit(OpinionSigned {
        opinion,
        model,
        iteration,
        auditor,
        verdict,
        scope,
        statement,
        evidence_hash,
        content_root,
        supersedes,
        at_ms,
    });
}
