/// What people do with teams, one transaction a call.
#[test_only]
module tidemark::world_team;

use std::string::String;
use sui::test_scenario::TransactionEffects;
use tidemark::team::{Self, Team, TeamCap};
use tidemark::world::{WAL, World};
use tidemark::world_objects;

public fun create_team(
    world: &mut World,
    who: address,
    members: vector<address>,
    shares_bps: vector<u16>,
): TransactionEffects {
    world.create_named_team(who, b"Team".to_string(), members, shares_bps)
}

public fun create_named_team(
    world: &mut World,
    who: address,
    name: String,
    members: vector<address>,
    shares_bps: vector<u16>,
): TransactionEffects {
    world.act(who);
    let market = world.take_market();
    team::create(&market, name, members, shares_bps, world.scenario().ctx());
    world_objects::give(market);
    let effects = world.scenario().next_tx(who);
    let chosen = world.chosen_mut();
    chosen.set_team(world_objects::newest_shared<Team<WAL>>());
    chosen.set_team_cap(world_objects::newest_of<TeamCap>(who));
    effects
}

public fun set_shares(
    world: &mut World,
    who: address,
    members: vector<address>,
    shares_bps: vector<u16>,
) {
    world.act(who);
    let (cap, market, mut team) = (world.take_team_cap(), world.take_market(), world.take_team());
    let (scenario, clock) = world.parts();
    team::set_shares(&cap, &market, &mut team, members, shares_bps, clock, scenario.ctx());
    world.keep(cap);
    world_objects::give(market);
    world_objects::give(team);
}

public fun hand_over(world: &mut World, who: address, to: address): TransactionEffects {
    world.act(who);
    let (cap, market, team) = (world.take_team_cap(), world.take_market(), world.take_team());
    let (scenario, clock) = world.parts();
    team::hand_over(cap, &market, &team, to, clock, scenario.ctx());
    world_objects::give(market);
    world_objects::give(team);
    world.scenario().next_tx(who)
}

public fun add_operator(world: &mut World, who: address, operator: address) {
    world.act(who);
    let (cap, market, mut team) = (world.take_team_cap(), world.take_market(), world.take_team());
    team::add_operator(&cap, &market, &mut team, operator, world.scenario().ctx());
    world.keep(cap);
    world_objects::give(market);
    world_objects::give(team);
}

public fun remove_operator(world: &mut World, who: address, operator: address) {
    world.act(who);
    let (cap, market, mut team) = (world.take_team_cap(), world.take_market(), world.take_team());
    team::remove_operator(&cap, &market, &mut team, operator, world.scenario().ctx());
    world.keep(cap);
    world_objects::give(market);
    world_objects::give(team);
}

public fun distribute(world: &mut World, who: address) {
    world.act(who);
    let (market, mut team) = (world.take_market(), world.take_team());
    let (scenario, clock) = world.parts();
    team::distribute(&market, &mut team, clock, scenario.ctx());
    world_objects::give(market);
    world_objects::give(team);
}

/// Gives the team's vault money as a sale would.
public fun fill_vault(world: &mut World, amount: u64) {
    world.act(@0x0);
    let mut team = world.take_team();
    team.collect(sui::balance::create_for_testing(amount));
    world_objects::give(team);
}

/// Lets `member` advance money as publishing does.
public fun advance(world: &mut World, member: address, amount: u64) {
    world.act(@0x0);
    let mut team = world.take_team();
    team.advance(member, amount);
    world_objects::give(team);
}

/// Vault, collected and distributed.
public fun team_sums(world: &mut World): (u64, u64, u64) {
    world.act(@0x0);
    let team = world.take_team();
    let (vault, collected, distributed) = team.sums();
    world_objects::give(team);
    (vault, collected, distributed)
}

public fun owed_to(world: &mut World, member: address): u64 {
    world.act(@0x0);
    let team = world.take_team();
    let owed = team.owed_to(member);
    world_objects::give(team);
    owed
}
