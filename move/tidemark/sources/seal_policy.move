/// What the key servers ask before they release a key. They run these functions as a dry run
/// with the asking person as sender; nothing else in the package approves anything.
///
/// The key id is exactly `[model id, 32 bytes][iteration, u32 little-endian]`. Every function
/// compares all 36 bytes with the objects it was given: a policy that leaves one byte free
/// opens everything.
module tidemark::seal_policy;

use sui::clock::Clock;
use tidemark::access::AccessPass;
use tidemark::market::Market;
use tidemark::model::Model;
use tidemark::team::Team;

const EKeyId: u64 = 30;
const EForeignTeam: u64 = 27;
const ENotTeam: u64 = 33;

const KEY_ID_BYTES: u64 = 36;
const MODEL_ID_BYTES: u64 = 32;

/// The holder of a pass, within its window and an opened session.
/// Aborts 1, 30 key id, and as `access` says: 21, 23, 24, 25, 31, 32.
entry fun seal_approve_pass<W>(
    id: vector<u8>,
    market: &Market<W>,
    pass: &AccessPass,
    model: &Model<W>,
    clock: &Clock,
) {
    market.assert_version();
    let iteration = iteration_of(&id, object::id(model));
    pass.assert_releases_key(object::id(model), iteration, clock.timestamp_ms());
}

/// A member of the team that owns the model, or an operator it appointed.
/// Aborts 1, 27 another team's model, 30 key id, 33 neither member nor operator.
entry fun seal_approve_team<W>(
    id: vector<u8>,
    market: &Market<W>,
    team: &Team<W>,
    model: &Model<W>,
    ctx: &TxContext,
) {
    market.assert_version();
    assert!(model.team() == object::id(team), EForeignTeam);
    iteration_of(&id, object::id(model));
    assert!(team.is_member_or_operator(ctx.sender()), ENotTeam);
}

/// The iteration a key id names. Aborts 30 unless the id is this model's and 36 bytes long.
fun iteration_of(id: &vector<u8>, model: ID): u32 {
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
    assert!(number > 0, EKeyId);
    number as u32
}
