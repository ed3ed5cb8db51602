/// Publishing iterations and disclosing their notes, one transaction a call.
#[test_only]
module tidemark::world_publishing;

use std::string::String;
use tidemark::note::{Self, Note};
use tidemark::publishing;
use tidemark::world::{Self, World};
use tidemark::world_objects;
use walrus::blob::{Self, Blob};
use walrus::storage_resource;

const MIB: u64 = 1_048_576;
/// Blob id of the manifest in blobs made by `good_blobs`.
const MANIFEST: u256 = 900;

public fun manifest(): u256 { MANIFEST }

/// A certified blob that nobody can delete.
public fun good_blob(world: &mut World, blob_id: u256, end_epoch: u32): Blob {
    let mut good = world.new_blob(blob_id, MIB, end_epoch, false);
    good.certify_for_testing(world::anchor_epoch());
    good
}

/// A blob as registered, with that much storage.
public fun new_blob(
    world: &mut World,
    blob_id: u256,
    bytes: u64,
    end_epoch: u32,
    deletable: bool,
): Blob {
    let (from_epoch, ctx) = (world::anchor_epoch(), world.scenario().ctx());
    let storage = storage_resource::create_for_test(from_epoch, end_epoch, bytes, ctx);
    blob::new_for_testing(blob_id, storage, deletable, from_epoch, ctx)
}

/// A blob of content and the manifest.
public fun good_blobs(world: &mut World, end_epoch: u32): vector<Blob> {
    vector[world.good_blob(1, end_epoch), world.good_blob(MANIFEST, end_epoch)]
}

public fun publish(world: &mut World, end_epoch: u32) {
    let blobs = world.good_blobs(end_epoch);
    world.publish_blobs(blobs)
}

public fun publish_as(world: &mut World, who: address) {
    let blobs = world.good_blobs(world::end_epoch());
    world.publish_cost(who, blobs, 0)
}

public fun publish_blobs(world: &mut World, blobs: vector<Blob>) {
    world.publish_cost(world::seller(), blobs, 0)
}

public fun publish_cost(world: &mut World, who: address, blobs: vector<Blob>, cost_advanced: u64) {
    let (root, key) = (world::bytes(32), world::bytes(449));
    let note = note::public_text(world::text(2));
    world.publish_with(who, blobs, root, 9, 10, key, vector[], 4, 2, note, cost_advanced)
}

/// By SELLER.
public fun publish_note(world: &mut World, note: Note) {
    let blobs = world.good_blobs(world::end_epoch());
    let (root, key) = (world::bytes(32), world::bytes(449));
    world.publish_with(world::seller(), blobs, root, 9, 10, key, vector[], 4, 2, note, 0)
}

public fun publish_with(
    world: &mut World,
    who: address,
    blobs: vector<Blob>,
    content_root: vector<u8>,
    plain_bytes: u64,
    cipher_bytes: u64,
    sealed_key: vector<u8>,
    parents: vector<u32>,
    format_length: u64,
    metrics_length: u64,
    note: Note,
    cost_advanced: u64,
) {
    world.act(who);
    let (cap, market) = (world.take_team_cap(), world.take_market());
    let (mut team, mut model) = (world.take_team(), world.take_model());
    let (scenario, clock) = world.parts();
    publishing::publish_iteration(
        &cap,
        &market,
        &mut team,
        &mut model,
        blobs,
        MANIFEST,
        content_root,
        plain_bytes,
        cipher_bytes,
        sealed_key,
        parents,
        world::text(format_length),
        world::text(metrics_length),
        note,
        cost_advanced,
        clock,
        scenario.ctx(),
    );
    world.keep(cap);
    world_objects::give(market);
    world_objects::give(team);
    world_objects::give(model);
}

public fun disclose(
    world: &mut World,
    who: address,
    iteration: u32,
    text: String,
    salt: vector<u8>,
) {
    world.act(who);
    let (market, mut model) = (world.take_market(), world.take_model());
    let (scenario, clock) = world.parts();
    publishing::disclose_note(
        &market,
        &mut model,
        iteration,
        text,
        salt,
        clock,
        scenario.ctx(),
    );
    world_objects::give(market);
    world_objects::give(model);
}
