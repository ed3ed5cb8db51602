/// A model: its listing text, its append-only iterations, its offers, and the Walrus blobs that
/// hold its bytes.
///
/// Invariants
/// - Iterations are numbered 1, 2, 3 … without a gap and never change or vanish.
/// - Every blob of an iteration was certified and not deletable when it was handed in, and
///   stays with the model, so nobody can take the bytes back from those who paid.
/// - The blob that carries the manifest is one of them.
module tidemark::model;

use std::string::String;
use sui::clock::Clock;
use sui::object_table::{Self, ObjectTable};
use sui::table::{Self, Table};
use tidemark::events;
use tidemark::iteration::{Self, Iteration};
use tidemark::market::{Self, Market};
use tidemark::offer::{Self, Offer};
use tidemark::team::{Self, Team, TeamCap};
use walrus::blob::Blob;

const EForeignTeam: u64 = 3;
const EText: u64 = 4;
const EUncertified: u64 = 6;
const EDeletable: u64 = 7;
const ENoManifest: u64 = 8;
const EParent: u64 = 9;
const EBlobCount: u64 = 11;
const EUnknownOffer: u64 = 15;
const EOfferInactive: u64 = 16;
const ENoIteration: u64 = 26;

/// 64 parts and the manifest.
const MAX_BLOBS: u64 = 65;
const MAX_PARENTS: u64 = 8;
const MAX_TAGS: u64 = 8;
const MAX_NAME_BYTES: u64 = 96;
const MAX_SUMMARY_BYTES: u64 = 2_048;
const MAX_WORD_BYTES: u64 = 64;

public struct Model<phantom W> has key {
    id: UID,
    team: ID,
    name: String,
    summary: String,
    task: String,
    tags: vector<String>,
    licence: String,
    data_class: String,
    iteration_count: u32,
    iterations: Table<u32, Iteration>,
    offer_count: u32,
    offers: Table<u32, Offer>,
    /// By object id, so that explorers and storage tools still find each blob.
    blobs: ObjectTable<ID, Blob>,
}

/// Shares a model without iterations. Its id is part of every key id, so it exists before the
/// first byte is encrypted. Aborts 1, 2 foreign cap, 4 a text is empty or too long.
public fun list<W>(
    cap: &TeamCap,
    market: &Market<W>,
    team: &Team<W>,
    name: String,
    summary: String,
    task: String,
    tags: vector<String>,
    licence: String,
    data_class: String,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    market.assert_version();
    team::assert_cap(cap, object::id(team));
    market::assert_text(&name, 1, MAX_NAME_BYTES);
    market::assert_text(&summary, 0, MAX_SUMMARY_BYTES);
    market::assert_text(&task, 1, MAX_WORD_BYTES);
    market::assert_text(&licence, 1, MAX_WORD_BYTES);
    market::assert_text(&data_class, 1, MAX_WORD_BYTES);
    assert!(tags.length() <= MAX_TAGS, EText);
    let mut i = 0;
    while (i < tags.length()) {
        market::assert_text(&tags[i], 1, MAX_WORD_BYTES);
        i = i + 1;
    };
    let model = Model<W> {
        id: object::new(ctx),
        team: object::id(team),
        name,
        summary,
        task,
        tags,
        licence,
        data_class,
        iteration_count: 0,
        iterations: table::new(ctx),
        offer_count: 0,
        offers: table::new(ctx),
        blobs: object_table::new(ctx),
    };
    events::model_listed(
        object::id(&model),
        object::id(team),
        name,
        summary,
        task,
        tags,
        licence,
        data_class,
        ctx.sender(),
        clock.timestamp_ms(),
    );
    transfer::share_object(model);
}

/// Appends an iteration and takes its blobs.
/// Aborts 1, 3 foreign cap, 4, 6 uncertified, 7 deletable, 8 manifest missing, 9 parent, 10, 11.
public fun publish_iteration<W>(
    cap: &TeamCap,
    market: &Market<W>,
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
    note: String,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    market.assert_version();
    assert_team(model, cap);
    assert_parents(&parents, model.iteration_count);
    let (blob_ids, blob_objects, end_epoch) = model.keep_blobs(blobs);
    assert!(blob_ids.contains(&manifest_blob_id), ENoManifest);
    let number = model.iteration_count + 1;
    let at_ms = clock.timestamp_ms();
    events::iteration_published(
        object::id(model),
        model.team,
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
    );
    let published = iteration::new(
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
    );
    model.iterations.add(number, published);
    model.iteration_count = number;
}

/// Adds an offer; it stands until withdrawn and is copied into every pass sold under it.
/// Aborts 1, 3 foreign cap, 12 window, 13 rights, 14 iterations, 35 price.
public fun set_offer<W>(
    cap: &TeamCap,
    market: &Market<W>,
    model: &mut Model<W>,
    rights: u8,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    market.assert_version();
    assert_team(model, cap);
    let number = model.offer_count + 1;
    let set = offer::new(
        market,
        number,
        rights,
        window_ms,
        price,
        first_iteration,
        last_iteration,
        model.iteration_count,
    );
    model.offers.add(number, set);
    model.offer_count = number;
    events::offer_set(
        object::id(model),
        model.team,
        number,
        rights,
        window_ms,
        price,
        first_iteration,
        last_iteration,
        ctx.sender(),
        clock.timestamp_ms(),
    );
}

/// Ends an offer for later sales; passes already sold keep their terms.
/// Aborts 1, 3 foreign cap, 15 unknown, 16 withdrawn already.
public fun withdraw_offer<W>(
    cap: &TeamCap,
    market: &Market<W>,
    model: &mut Model<W>,
    offer: u32,
    clock: &Clock,
    ctx: &mut TxContext,
) {
    market.assert_version();
    assert_team(model, cap);
    assert!(model.offers.contains(offer), EUnknownOffer);
    let standing = model.offers.borrow_mut(offer);
    assert!(standing.is_active(), EOfferInactive);
    standing.withdraw();
    events::offer_withdrawn(
        object::id(model),
        model.team,
        offer,
        ctx.sender(),
        clock.timestamp_ms(),
    );
}

public(package) fun team<W>(model: &Model<W>): ID { model.team }

public(package) fun iteration_count<W>(model: &Model<W>): u32 { model.iteration_count }

/// Aborts 15 when there is no such offer.
public(package) fun offer<W>(model: &Model<W>, number: u32): &Offer {
    assert!(model.offers.contains(number), EUnknownOffer);
    model.offers.borrow(number)
}

/// Aborts 26 when there is no such iteration.
public(package) fun iteration<W>(model: &Model<W>, number: u32): &Iteration {
    assert!(model.iterations.contains(number), ENoIteration);
    model.iterations.borrow(number)
}

fun assert_team<W>(model: &Model<W>, cap: &TeamCap) {
    assert!(team::of_cap(cap) == model.team, EForeignTeam);
}

fun assert_parents(parents: &vector<u32>, iteration_count: u32) {
    assert!(parents.length() <= MAX_PARENTS, EParent);
    let mut i = 0;
    while (i < parents.length()) {
        assert!(parents[i] >= 1 && parents[i] <= iteration_count, EParent);
        i = i + 1;
    };
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
        model.blobs.add(object, blob);
    };
    blobs.destroy_empty();
    (blob_ids, blob_objects, end_epoch)
}
