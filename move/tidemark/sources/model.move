/// A model: its listing text, its append-only iterations, its offers, and the Walrus blobs that
/// hold its bytes.
///
/// Invariants
/// - Iterations are numbered 1, 2, 3 … without a gap and never change or vanish.
/// - Every blob of an iteration was certified and not deletable when it was handed in, and
///   stays with the model, so nobody can take the bytes back from those who paid.
/// - Retirement ends everything new and nothing sold, and cannot be undone.
module tidemark::model;

use std::string::String;
use sui::clock::Clock;
use sui::object_table::{Self, ObjectTable};
use sui::table::{Self, Table};
use sui::vec_map::{Self, VecMap};
use tidemark::iteration::Iteration;
use tidemark::market::{Self, Market};
use tidemark::model_events;
use tidemark::offer::Offer;
use tidemark::team::{Self, Team, TeamCap};
use walrus::blob::Blob;

const EForeignTeam: u64 = 3;
const EText: u64 = 4;
const EUnknownOffer: u64 = 15;
const ENoIteration: u64 = 26;
const ERetired: u64 = 43;

const MAX_TAGS: u64 = 8;
const MAX_NAME_BYTES: u64 = 96;
const MAX_SUMMARY_BYTES: u64 = 2_048;
const MAX_WORD_BYTES: u64 = 64;

public struct Model<phantom W> has key {
    id: UID,
    market: ID,
    team: ID,
    name: String,
    summary: String,
    task: String,
    tags: vector<String>,
    licence: String,
    data_class: String,
    retired: bool,
    iteration_count: u32,
    iterations: Table<u32, Iteration>,
    offer_count: u32,
    offers: Table<u32, Offer>,
    /// By object id, so that explorers and storage tools still find each blob.
    blobs: ObjectTable<ID, Blob>,
    aliases: VecMap<String, u32>,
    /// Who took a trial, and when.
    trials: Table<address, u64>,
    /// Every audit grant ever given, and whether it was revoked.
    grants: Table<ID, bool>,
}

