/// Every event of the package, each in the past tense and with all an indexer needs.
///
/// Kept apart from the rules so that a new event never touches a rule, and so that one
/// event-type filter (`tidemark::events`) sees the whole history.
module tidemark::events;

use std::string::String;
use sui::event;

public struct MarketCreated has copy, drop {
    market: ID,
    epoch_ms: u64,
    anchor_epoch: u32,
    anchor_ms: u64,
}

public struct TeamCreated has copy, drop {
    team: ID,
    name: String,
    members: vector<address>,
    shares_bps: vector<u16>,
    creator: address,
}

public struct OperatorAdded has copy, drop { team: ID, operator: address }

public struct OperatorRemoved has copy, drop { team: ID, operator: address }

public struct ModelListed has copy, drop {
    model: ID,
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
    note: String,
    author: address,
    at_ms: u64,
}

public struct OfferSet has copy, drop {
    model: ID,
    team: ID,
    offer: u32,
    rights: u8,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
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

public struct PassBought has copy, drop {
    pass: ID,
    sale: ID,
    model: ID,
    team: ID,
    offer: u32,
    buyer: address,
    price: u64,
    rights: u8,
    window_ms: u64,
    first_iteration: u32,
    last_iteration: u32,
    starts_at_ms: u64,
    ends_at_ms: u64,
}

public struct PassOpened has copy, drop {
    pass: ID,
    sale: ID,
    model: ID,
    iteration: u32,
    holder: address,
    at_ms: u64,
    opened_until_ms: u64,
    opens: u64,
}

public struct SaleSettled has copy, drop {
    sale: ID,
    pass: ID,
    model: ID,
    team: ID,
    amount: u64,
    at_ms: u64,
}

public struct RevenueDistributed has copy, drop {
    team: ID,
    total: u64,
    recipients: vector<address>,
    amounts: vector<u64>,
    held: u64,
    at_ms: u64,
}

public(package) fun market_created(market: ID, epoch_ms: u64, anchor_epoch: u32, anchor_ms: u64) {
    event::emit(MarketCreated { market, epoch_ms, anchor_epoch, anchor_ms });
}

public(package) fun team_created(
    team: ID,
    name: String,
    members: vector<address>,
    shares_bps: vector<u16>,
    creator: address,
) {
    event::emit(TeamCreated { team, name, members, shares_bps, creator });
}

public(package) fun operator_added(team: ID, operator: address) {
    event::emit(OperatorAdded { team, operator });
}

public(package) fun operator_removed(team: ID, operator: address) {
    event::emit(OperatorRemoved { team, operator });
}

public(package) fun model_listed(
    model: ID,
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
    note: String,
    author: address,
    at_ms: u64,
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
    });
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
        by,
        at_ms,
    });
}

public(package) fun offer_withdrawn(model: ID, team: ID, offer: u32, by: address, at_ms: u64) {
    event::emit(OfferWithdrawn { model, team, offer, by, at_ms });
}

public(package) fun pass_bought(
    pass: ID,
    sale: ID,
    model: ID,
    team: ID,
    offer: u32,
    buyer: address,
    price: u64,
    rights: u8,
    window_ms: u64,
    first_iteration: u32,
    last_iteration: u32,
    starts_at_ms: u64,
    ends_at_ms: u64,
) {
    event::emit(PassBought {
        pass,
        sale,
        model,
        team,
        offer,
        buyer,
        price,
        rights,
        window_ms,
        first_iteration,
        last_iteration,
        starts_at_ms,
        ends_at_ms,
    });
}

public(package) fun pass_opened(
    pass: ID,
    sale: ID,
    model: ID,
    iteration: u32,
    holder: address,
    at_ms: u64,
    opened_until_ms: u64,
    opens: u64,
) {
    event::emit(PassOpened {
        pass,
        sale,
        model,
        iteration,
        holder,
        at_ms,
        opened_until_ms,
        opens,
    });
}

public(package) fun sale_settled(
    sale: ID,
    pass: ID,
    model: ID,
    team: ID,
    amount: u64,
    at_ms: u64,
) {
    event::emit(SaleSettled { sale, pass, model, team, amount, at_ms });
}

public(package) fun revenue_distributed(
    team: ID,
    total: u64,
    recipients: vector<address>,
    amounts: vector<u64>,
    held: u64,
    at_ms: u64,
) {
    event::emit(RevenueDistributed { team, total, recipients, amounts, held, at_ms });
}
