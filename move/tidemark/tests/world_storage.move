/// Extending what a model has stored.
#[test_only]
module tidemark::world_storage;

use tidemark::market::Market;
use tidemark::model::Model;
use tidemark::storage::{Self, Loan};
use tidemark::world::{WAL, World};
use tidemark::world_objects;
use walrus::blob::Blob;
use walrus::storage_resource;
use walrus::system;

/// The object ids of an iteration's blobs.
public fun blob_ids(world: &mut World, iteration: u32): vector<ID> {
    world.act(@0x0);
    let model = world.take_model();
    let ids = model.iteration(iteration).blob_objects();
    world_objects::give(model);
    ids
}

/// Begins a transaction with a loan, which goes on with the market and the model it answers.
public fun lend(world: &mut World, who: address, blob: ID): (Market<WAL>, Model<WAL>, Blob, Loan) {
    world.act(who);
    let (market, mut model) = (world.take_market(), world.take_model());
    let (lent, loan) = storage::lend_blob(&market, &mut model, blob);
    (market, model, lent, loan)
}

/// Ends a loan in the same transaction.
public fun give_back(market: Market<WAL>, mut model: Model<WAL>, blob: Blob, loan: Loan) {
    storage::return_blob(&market, &mut model, blob, loan);
    world_objects::give(market);
    world_objects::give(model);
}

/// Lends a blob, has Walrus extend it by so many epochs, and gives it back.
public fun extend(world: &mut World, who: address, blob: ID, epochs: u32) {
    let (market, model, mut lent, loan) = world.lend(who, blob);
    let ctx = world.scenario().ctx();
    let walrus = system::new_for_testing(ctx);
    let (from, size) = (lent.end_epoch(), lent.storage().size());
    let more = storage_resource::create_for_test(from, from + epochs, size, ctx);
    walrus.extend_blob_with_resource(&mut lent, more);
    walrus.destroy_for_testing();
    give_back(market, model, lent, loan);
}

public fun record_extension(world: &mut World, who: address, iteration: u32) {
    world.act(who);
    let (market, mut model) = (world.take_market(), world.take_model());
    let (scenario, clock) = world.parts();
    storage::record_extension(&market, &mut model, iteration, clock, scenario.ctx());
    world_objects::give(market);
    world_objects::give(model);
}
