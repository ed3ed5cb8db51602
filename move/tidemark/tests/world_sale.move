/// What buyers and sellers do with passes and their sales, one transaction a call.
#[test_only]
module tidemark::world_sale;

use sui::coin;
use tidemark::access::{Self, AccessPass};
use tidemark::purchase;
use tidemark::refund;
use tidemark::sale::{Self, Sale};
use tidemark::world::{WAL, World};
use tidemark::world_objects;

public fun buy(world: &mut World, who: address, offer: u32, expected_price: u64, pays: u64) {
    world.act(who);
    let (market, model) = (world.take_market(), world.take_model());
    let (scenario, clock) = world.parts();
    let payment = coin::mint_for_testing<WAL>(pays, scenario.ctx());
    purchase::purchase(&market, &model, offer, expected_price, payment, clock, scenario.ctx());
    world_objects::give(market);
    world_objects::give(model);
    world.choose_bought(who);
}

public fun try_out(world: &mut World, who: address, offer: u32, expected_price: u64, pays: u64) {
    world.act(who);
    let (market, mut model) = (world.take_market(), world.take_model());
    let (scenario, clock) = world.parts();
    let payment = coin::mint_for_testing<WAL>(pays, scenario.ctx());
    purchase::try_out(&market, &mut model, offer, expected_price, payment, clock, scenario.ctx());
    world_objects::give(market);
    world_objects::give(model);
    world.choose_bought(who);
}

/// Adds a period to the chosen pass; its sale becomes the chosen one.
public fun renew(world: &mut World, who: address, offer: u32, max_price: u64, pays: u64) {
    world.act(who);
    let (market, model) = (world.take_market(), world.take_model());
    let mut pass = world.take_pass();
    let (scenario, clock) = world.parts();
    let payment = coin::mint_for_testing<WAL>(pays, scenario.ctx());
    purchase::renew(
        &market,
        &model,
        &mut pass,
        offer,
        max_price,
        payment,
        clock,
        scenario.ctx(),
    );
    world_objects::give(market);
    world_objects::give(model);
    world.keep(pass);
    world.act(who);
    world.chosen_mut().set_sale(world_objects::newest_shared<Sale<WAL>>());
}

public fun open(world: &mut World, who: address, iteration: u32) {
    world.act(who);
    let (market, model) = (world.take_market(), world.take_model());
    let (mut sale, mut pass) = (world.take_sale(), world.take_pass());
    let (scenario, clock) = world.parts();
    access::open(&market, &mut pass, &mut sale, &model, iteration, clock, scenario.ctx());
    world.keep(pass);
    world_objects::give(sale);
    world_objects::give(model);
    world_objects::give(market);
}

public fun settle(world: &mut World, who: address) {
    world.act(who);
    let (market, mut sale, mut team) = (world.take_market(), world.take_sale(), world.take_team());
    let (scenario, clock) = world.parts();
    sale::settle(&market, &mut sale, &mut team, clock, scenario.ctx());
    world_objects::give(sale);
    world_objects::give(team);
    world_objects::give(market);
}

public fun record_calls(world: &mut World, who: address, calls: u64) {
    world.act(who);
    let (market, mut sale, team) = (world.take_market(), world.take_sale(), world.take_team());
    let (scenario, clock) = world.parts();
    sale::record_calls(&market, &team, &mut sale, calls, clock, scenario.ctx());
    world_objects::give(sale);
    world_objects::give(team);
    world_objects::give(market);
}

public fun refund(world: &mut World, who: address) {
    world.act(who);
    let (market, mut sale, mut pass) = (world.take_market(), world.take_sale(), world.take_pass());
    let (scenario, clock) = world.parts();
    refund::refund(&market, &mut pass, &mut sale, clock, scenario.ctx());
    world.keep(pass);
    world_objects::give(sale);
    world_objects::give(market);
}

/// Paid, held, settled and refunded of the chosen sale.
public fun sale_sums(world: &mut World): (u64, u64, u64, u64) {
    world.act(@0x0);
    let sale = world.take_sale();
    let (paid, held) = (sale.paid(), sale.balance_value());
    let (settled, refunded) = (sale.settled(), sale.refunded());
    assert!(paid == held + settled + refunded);
    world_objects::give(sale);
    (paid, held, settled, refunded)
}

fun choose_bought(world: &mut World, who: address) {
    world.act(who);
    let chosen = world.chosen_mut();
    chosen.set_sale(world_objects::newest_shared<Sale<WAL>>());
    chosen.set_pass(world_objects::newest_of<AccessPass>(who));
}

use fun choose_bought as World.choose_bought;
