/// A market with one team and one model, and what people do there, one transaction a call.
#[test_only]
module tidemark::world;

use std::string::String;
use sui::clock::{Self, Clock};
use sui::coin::{Self, Coin};
use sui::test_scenario::{Self, Scenario, TransactionEffects};
use tidemark::access::{Self, AccessPass};
use tidemark::market::{Self, AdminCap, Market};
use tidemark::model::{Self, Model};
use tidemark::purchase;
use tidemark::sale::{Self, Sale};
use tidemark::team::{Self, Team, TeamCap};
use walrus::blob::{Self, Blob};
use walrus::storage_resource;

/// The coin of the market.
public struct WAL has drop {}

const ADMIN: address = @0xAD;
const SELLER: address = @0x5E11E7;
const PARTNER: address = @0x9A47;
const BUYER: address = @0xB0B;
const STRANGER: address = @0x57A;

const EPOCH_MS: u64 = 1_209_600_000;
const ANCHOR_EPOCH: u32 = 5;
const ANCHOR_MS: u64 = 1_000_000_000;
const DAY_MS: u64 = 86_400_000;
const WEEK_MS: u64 = 604_800_000;
const PRICE: u64 = 12_000_000_000;
/// Blob id of the manifest in blobs made by `good_blobs`.
const MANIFEST: u256 = 900;
const AND_LATER: u32 = 0xffffffff;

public struct World {
    scenario: Scenario,
    /// Always there; optional so that it can be exchanged for one that shows an earlier time.
    clock: Option<Clock>,
}

public fun admin(): address { ADMIN }
public fun seller(): address { SELLER }
public fun partner(): address { PARTNER }
public fun buyer(): address { BUYER }
public fun stranger(): address { STRANGER }
public fun epoch_ms(): u64 { EPOCH_MS }
public fun anchor_epoch(): u32 { ANCHOR_EPOCH }
public fun anchor_ms(): u64 { ANCHOR_MS }
public fun day_ms(): u64 { DAY_MS }
public fun week_ms(): u64 { WEEK_MS }
public fun price(): u64 { PRICE }
public fun manifest(): u256 { MANIFEST }
public fun and_later(): u32 { AND_LATER }

/// A market and nothing else; the clock stands at the anchor.
public fun with_market(): World {
    let mut scenario = test_scenario::begin(ADMIN);
    let mut clock = clock::create_for_testing(scenario.ctx());
    clock.set_for_testing(ANCHOR_MS);
    market::init_for_testing(scenario.ctx());
    let mut world = World { scenario, clock: option::some(clock) };
    world.create_market(EPOCH_MS, ANCHOR_EPOCH, ANCHOR_MS);
    world
}

/// With a team of SELLER 60 % and PARTNER 40 % and its model, yet without iterations.
public fun with_model(): World {
    let mut world = with_market();
    world.create_team(SELLER, vector[SELLER, PARTNER], vector[6_000, 4_000]);
    world.list(SELLER);
    world
}

/// With one iteration stored for a year and offer 1: download, a week, 12 WAL, all iterations.
public fun with_offer(): World {
    let mut world = with_model();
    world.publish(ANCHOR_EPOCH + 26);
    world.set_offer(1, WEEK_MS, PRICE, 1, AND_LATER);
    world
}

/// With a pass in BUYER's hands, bought at the anchor.
public fun with_pass(): World {
    let mut world = with_offer();
    world.buy(BUYER, 1, PRICE, PRICE);
    world
}

public fun end(world: World) {
    let World { scenario, clock } = world;
    clock.destroy_some().destroy_for_testing();
    scenario.end();
}

public fun scenario(world: &mut World): &mut Scenario { &mut world.scenario }

/// Sets the time, also backwards.
public fun set_time(world: &mut World, at_ms: u64) {
    let mut clock = clock::create_for_testing(world.scenario.ctx());
    clock.set_for_testing(at_ms);
    world.clock.swap(clock).destroy_for_testing();
}

public fun create_market(world: &mut World, epoch_ms: u64, anchor_epoch: u32, anchor_ms: u64) {
    world.scenario.next_tx(ADMIN);
    let cap = world.scenario.take_from_sender<AdminCap>();
    market::create<WAL>(&cap, epoch_ms, anchor_epoch, anchor_ms, world.scenario.ctx());
    world.scenario.return_to_sender(cap);
    world.scenario.next_tx(ADMIN);
}

public fun set_version(world: &mut World, version: u64) {
    world.scenario.next_tx(ADMIN);
    let mut market = world.scenario.take_shared<Market<WAL>>();
    market.set_version_for_testing(version);
    test_scenario::return_shared(market);
}

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
    world.scenario.next_tx(who);
    let market = world.scenario.take_shared<Market<WAL>>();
    team::create(&market, name, members, shares_bps, world.scenario.ctx());
    test_scenario::return_shared(market);
    world.scenario.next_tx(who)
}

public fun add_operator(world: &mut World, who: address, operator: address) {
    world.scenario.next_tx(who);
    let (market, cap, mut team) = world.take_team();
    team::add_operator(&cap, &market, &mut team, operator);
    world.give_team(market, cap, team);
}

