/// Appends iterations to a model and hands their blobs over to it.
module tidemark::publishing;

use std::string::String;
use sui::clock::Clock;
use tidemark::iteration;
use tidemark::market::Market;
use tidemark::market_events;
use tidemark::model::Model;
use tidemark::model_events;
use tidemark::note::Note;
use tidemark::team::{Team, TeamCap};
use walrus::blob::Blob;

const EForeignTeam: u64 = 3;
const EUncertified: u64 = 6;
const EDeletable: u64 = 7;
const ENoManifest: u64 = 8;
const EParent: u64 = 9;
const EBlobCount: u64 = 11;
const ECostOverCeiling: u64 = 44;

/// 64 parts and the manifest.
const MAX_BLOBS: u64 = 65;
const MAX_PARENTS: u64 = 8;
const UNIT_BYTES: u64 = 1_048_576;

/// Appends an iteration and takes its blobs. `cost_advanced` is what the sender says its storage
/// cost and wants repaid before shares; it is at most what the market's ceiling allows for these
/// blobs, and 0 claims nothing.
/// Aborts 1, 3 foreign cap or team, 4 a text is too long, 6 uncertified, 7 deletable, 8 manifest
/// missing, 9 parent, 10 content, 11 blobs, 20 another market, 38 claims and is not a member,
/// 39 the team owes too many, 43 retired, 44 claims too much.
public fun publish_iteration<W>(
    cap: &TeamCap,
    market: &Market<W>,
    team: &mut Team<W>,
    model: &mut Model<W>,
    blobs: vector<Blob>,
    manifest_blob_id: u256,
    content_root: vector<u8>,
    plain_bytes: u64,
    cipher_bytes: u64,
    sealed_key: vector<u8>,
    parents: vector<u32>,
    format: String,
    metrics: String,
    note: Note,
    cost_advanced: u64,
    clock: &Clock,
    ctx: &TxContext,
) {
    model.assert_editable(market, cap);
    assert!(model.team() == object::id(team), EForeignTeam);
    assert_parents(&parents, model.iteration_count());
    let number = model.iteration_count() + 1;
    let at_ms = clock.timestamp_ms();
    let ceiling = cost_ceiling(&blobs, market.storage_ceiling());
    assert!((cost_advanced as u128) <= ceiling, ECostOverCeiling);
    if (cost_advanced > 0) {
        team.advance(ctx.sender(), cost_advanced);
        market_events::cost_advanced(
            model.team(),
            object::id(model),
            number,
            ctx.sender(),
            cost_advanced,
            at_ms,
        );
    };
    let (blob_ids, blob_objects, end_epoch) = model.keep_blobs(blobs);
    assert!(blob_ids.contains(&manifest_blob_id), ENoManifest);
    model_events::iteration_published(
        object::id(model),
        model.team(),
        number,
        parents,
        manifest_blob_id,
        blob_ids,
        blob_objects,
        end_epoch,
        content_root,
        plain_bytes,
        cipher_bytes,
        sealed_key,
        format,
        metrics,
        note,
        ctx.sender(),
        at_ms,
        cost_advanced,
    );
    model.add_iteration(
        iteration::new(
            number,
            parents,
            manifest_blob_id,
            blob_objects,
            end_epoch,
            content_root,
            plain_bytes,
            cipher_bytes,
            sealed_key,
            format,
            metrics,
            note,
            ctx.sender(),
            at_ms,
            cost_advanced,
        ),
    );
}

/// Makes a note that was sealed until a date public. Anyone who knows its text may call.
/// Aborts 1, 20 another market, 26 no such iteration, 41 too early or nothing to disclose,
/// 42 another text than the author committed to.
public fun disclose_note<W>(
    market: &Market<W>,
    model: &mut Model<W>,
    iteration: u32,
    text: String,
    salt: vector<u8>,
    clock: &Clock,
    ctx: &TxContext,
) {
    model.assert_market(market);
    let now_ms = clock.timestamp_ms();
    model.iteration_mut(iteration).note_mut().disclose(text, salt, now_ms);
    model_events::note_disclosed(object::id(model), iteration, text, ctx.sender(), now_ms);
}

/// Moves the blobs into the model; answers their blob ids, object ids and first end epoch.
fun keep_blobs<W>(
    model: &mut Model<W>,
    mut blobs: vector<Blob>,
): (vector<u256>, vector<ID>, u32) {
    let count = blobs.length();
    assert!(count > 0 && count <= MAX_BLOBS, EBlobCount);
    let mut blob_ids = vector<u256>[];
    let mut blob_objects = vector<ID>[];
    let mut end_epoch = 0xffffffff;
    blobs.reverse();
    while (!blobs.is_empty()) {
        let blob = blobs.pop_back();
        assert!(blob.certified_epoch().is_some(), EUncertified);
        assert!(!blob.is_deletable(), EDeletable);
        if (blob.end_epoch() < end_epoch) end_epoch = blob.end_epoch();
        blob_ids.push_back(blob.blob_id());
        let object = object::id(&blob);
        blob_objects.push_back(object);
        model.blobs_mut().add(object, blob);
    };
    blobs.destroy_empty();
    (blob_ids, blob_objects, end_epoch)
}

use fun keep_blobs as Model.keep_blobs;

/// Most the blobs can have cost: every started MiB for every epoch, and once more for writing.
fun cost_ceiling(blobs: &vector<Blob>, unit_ceiling: u64): u128 {
    let count = blobs.length();
    assert!(count <= MAX_BLOBS, EBlobCount);
    let mut unit_epochs = 0u128;
    let mut i = 0;
    while (i < count) {
        let storage = blobs[i].storage();
        let units = (storage.size() + UNIT_BYTES - 1) / UNIT_BYTES;
        let epochs = storage.end_epoch() - storage.start_epoch() + 1;
        unit_epochs = unit_epochs + (units as u128) * (epochs as u128);
        i = i + 1;
    };
    unit_epochs * (unit_ceiling as u128)
}

fun assert_parents(parents: &vector<u32>, iteration_count: u32) {
    assert!(parents.length() <= MAX_PARENTS, EParent);
    let mut i = 0;
    while (i < parents.length()) {
        assert!(parents[i] >= 1 && parents[i] <= iteration_count, EParent);
        i = i + 1;
    };
}
