/// What an auditor says about an iteration, signed and frozen.
///
/// Invariants
/// - An opinion names the content root of the bytes it is about and never changes.
/// - It was signed under a grant that reached that iteration at that time. Correcting it needs no
///   grant: the auditor may always supersede her own opinion, and both stay readable.
module tidemark::opinion;

use std::string::String;
use sui::clock::Clock;
use tidemark::audit::AuditGrant;
use tidemark::audit_events;
use tidemark::market::{Self, Market};
use tidemark::model::Model;

const ENoIteration: u64 = 26;
const EOpinion: u64 = 61;
const EForeignOpinion: u64 = 62;

/// Verdicts: 1 supports, 2 supports with reservations, 3 does not support the listing's claims.
const MAX_VERDICT: u8 = 3;
const MAX_SCOPE_BYTES: u64 = 256;
const MAX_STATEMENT_BYTES: u64 = 2_048;
const EVIDENCE_HASH_BYTES: u64 = 32;

public struct Opinion has key {
    id: UID,
    market: ID,
    model: ID,
    iteration: u32,
    auditor: address,
    verdict: u8,
    scope: String,
    statement: String,
    /// sha2-256 of the evidence the auditor keeps or published elsewhere.
    evidence_hash: vector<u8>,
    content_root: vector<u8>,
    supersedes: Option<ID>,
    signed_at_ms: u64,
    /// For wallets and explorers.
    model_name: String,
    verdict_text: String,
}

/// Signs an opinion under a grant.
/// Aborts 1, 4 scope or statement empty or too long, 20 another market, 23, 24, 25, 26 no such
/// iteration, 59 grant revoked, 60 grant of another model, 61 verdict or evidence hash malformed.
public fun sign<W>(
    market: &Market<W>,
    grant: &AuditGrant,
    model: &Model<W>,
    iteration: u32,
    verdict: u8,
    scope: String,
    statement: String,
    evidence_hash: vector<u8>,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    model.assert_market(market);
    grant.assert_covers(model, iteration, clock.timestamp_ms());
    freeze_new(
        market,
        model,
        iteration,
        verdict,
        scope,
        statement,
        evidence_hash,
        option::none(),
        clock,
        ctx,
    );
}

/// Signs an opinion in place of the sender's own earlier one on the same iteration.
/// Aborts 1, 4, 20 another market, 61, 62 somebody else's opinion or of another model.
public fun supersede<W>(
    market: &Market<W>,
    model: &Model<W>,
    earlier: &Opinion,
    verdict: u8,
    scope: String,
    statement: String,
    evidence_hash: vector<u8>,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    model.assert_market(market);
    assert!(
        earlier.auditor == ctx.sender() && earlier.model == object::id(model),
        EForeignOpinion,
    );
    freeze_new(
        market,
        model,
        earlier.iteration,
        verdict,
        scope,
        statement,
        evidence_hash,
        option::some(object::id(earlier)),
        clock,
        ctx,
    );
}

fun freeze_new<W>(
    market: &Market<W>,
    model: &Model<W>,
    iteration: u32,
    verdict: u8,
    scope: String,
    statement: String,
    evidence_hash: vector<u8>,
    supersedes: Option<ID>,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    assert!(iteration <= model.iteration_count(), ENoIteration);
    assert!(verdict >= 1 && verdict <= MAX_VERDICT, EOpinion);
    assert!(evidence_hash.length() == EVIDENCE_HASH_BYTES, EOpinion);
    market::assert_text(&scope, 1, MAX_SCOPE_BYTES);
    market::assert_text(&statement, 1, MAX_STATEMENT_BYTES);
    let opinion = Opinion {
        id: object::new(ctx),
        market: object::id(market),
        model: object::id(model),
        iteration,
        auditor: ctx.sender(),
        verdict,
        scope,
        statement,
        evidence_hash,
        content_root: model.iteration(iteration).content_root(),
        supersedes,
        signed_at_ms: clock.timestamp_ms(),
        model_name: model.name(),
        verdict_text: in_words(verdict),
    };
    audit_events::opinion_signed(
        object::id(&opinion),
        opinion.model,
        iteration,
        opinion.auditor,
        verdict,
        scope,
        statement,
        evidence_hash,
        opinion.content_root,
        supersedes,
        opinion.signed_at_ms,
    );
    transfer::freeze_object(opinion);
}

fun in_words(verdict: u8): String {
    if (verdict == 1) b"supports".to_string()
    else if (verdict == 2) b"supports with reservations".to_string()
    else b"does not support".to_string()
}