public fun remove_operator(world: &mut World, who: address, operator: address) {
    world.scenario.next_tx(who);
    let (market, cap, mut team) = world.take_team();
    team::remove_operator(&cap, &market, &mut team, operator);
    world.give_team(market, cap, team);
}

public fun distribute(world: &mut World, who: address) {
    world.scenario.next_tx(who);
    let market = world.scenario.take_shared<Market<WAL>>();
    let mut team = world.scenario.take_shared<Team<WAL>>();
    team::distribute(&market, &mut team, world.clock.borrow(), world.scenario.ctx());
    test_scenario::return_shared(market);
    test_scenario::return_shared(team);
}

/// Gives the team's vault money as a sale would.
public fun fill_vault(world: &mut World, amount: u64) {
    world.scenario.next_tx(ADMIN);
    let mut team = world.scenario.take_shared<Team<WAL>>();
    team.collect(sui::balance::create_for_testing(amount));
    test_scenario::return_shared(team);
}

/// Vault, collected and distributed.
public fun team_sums(world: &mut World): (u64, u64, u64) {
    world.scenario.next_tx(ADMIN);
    let team = world.scenario.take_shared<Team<WAL>>();
    let (vault, collected, distributed) =
        (team.vault_value(), team.collected(), team.distributed());
    test_scenario::return_shared(team);
    (vault, collected, distributed)
}

public fun list(world: &mut World, who: address) {
    world.list_with(who, text(4), text(10), text(4), vector[text(3)], text(3), text(6))
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
    world.scenario.next_tx(who);
    let (market, cap, team) = world.take_team();
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
        world.clock.borrow(),
        world.scenario.ctx(),
    );
    world.give_team(market, cap, team);
    world.scenario.next_tx(who);
}

/// A certified blob that nobody can delete.
public fun good_blob(world: &mut World, blob_id: u256, end_epoch: u32): Blob {
    let mut good = world.new_blob(blob_id, end_epoch, false);
    good.certify_for_testing(ANCHOR_EPOCH);
    good
}

/// A blob as registered, of one MiB.
public fun new_blob(world: &mut World, blob_id: u256, end_epoch: u32, deletable: bool): Blob {
    let ctx = world.scenario.ctx();
    let storage = storage_resource::create_for_test(ANCHOR_EPOCH, end_epoch, 1_048_576, ctx);
    blob::new_for_testing(blob_id, storage, deletable, ANCHOR_EPOCH, ctx)
}

/// A blob of content and the manifest.
public fun good_blobs(world: &mut World, end_epoch: u32): vector<Blob> {
    vector[world.good_blob(1, end_epoch), world.good_blob(MANIFEST, end_epoch)]
}

public fun publish(world: &mut World, end_epoch: u32) {
    let blobs = world.good_blobs(end_epoch);
    world.publish_blobs(blobs)
}

public fun publish_blobs(world: &mut World, blobs: vector<Blob>) {
    world.publish_with(SELLER, blobs, bytes(32), 1_000, 1_100, bytes(449), vector[], 4, 2, 2)
}

public fun publish_with(
    world: &mut World,
    who: address,
    blobs: vector<Blob>,
    content_root: vector<u8>,
    plain_bytes: u64,
    cipher_bytes: u64,
    sealed_key: vector<u8>,
    parents: vector<u32>,
    format_length: u64,
    metrics_length: u64,
    note_length: u64,
) {
    world.scenario.next_tx(who);
    let (market, cap, mut model) = world.take_model();
    model::publish_iteration(
        &cap,
        &market,
        &mut model,
        blobs,
        MANIFEST,
        content_root,
        plain_bytes,
        cipher_bytes,
        sealed_key,
        parents,
        text(format_length),
        text(metrics_length),
        text(note_length),
        world.clock.borrow(),
        world.scenario.ctx(),
    );
    world.give_model(market, cap, model);
}

public fun set_offer(
    world: &mut World,
    rights: u8,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
) {
    world.set_offer_as(SELLER, rights, window_ms, price, first_iteration, last_iteration)
}

public fun set_offer_as(
    world: &mut World,
    who: address,
    rights: u8,
    window_ms: u64,
    price: u64,
    first_iteration: u32,
    last_iteration: u32,
) {
    world.scenario.next_tx(who);
    let (market, cap, mut model) = world.take_model();
    model::set_offer(
        &cap,
        &market,
        &mut model,
        rights,
        window_ms,
        price,
        first_iteration,
        last_iteration,
        world.clock.borrow(),
        world.scenario.ctx(),
    );
    world.give_model(market, cap, model);
}

public fun withdraw_offer(world: &mut World, who: address, offer: u32) {
    world.scenario.next_tx(who);
    let (market, cap, mut model) = world.take_model();
    model::withdraw_offer(
        &cap,
        &market,
        &mut model,
        offer,
        world.clock.borrow(),
        world.scenario.ctx(),
    );
    world.give_model(market, cap, model);
}

