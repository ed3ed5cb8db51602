/// What people do with listings, aliases and offers, one transaction a call.
#[test_only]
module tidemark::world_model;

use std::string::String;
use tidemark::alias;
use tidemark::model::{Self, Model};
use tidemark::offering;
use tidemark::world::{Self, WAL, World};
use tidemark::world_objects;

public fun list(world: &mut World, who: address) {
    let (short, long) = (world::text(4), world::text(10));
    world.list_with(who, short, long, short, vector[short], short, short)
}

public fun list_with(
    world: &mut World,
    who: address,
    name: String,
    summary: String,
    task: String,
    tags: vector<String>,
    licence: String,
    data_class: String,
) {
    world.act(who);
    let (cap, market, team) = (world.take_team_cap(), world.take_market(), world.take_team());
    let (scenario, clock) = world.parts();
    model::list(
        &cap,
        &market,
        &team,
        name,
        summary,
        task,
        tags,
        licence,
        data_class,
        clock,
        scenario.ctx(),
    );
    world.keep(cap);
    world_objects::give(market);
    world_objects::give(team);
    world.act(who);
    world.chosen_mut().set_model(world_objects::newest_shared<Model<WAL>>());
}

public fun edit_listing(world: &mut World, who: address) {
    let word = world::text(5);
    world.edit_listing_with(who, word, word, word, vector[word], word, word)
}

public fun edit_listing_with(
    world: &mut World,
    who: address,
    name: String,
    summary: String,
    task: String,
    tags: vector<String>,
    licence: String,
    data_class: String,
) {
    world.act(who);
    let (cap, market, mut model) =
        (world.take_team_cap(), world.take_market(), world.take_model());
    let (scenario, clock) = world.parts();
    model::edit_listing(
        &cap,
        &market,
        &mut model,
        name,
        summary,
        task,
        tags,
        licence,
        data_class,
        clock,
        scenario.ctx(),
    );
    world.keep(cap);
    world_objects::give(market);
    world_objects::give(model);
}

public fun retire(world: &mut World, who: address) {
    world.act(who);
    let (cap, market, mut model) =
        (world.take_team_cap(), world.take_market(), world.take_model());
    let (scenario, clock) = world.parts();
    model::retire(&cap, &market, &mut model, clock, scenario.ctx());
    world.keep(cap);
    world_objects::give(market);
    world_objects::give(model);
}

public fun move_alias(world: &mut World, who: address, name: String, iteration: u32) {
    world.act(who);
    let (cap, market, mut model) =
        (world.take_team_cap(), world.take_market(), world.take_model());
    let (scenario, clock) = world.parts();
    alias::move_alias(&cap, &market, &mut model, name, iteration, clock, scenario.ctx());
    world.keep(cap);
    world_objects::give(market);
    world_objects::give(model);
}

public fun remove_alias(world: &mut World, who: address, name: String) {
    world.act(who);
    let (cap, market, mut model) =
        (world.take_team_cap(), world.take_market(), world.take_model());
    let (scenario, clock) = world.parts();
    alias::remove_alias(&cap, &market, &mut model, name, clock, scenario.ctx());
    world.keep(cap);
    world_objects::give(market);
    world_objects::give(model);
}

/// An offer without refund, quota or trial.
public fun set_offer(
    world: &mut World,
    rights: u8,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
) {
    let who = world::seller();
    world.set_offer_as(who, rights, window_ms, price, first_iteration, last_iteration, 0, 0, false)
}

/// An offer on all iterations.
public fun set_offer_with(
    world: &mut World,
    rights: u8,
    window_ms: u64,
    price: u64,
    quota: u64,
    refund_rule: u8,
    trial: bool,
) {
    let (who, last) = (world::seller(), world::and_later());
    world.set_offer_as(who, rights, window_ms, price, 1, last, quota, refund_rule, trial)
}

public fun set_offer_as(
    world: &mut World,
    who: address,
    rights: u8,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
    quota: u64,
    refund_rule: u8,
    trial: bool,
) {
    world.act(who);
    let (cap, market, mut model) =
        (world.take_team_cap(), world.take_market(), world.take_model());
    let (scenario, clock) = world.parts();
    offering::set_offer(
        &cap,
        &market,
        &mut model,
        rights,
        window_ms,
        price,
        first_iteration,
        last_iteration,
        quota,
        refund_rule,
        trial,
        clock,
        scenario.ctx(),
    );
    world.keep(cap);
    world_objects::give(market);
    world_objects::give(model);
}

public fun withdraw_offer(world: &mut World, who: address, offer: u32) {
    world.act(who);
    let (cap, market, mut model) =
        (world.take_team_cap(), world.take_market(), world.take_model());
    let (scenario, clock) = world.parts();
    offering::withdraw_offer(&cap, &market, &mut model, offer, clock, scenario.ctx());
    world.keep(cap);
    world_objects::give(market);
    world_objects::give(model);
}
