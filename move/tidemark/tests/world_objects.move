/// Takes and gives back the objects a world has chosen, and chooses what was just made.
#[test_only]
module tidemark::world_objects;

use sui::test_scenario;
use tidemark::access::AccessPass;
use tidemark::audit::AuditGrant;
use tidemark::market::{Market, MarketCap};
use tidemark::model::Model;
use tidemark::opinion::Opinion;
use tidemark::sale::Sale;
use tidemark::team::{Team, TeamCap};
use tidemark::world::{WAL, World};

public fun take_market(world: &mut World): Market<WAL> {
    let id = world.chosen().market();
    world.scenario().take_shared_by_id(id)
}

public fun take_team(world: &mut World): Team<WAL> {
    let id = world.chosen().team();
    world.scenario().take_shared_by_id(id)
}

public fun take_model(world: &mut World): Model<WAL> {
    let id = world.chosen().model();
    world.scenario().take_shared_by_id(id)
}

public fun take_sale(world: &mut World): Sale<WAL> {
    let id = world.chosen().sale();
    world.scenario().take_shared_by_id(id)
}

public fun take_market_cap(world: &mut World): MarketCap {
    let id = world.chosen().market_cap();
    world.scenario().take_from_sender_by_id(id)
}

public fun take_team_cap(world: &mut World): TeamCap {
    let id = world.chosen().team_cap();
    world.scenario().take_from_sender_by_id(id)
}

public fun take_pass(world: &mut World): AccessPass {
    let id = world.chosen().pass();
    world.scenario().take_from_sender_by_id(id)
}

public fun take_grant(world: &mut World): AuditGrant {
    let id = world.chosen().grant();
    world.scenario().take_from_sender_by_id(id)
}

public fun take_opinion(world: &mut World): Opinion {
    let id = world.chosen().opinion();
    world.scenario().take_immutable_by_id(id)
}

/// Gives a shared object back.
public fun give<T: key>(object: T) { test_scenario::return_shared(object) }

/// Gives an object back to the sender.
public fun keep<T: key>(world: &mut World, object: T) { world.scenario().return_to_sender(object) }

/// The object of this type that was shared last, by the transaction before.
public fun newest_shared<T: key>(): ID {
    test_scenario::most_recent_id_shared<T>().destroy_some()
}

/// The object of this type that `who` got last, by the transaction before.
public fun newest_of<T: key>(who: address): ID {
    test_scenario::most_recent_id_for_address<T>(who).destroy_some()
}
