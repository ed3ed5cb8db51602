/// Asking for keys as a key server does.
#[test_only]
module tidemark::world_keys;

use tidemark::seal_policy;
use tidemark::world::World;
use tidemark::world_objects;

/// The chosen model's id and an iteration, little-endian.
public fun key_id(world: &World, iteration: u32): vector<u8> {
    let mut id = world.chosen().model().to_bytes();
    id.append(std::bcs::to_bytes(&iteration));
    id
}

/// The same with the bit of a note.
public fun note_key_id(world: &World, iteration: u32): vector<u8> {
    world.key_id(iteration | 0x80000000)
}

public fun ask_pass(world: &mut World, who: address, iteration: u32) {
    let id = world.key_id(iteration);
    world.ask_pass_with(who, id)
}

public fun ask_pass_with(world: &mut World, who: address, id: vector<u8>) {
    world.act(who);
    let (market, model, pass) = (world.take_market(), world.take_model(), world.take_pass());
    let (_, clock) = world.parts();
    seal_policy::seal_approve_pass(id, &market, &pass, &model, clock);
    world.keep(pass);
    world_objects::give(model);
    world_objects::give(market);
}

public fun ask_team(world: &mut World, who: address, iteration: u32) {
    let id = world.key_id(iteration);
    world.ask_team_with(who, id)
}

public fun ask_team_with(world: &mut World, who: address, id: vector<u8>) {
    world.act(who);
    let (market, model, team) = (world.take_market(), world.take_model(), world.take_team());
    seal_policy::seal_approve_team(id, &market, &team, &model, world.scenario().ctx());
    world_objects::give(team);
    world_objects::give(model);
    world_objects::give(market);
}

public fun ask_audit(world: &mut World, who: address, iteration: u32) {
    let id = world.key_id(iteration);
    world.ask_audit_with(who, id)
}

public fun ask_audit_with(world: &mut World, who: address, id: vector<u8>) {
    world.act(who);
    let (market, model, grant) = (world.take_market(), world.take_model(), world.take_grant());
    let (_, clock) = world.parts();
    seal_policy::seal_approve_audit(id, &market, &grant, &model, clock);
    world.keep(grant);
    world_objects::give(model);
    world_objects::give(market);
}
