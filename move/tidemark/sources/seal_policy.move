/// What the key servers ask before they release a key. They run these functions as a dry run
/// with the asking person as sender; nothing else in the package approves anything.
///
/// The key id is exactly `[model id, 32 bytes][number, u32 little-endian]`. The number is that of
/// an iteration for its weights; with the highest bit set it is for the note on that iteration.
/// Every function compares all 36 bytes with the objects it was given: a policy that leaves one
/// byte free opens everything.
module tidemark::seal_policy;

use sui::clock::Clock;
use tidemark::access::AccessPass;
use tidemark::audit::AuditGrant;
use tidemark::market::Market;
use tidemark::model::Model;
use tidemark::team::Team;

const EForeignTeam: u64 = 27;
const EKeyId: u64 = 30;
const ENotTeam: u64 = 33;

const KEY_ID_BYTES: u64 = 36;
const MODEL_ID_BYTES: u64 = 32;
/// 2^31: set in the number of a note's key.
const OF_NOTE: u64 = 0x80000000;

/// The holder of a pass, within its window and an opened session; weights only.
/// Aborts 1, 20 another market, 30 key id, and as `access` says: 21, 23, 24, 25, 31, 32.
entry fun seal_approve_pass<W>(
    id: vector<u8>,
    market: &Market<W>,
    pass: &AccessPass,
    model: &Model<W>,
    clock: &Clock,
) {
    model.assert_market(market);
    let (iteration, of_note) = iteration_of(&id, object::id(model));
    assert!(!of_note, EKeyId);
    pass.assert_releases_key(object::id(model), iteration, clock.timestamp_ms());
}

/// A member of the team that owns the model, or an operator it appointed.
/// Aborts 1, 20 another market, 27 another team's model, 30 key id, 33 neither member nor
/// operator.
entry fun seal_approve_team<W>(
    id: vector<u8>,
    market: &Market<W>,
    team: &Team<W>,
    model: &Model<W>,
    ctx: &TxContext,
) {
    model.assert_market(market);
    assert!(model.team() == object::id(team), EForeignTeam);
    iteration_of(&id, object::id(model));
    assert!(team.is_member_or_operator(ctx.sender()), ENotTeam);
}

/// The holder of an audit grant, within its window, scope and an opened session.
/// Aborts 1, 20 another market, 30 key id, and as `audit` says: 23, 24, 25, 31, 32, 59, 60.
entry fun seal_approve_audit<W>(
    id: vector<u8>,
    market: &Market<W>,
    grant: &AuditGrant,
    model: &Model<W>,
    clock: &Clock,
) {
    model.assert_market(market);
    let (iteration, of_note) = iteration_of(&id, object::id(model));
    grant.assert_releases_key(model, iteration, of_note, clock.timestamp_ms());
}

/// The iteration a key id names, and whether it is for the note on it.
/// Aborts 30 unless the id is this model's and 36 bytes long.
fun iteration_of(id: &vector<u8>, model: ID): (u32, bool) {
    assert!(id.length() == KEY_ID_BYTES, EKeyId);
    let model_bytes = model.to_bytes();
    let mut i = 0;
    while (i < MODEL_ID_BYTES) {
        assert!(id[i] == model_bytes[i], EKeyId);
        i = i + 1;
    };
    let number =
        (id[32] as u64) + (id[33] as u64) * 0x100 + (id[34] as u64) * 0x10000
            + (id[35] as u64) * 0x1000000;
    let of_note = number >= OF_NOTE;
    let iteration = if (of_note) number - OF_NOTE else number;
    assert!(iteration > 0, EKeyId);
    (iteration as u32, of_note)
}
