/// Events of a model's listing and its offers, aliases and storage.
module tidemark::model_events;

use std::string::String;
use sui::event;
use tidemark::note::Note;

public struct ModelListed has copy, drop {
    model: ID,
    market: ID,
    team: ID,
    name: String,
    summary: String,
    task: String,
    tags: vector<String>,
    licence: String,
    data_class: String,
    lister: address,
    at_ms: u64,
}

public struct ListingEdited has copy, drop {
    model: ID,
    team: ID,
    name: String,
    summary: String,
    task: String,
    tags: vector<String>,
    licence: String,
    data_class: String,
    by: address,
    at_ms: u64,
}

public struct ModelRetired has copy, drop { model: ID, team: ID, by: address, at_ms: u64 }

public struct OfferSet has copy, drop {
    model: ID,
    team: ID,
    offer: u32,
    rights: u8,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    quota: u64,
    refund_rule: u8,
    trial: bool,
    by: address,
    at_ms: u64,
}

public struct OfferWithdrawn has copy, drop {
    model: ID,
    team: ID,
    offer: u32,
    by: address,
    at_ms: u64,
}

/// Iteration 0 stands for none: a new alias comes from it, a removed one goes to it.
public struct AliasMoved has copy, drop {
    model: ID,
    alias: String,
    from_iteration: u32,
    to_iteration: u32,
    by: address,
    at_ms: u64,
}

public struct StorageExtended has copy, drop {
    model: ID,
    iteration: u32,
    from_epoch: u32,
    to_epoch: u32,
    by: address,
    at_ms: u64,
}

public struct IterationPublished has copy, drop {
    model: ID,
    team: ID,
    iteration: u32,
    parents: vector<u32>,
    manifest_blob_id: u256,
    blob_ids: vector<u256>,
    blob_objects: vector<ID>,
    end_epoch: u32,
    content_root: vector<u8>,
    plain_bytes: u64,
    cipher_bytes: u64,
    sealed_key: vector<u8>,
    format: String,
    metrics: String,
    note: Note,
    author: address,
    at_ms: u64,
    cost_advanced: u64,
}

public struct NoteDisclosed has copy, drop {
    model: ID,
    iteration: u32,
    text: String,
    by: address,
    at_ms: u64,
}

public(package) fun model_listed(
    model: ID,
    market: ID,
    team: ID,
    name: String,
    summary: String,
    task: String,
    tags: vector<String>,
    licence: String,
    data_class: String,
    lister: address,
    at_ms: u64,
) {
    event::emit(ModelListed {
        model,
        market,
        team,
        name,
        summary,
        task,
        tags,
        licence,
        data_class,
        lister,
        at_ms,
    });
}

public(package) fun listing_edited(
    model: ID,
    team: ID,
    name: String,
    summary: String,
    task: String,
    tags: vector<String>,
    licence: String,
    data_class: String,
    by: address,
    at_ms: u64,
) {
    event::emit(ListingEdited {
        model,
        team,
        name,
        summary,
        task,
        tags,
        licence,
        data_class,
        by,
        at_ms,
    });
}

public(package) fun model_retired(model: ID, team: ID, by: address, at_ms: u64) {
    event::emit(ModelRetired { model, team, by, at_ms });
}

public(package) fun offer_set(
    model: ID,
    team: ID,
    offer: u32,
    rights: u8,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    quota: u64,
    refund_rule: u8,
    trial: bool,
    by: address,
    at_ms: u64,
) {
    event::emit(OfferSet {
        model,
        team,
        offer,
        rights,
        window_ms,
        price,
        first_iteration,
        last_iteration,
        quota,
        refund_rule,
        trial,
        by,
        at_ms,
    });
}

public(package) fun offer_withdrawn(model: ID, team: ID, offer: u32, by: address, at_ms: u64) {
    event::emit(OfferWithdrawn { model, team, offer, by, at_ms });
}

public(package) fun alias_moved(
    model: ID,
    alias: String,
    from_iteration: u32,
    to_iteration: u32,
    by: address,
    at_ms: u64,
) {
    event::emit(AliasMoved { model, alias, from_iteration, to_iteration, by, at_ms });
}

public(package) fun storage_extended(
    model: ID,
    iteration: u32,
    from_epoch: u32,
    to_epoch: u32,
    by: address,
    at_ms: u64,
) {
    event::emit(StorageExtended { model, iteration, from_epoch, to_epoch, by, at_ms });
}

public(package) fun iteration_published(
    model: ID,
    team: ID,
    iteration: u32,
    parents: vector<u32>,
    manifest_blob_id: u256,
    blob_ids: vector<u256>,
    blob_objects: vector<ID>,
    end_epoch: u32,
    content_root: vector<u8>,
    plain_bytes: u64,
    cipher_bytes: u64,
    sealed_key: vector<u8>,
    format: String,
    metrics: String,
    note: Note,
    author: address,
    at_ms: u64,
    cost_advanced: u64,
) {
    event::emit(IterationPublished {
        model,
        team,
        iteration,
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
        author,
        at_ms,
        cost_advanced,
    });
}

public(package) fun note_disclosed(
    model: ID,
    iteration: u32,
    text: String,
    by: address,
    at_ms: u64,
) {
    event::emit(NoteDisclosed { model, iteration, text, by, at_ms });
}
