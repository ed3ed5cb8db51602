/// What teams and auditors do with grants and opinions, one transaction a call.
#[test_only]
module tidemark::world_audit;

use std::string::String;
use sui::test_scenario;
use tidemark::audit::{Self, AuditGrant};
use tidemark::opinion::{Self, Opinion};
use tidemark::world::{Self, World};
use tidemark::world_objects;

/// A grant of SELLER to AUDITOR on all iterations, for a week from now.
public fun grant(world: &mut World, scope: u8) {
    let (first, last) = (1, world::and_later());
    world.grant_with(world::seller(), scope, first, last, 0, world::week_ms())
}

public fun grant_with(
    world: &mut World,
    who: address,
    scope: u8,
    first_iteration: u32,
    last_iteration: u32,
    starts_at_ms: u64,
    window_ms: u64,
) {
    world.act(who);
    let (cap, market, mut model) =
        (world.take_team_cap(), world.take_market(), world.take_model());
    let (scenario, clock) = world.parts();
    audit::grant(
        &cap,
        &market,
        &mut model,
        world::auditor(),
        scope,
        first_iteration,
        last_iteration,
        starts_at_ms,
        window_ms,
        clock,
        scenario.ctx(),
    );
    world.keep(cap);
    world_objects::give(market);
    world_objects::give(model);
    world.act(who);
    world.chosen_mut().set_grant(world_objects::newest_of<AuditGrant>(world::auditor()));
}

/// Revokes the chosen grant.
public fun revoke(world: &mut World, who: address) {
    world.act(who);
    let grant = world.chosen().grant();
    let (cap, market, mut model) =
        (world.take_team_cap(), world.take_market(), world.take_model());
    let (scenario, clock) = world.parts();
    audit::revoke(&cap, &market, &mut model, grant, clock, scenario.ctx());
    world.keep(cap);
    world_objects::give(market);
    world_objects::give(model);
}

public fun open_audit(world: &mut World, iteration: u32) {
    world.act(world::auditor());
    let (market, model, mut grant) =
        (world.take_market(), world.take_model(), world.take_grant());
    let (scenario, clock) = world.parts();
    audit::open_audit(&market, &mut grant, &model, iteration, clock, scenario.ctx());
    world.keep(grant);
    world_objects::give(model);
    world_objects::give(market);
}

public fun sign(world: &mut World, iteration: u32) {
    world.sign_with(iteration, 1, world::text(5), world::text(9), world::bytes(32))
}

public fun sign_with(
    world: &mut World,
    iteration: u32,
    verdict: u8,
    scope: String,
    statement: String,
    evidence_hash: vector<u8>,
) {
    world.act(world::auditor());
    let (market, model, grant) = (world.take_market(), world.take_model(), world.take_grant());
    let (scenario, clock) = world.parts();
    opinion::sign(
        &market,
        &grant,
        &model,
        iteration,
        verdict,
        scope,
        statement,
        evidence_hash,
        clock,
        scenario.ctx(),
    );
    world.keep(grant);
    world_objects::give(model);
    world_objects::give(market);
    world.choose_signed(world::auditor());
}

public fun supersede(world: &mut World, who: address) {
    world.supersede_with(who, 2, world::text(5), world::text(9), world::bytes(32))
}

public fun supersede_with(
    world: &mut World,
    who: address,
    verdict: u8,
    scope: String,
    statement: String,
    evidence_hash: vector<u8>,
) {
    world.act(who);
    let (market, model, earlier) = (world.take_market(), world.take_model(), world.take_opinion());
    let (scenario, clock) = world.parts();
    opinion::supersede(
        &market,
        &model,
        &earlier,
        verdict,
        scope,
        statement,
        evidence_hash,
        clock,
        scenario.ctx(),
    );
    test_scenario::return_immutable(earlier);
    world_objects::give(model);
    world_objects::give(market);
    let effects = world.scenario().next_tx(who);
    world.chosen_mut().set_opinion(effects.created()[0]);
}

fun choose_signed(world: &mut World, who: address) {
    world.act(who);
    let signed = test_scenario::most_recent_immutable_id<Opinion>().destroy_some();
    world.chosen_mut().set_opinion(signed);
}

use fun choose_signed as World.choose_signed;