/// Shares a model without iterations. Its id is part of every key id, so it exists before the
/// first byte is encrypted.
/// Aborts 1, 2 foreign cap, 4 a text is empty or too long, 20 another market.
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
    team.assert_market(market);
    team::assert_cap(cap, object::id(team));
    assert_listing(&name, &summary, &task, &tags, &licence, &data_class);
    let model = Model<W> {
        id: object::new(ctx),
        market: object::id(market),
        team: object::id(team),
        name,
        summary,
        task,
        tags,
        licence,
        data_class,
        retired: false,
        iteration_count: 0,
        iterations: table::new(ctx),
        offer_count: 0,
        offers: table::new(ctx),
        blobs: object_table::new(ctx),
        aliases: vec_map::empty(),
        trials: table::new(ctx),
        grants: table::new(ctx),
    };
    model_events::model_listed(
        object::id(&model),
        model.market,
        model.team,
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

/// Replaces the listing's texts; passes keep the name they were sold under.
/// Aborts 1, 3 foreign cap, 4 a text is empty or too long, 20 another market, 43 retired.
public fun edit_listing<W>(
    cap: &TeamCap,
    market: &Market<W>,
    model: &mut Model<W>,
    name: String,
    summary: String,
    task: String,
    tags: vector<String>,
    licence: String,
    data_class: String,
    clock: &Clock,
    ctx: &TxContext,
) {
    model.assert_editable(market, cap);
    assert_listing(&name, &summary, &task, &tags, &licence, &data_class);
    model.name = name;
    model.summary = summary;
    model.task = task;
    model.tags = tags;
    model.licence = licence;
    model.data_class = data_class;
    model_events::listing_edited(
        object::id(model),
        model.team,
        name,
        summary,
        task,
        tags,
        licence,
        data_class,
        ctx.sender(),
        clock.timestamp_ms(),
    );
}

/// Ends publishing, offers and sales for good. Passes stay as sold, storage can be extended.
/// Aborts 1, 3 foreign cap, 20 another market, 43 retired already.
public fun retire<W>(
    cap: &TeamCap,
    market: &Market<W>,
    model: &mut Model<W>,
    clock: &Clock,
    ctx: &TxContext,
) {
    model.assert_editable(market, cap);
    model.retired = true;
    model_events::model_retired(
        object::id(model),
        model.team,
        ctx.sender(),
        clock.timestamp_ms(),
    );
}

public(package) fun team<W>(model: &Model<W>): ID { model.team }

public(package) fun name<W>(model: &Model<W>): String { model.name }

public(package) fun iteration_count<W>(model: &Model<W>): u32 { model.iteration_count }

public(package) fun offer_count<W>(model: &Model<W>): u32 { model.offer_count }

/// Aborts 15 when there is no such offer.
public(package) fun offer<W>(model: &Model<W>, number: u32): &Offer {
    assert!(model.offers.contains(number), EUnknownOffer);
    model.offers.borrow(number)
}

/// Aborts 15 when there is no such offer.
public(package) fun offer_mut<W>(model: &mut Model<W>, number: u32): &mut Offer {
    assert!(model.offers.contains(number), EUnknownOffer);
    model.offers.borrow_mut(number)
}

public(package) fun add_offer<W>(model: &mut Model<W>, offer: Offer) {
    model.offer_count = model.offer_count + 1;
    model.offers.add(model.offer_count, offer);
}

/// Aborts 26 when there is no such iteration.
public(package) fun iteration<W>(model: &Model<W>, number: u32): &Iteration {
    assert!(model.iterations.contains(number), ENoIteration);
    model.iterations.borrow(number)
}

/// Aborts 26 when there is no such iteration.
public(package) fun iteration_mut<W>(model: &mut Model<W>, number: u32): &mut Iteration {
    assert!(model.iterations.contains(number), ENoIteration);
    model.iterations.borrow_mut(number)
}

public(package) fun add_iteration<W>(model: &mut Model<W>, iteration: Iteration) {
    model.iteration_count = model.iteration_count + 1;
    model.iterations.add(model.iteration_count, iteration);
}

public(package) fun blobs<W>(model: &Model<W>): &ObjectTable<ID, Blob> { &model.blobs }

public(package) fun blobs_mut<W>(model: &mut Model<W>): &mut ObjectTable<ID, Blob> {
    &mut model.blobs
}

public(package) fun aliases_mut<W>(model: &mut Model<W>): &mut VecMap<String, u32> {
    &mut model.aliases
}

public(package) fun trials_mut<W>(model: &mut Model<W>): &mut Table<address, u64> {
    &mut model.trials
}

public(package) fun grants<W>(model: &Model<W>): &Table<ID, bool> { &model.grants }

public(package) fun grants_mut<W>(model: &mut Model<W>): &mut Table<ID, bool> {
    &mut model.grants
}

/// Aborts 1 old code, 20 unless the model was listed in this market.
public(package) fun assert_market<W>(model: &Model<W>, market: &Market<W>) {
    market.assert_version();
    market.assert_same(model.market);
}

/// Aborts 3 unless the cap is that of the model's team.
public(package) fun assert_team<W>(model: &Model<W>, cap: &TeamCap) {
    assert!(team::of_cap(cap) == model.team, EForeignTeam);
}

/// Aborts 43 when the model was retired.
public(package) fun assert_standing<W>(model: &Model<W>) {
    assert!(!model.retired, ERetired);
}

/// Aborts 1, 3, 20, 43 unless the cap may change this model in this market.
public(package) fun assert_editable<W>(model: &Model<W>, market: &Market<W>, cap: &TeamCap) {
    model.assert_market(market);
    model.assert_team(cap);
    model.assert_standing();
}

fun assert_listing(
    name: &String,
    summary: &String,
    task: &String,
    tags: &vector<String>,
    licence: &String,
    data_class: &String,
) {
    market::assert_text(name, 1, MAX_NAME_BYTES);
    market::assert_text(summary, 0, MAX_SUMMARY_BYTES);
    market::assert_text(task, 1, MAX_WORD_BYTES);
    market::assert_text(licence, 1, MAX_WORD_BYTES);
    market::assert_text(data_class, 1, MAX_WORD_BYTES);
    assert!(tags.length() <= MAX_TAGS, EText);
    let mut i = 0;
    while (i < tags.length()) {
        market::assert_text(&tags[i], 1, MAX_WORD_BYTES);
        i = i + 1;
    };
}