public fun buy(world: &mut World, who: address, offer: u32, expected_price: u64, pays: u64) {
    world.scenario.next_tx(who);
    let market = world.scenario.take_shared<Market<WAL>>();
    let model = world.scenario.take_shared<Model<WAL>>();
    let payment = coin::mint_for_testing(pays, world.scenario.ctx());
    purchase::purchase(
        &market,
        &model,
        offer,
        expected_price,
        payment,
        world.clock.borrow(),
        world.scenario.ctx(),
    );
    test_scenario::return_shared(market);
    test_scenario::return_shared(model);
}

/// Opens the newest sale's pass.
public fun open(world: &mut World, who: address, iteration: u32) {
    world.scenario.next_tx(who);
    let market = world.scenario.take_shared<Market<WAL>>();
    let model = world.scenario.take_shared<Model<WAL>>();
    let mut sale = world.scenario.take_shared<Sale<WAL>>();
    let mut pass = world.scenario.take_from_sender<AccessPass>();
    access::open(
        &market,
        &mut pass,
        &mut sale,
        &model,
        iteration,
        world.clock.borrow(),
        world.scenario.ctx(),
    );
    world.scenario.return_to_sender(pass);
    test_scenario::return_shared(sale);
    test_scenario::return_shared(model);
    test_scenario::return_shared(market);
}

public fun settle(world: &mut World, who: address) {
    world.scenario.next_tx(who);
    let market = world.scenario.take_shared<Market<WAL>>();
    let mut team = world.scenario.take_shared<Team<WAL>>();
    let mut sale = world.scenario.take_shared<Sale<WAL>>();
    sale::settle(&market, &mut sale, &mut team, world.clock.borrow());
    test_scenario::return_shared(sale);
    test_scenario::return_shared(team);
    test_scenario::return_shared(market);
}

/// Asks as a key server would, with `id`.
public fun ask_pass_with(world: &mut World, who: address, id: vector<u8>) {
    world.scenario.next_tx(who);
    let market = world.scenario.take_shared<Market<WAL>>();
    let model = world.scenario.take_shared<Model<WAL>>();
    let pass = world.scenario.take_from_sender<AccessPass>();
    tidemark::seal_policy::seal_approve_pass(id, &market, &pass, &model, world.clock.borrow());
    world.scenario.return_to_sender(pass);
    test_scenario::return_shared(model);
    test_scenario::return_shared(market);
}

public fun ask_pass(world: &mut World, who: address, iteration: u32) {
    let id = world.key_id(iteration);
    world.ask_pass_with(who, id)
}

/// Asks as a key server would, with `id`.
public fun ask_team_with(world: &mut World, who: address, id: vector<u8>) {
    world.scenario.next_tx(who);
    let market = world.scenario.take_shared<Market<WAL>>();
    let model = world.scenario.take_shared<Model<WAL>>();
    let team = world.scenario.take_shared<Team<WAL>>();
    tidemark::seal_policy::seal_approve_team(id, &market, &team, &model, world.scenario.ctx());
    test_scenario::return_shared(team);
    test_scenario::return_shared(model);
    test_scenario::return_shared(market);
}

public fun ask_team(world: &mut World, who: address, iteration: u32) {
    let id = world.key_id(iteration);
    world.ask_team_with(who, id)
}

/// Model id and iteration, little-endian.
public fun key_id(world: &mut World, iteration: u32): vector<u8> {
    world.scenario.next_tx(ADMIN);
    let model = test_scenario::most_recent_id_shared<Model<WAL>>().destroy_some();
    let mut id = model.to_bytes();
    id.append(std::bcs::to_bytes(&iteration));
    id
}

/// What `who` holds of the coin, all coins together.
public fun balance_of(world: &mut World, who: address): u64 {
    world.scenario.next_tx(who);
    let mut ids = test_scenario::ids_for_address<Coin<WAL>>(who);
    let mut sum = 0;
    while (!ids.is_empty()) {
        let coin = world.scenario.take_from_sender_by_id<Coin<WAL>>(ids.pop_back());
        sum = sum + coin.value();
        world.scenario.return_to_sender(coin);
    };
    sum
}

public fun text(length: u64): String { bytes(length).to_string() }

/// That many letters `a`.
public fun bytes(length: u64): vector<u8> {
    let mut letters = vector[];
    while (letters.length() < length) letters.push_back(97);
    letters
}

fun take_team(world: &World): (Market<WAL>, TeamCap, Team<WAL>) {
    (
        world.scenario.take_shared(),
        world.scenario.take_from_sender(),
        world.scenario.take_shared(),
    )
}

fun give_team(world: &World, market: Market<WAL>, cap: TeamCap, team: Team<WAL>) {
    test_scenario::return_shared(market);
    test_scenario::return_shared(team);
    world.scenario.return_to_sender(cap);
}

fun take_model(world: &World): (Market<WAL>, TeamCap, Model<WAL>) {
    (
        world.scenario.take_shared(),
        world.scenario.take_from_sender(),
        world.scenario.take_shared(),
    )
}

fun give_model(world: &World, market: Market<WAL>, cap: TeamCap, model: Model<WAL>) {
    test_scenario::return_shared(market);
    test_scenario::return_shared(model);
    world.scenario.return_to_sender(cap);
}
