/// What admins do with markets, one transaction a call.
#[test_only]
module tidemark::world_market;

use tidemark::market::{Self, AdminCap, Market, MarketCap};
use tidemark::world::{Self, WAL, World};
use tidemark::world_objects;

/// The market of all tests, made again.
public fun create_market(world: &mut World) {
    world.create_market_with(
        world::epoch_ms(),
        world::anchor_epoch(),
        world::anchor_ms(),
        world::ceiling(),
    )
}

public fun create_market_with(
    world: &mut World,
    epoch_ms: u64,
    anchor_epoch: u32,
    anchor_ms: u64,
    storage_ceiling: u64,
) {
    world.act(world::admin());
    let scenario = world.scenario();
    let cap = scenario.take_from_sender<AdminCap>();
    market::create<WAL>(
        &cap,
        epoch_ms,
        anchor_epoch,
        anchor_ms,
        storage_ceiling,
        scenario.ctx(),
    );
    scenario.return_to_sender(cap);
    world.act(world::admin());
    let chosen = world.chosen_mut();
    chosen.set_market(world_objects::newest_shared<Market<WAL>>());
    chosen.set_market_cap(world_objects::newest_of<MarketCap>(world::admin()));
}

/// As `migrate` of a later package does.
public fun set_version(world: &mut World, version: u64) {
    world.act(world::admin());
    let mut market = world.take_market();
    market.set_version_for_testing(version);
    world_objects::give(market);
}

/// The limits a market is made with.
public fun set_limits(world: &mut World) {
    world.set_limits_with(60_000, 31_622_400_000, 1_800_000, 8, world::ceiling())
}

public fun set_limits_with(
    world: &mut World,
    min_window_ms: u64,
    max_window_ms: u64,
    session_ms: u64,
    max_members: u64,
    storage_ceiling: u64,
) {
    world.act(world::admin());
    let (cap, mut market) = (world.take_market_cap(), world.take_market());
    market::set_limits(
        &cap,
        &mut market,
        min_window_ms,
        max_window_ms,
        session_ms,
        max_members,
        storage_ceiling,
    );
    world.keep(cap);
    world_objects::give(market);
}

/// A fee for the admin.
public fun set_fee(world: &mut World, fee_bps: u16) {
    world.act(world::admin());
    let (cap, mut market) = (world.take_market_cap(), world.take_market());
    market::set_fee(&cap, &mut market, fee_bps, world::admin());
    world.keep(cap);
    world_objects::give(market);
}

public fun migrate(world: &mut World) {
    world.act(world::admin());
    let (cap, mut market) = (world.take_market_cap(), world.take_market());
    market::migrate(&cap, &mut market);
    world.keep(cap);
    world_objects::give(market);
}
