/// A chain, its clock and the people on it. What they do with each noun, one transaction a call,
/// is in the modules `world_…`; where they begin is in `scene`.
///
/// Every call is made with the objects chosen last: making one chooses it, and a test may choose
/// others to see them refused.
#[test_only]
module tidemark::world;

use std::string::String;
use sui::clock::{Self, Clock};
use sui::coin::Coin;
use sui::test_scenario::{Self, Scenario};
use tidemark::chosen::{Self, Chosen};
use tidemark::market;

public use fun tidemark::world_objects::take_market as World.take_market;
public use fun tidemark::world_objects::take_market_cap as World.take_market_cap;
public use fun tidemark::world_objects::take_team as World.take_team;
public use fun tidemark::world_objects::take_team_cap as World.take_team_cap;
public use fun tidemark::world_objects::take_model as World.take_model;
public use fun tidemark::world_objects::take_sale as World.take_sale;
public use fun tidemark::world_objects::take_pass as World.take_pass;
public use fun tidemark::world_objects::take_grant as World.take_grant;
public use fun tidemark::world_objects::take_opinion as World.take_opinion;
public use fun tidemark::world_objects::keep as World.keep;
public use fun tidemark::world_market::create_market as World.create_market;
public use fun tidemark::world_market::create_market_with as World.create_market_with;
public use fun tidemark::world_market::set_version as World.set_version;
public use fun tidemark::world_market::set_limits as World.set_limits;
public use fun tidemark::world_market::set_limits_with as World.set_limits_with;
public use fun tidemark::world_market::set_fee as World.set_fee;
public use fun tidemark::world_market::migrate as World.migrate;
public use fun tidemark::world_team::create_team as World.create_team;
public use fun tidemark::world_team::create_named_team as World.create_named_team;
public use fun tidemark::world_team::set_shares as World.set_shares;
public use fun tidemark::world_team::hand_over as World.hand_over;
public use fun tidemark::world_team::add_operator as World.add_operator;
public use fun tidemark::world_team::remove_operator as World.remove_operator;
public use fun tidemark::world_team::distribute as World.distribute;
public use fun tidemark::world_team::fill_vault as World.fill_vault;
public use fun tidemark::world_team::advance as World.advance;
public use fun tidemark::world_team::team_sums as World.team_sums;
public use fun tidemark::world_team::owed_to as World.owed_to;
public use fun tidemark::world_model::list as World.list;
public use fun tidemark::world_model::list_with as World.list_with;
public use fun tidemark::world_model::edit_listing as World.edit_listing;
public use fun tidemark::world_model::edit_listing_with as World.edit_listing_with;
public use fun tidemark::world_model::retire as World.retire;
public use fun tidemark::world_model::move_alias as World.move_alias;
public use fun tidemark::world_model::remove_alias as World.remove_alias;
public use fun tidemark::world_model::set_offer as World.set_offer;
public use fun tidemark::world_model::set_offer_with as World.set_offer_with;
public use fun tidemark::world_model::set_offer_as as World.set_offer_as;
public use fun tidemark::world_model::withdraw_offer as World.withdraw_offer;
public use fun tidemark::world_publishing::good_blob as World.good_blob;
public use fun tidemark::world_publishing::new_blob as World.new_blob;
public use fun tidemark::world_publishing::good_blobs as World.good_blobs;
public use fun tidemark::world_publishing::publish as World.publish;
public use fun tidemark::world_publishing::publish_as as World.publish_as;
public use fun tidemark::world_publishing::publish_blobs as World.publish_blobs;
public use fun tidemark::world_publishing::publish_cost as World.publish_cost;
public use fun tidemark::world_publishing::publish_note as World.publish_note;
public use fun tidemark::world_publishing::publish_with as World.publish_with;
public use fun tidemark::world_publishing::disclose as World.disclose;
public use fun tidemark::world_storage::blob_ids as World.blob_ids;
public use fun tidemark::world_storage::lend as World.lend;
public use fun tidemark::world_storage::extend as World.extend;
public use fun tidemark::world_storage::record_extension as World.record_extension;
public use fun tidemark::world_sale::buy as World.buy;
public use fun tidemark::world_sale::try_out as World.try_out;
public use fun tidemark::world_sale::renew as World.renew;
public use fun tidemark::world_sale::open as World.open;
public use fun tidemark::world_sale::settle as World.settle;
public use fun tidemark::world_sale::record_calls as World.record_calls;
public use fun tidemark::world_sale::refund as World.refund;
public use fun tidemark::world_sale::sale_sums as World.sale_sums;
public use fun tidemark::world_audit::grant as World.grant;
public use fun tidemark::world_audit::grant_with as World.grant_with;
public use fun tidemark::world_audit::revoke as World.revoke;
public use fun tidemark::world_audit::open_audit as World.open_audit;
public use fun tidemark::world_audit::sign as World.sign;
public use fun tidemark::world_audit::sign_with as World.sign_with;
public use fun tidemark::world_audit::supersede as World.supersede;
public use fun tidemark::world_audit::supersede_with as World.supersede_with;
public use fun tidemark::world_keys::key_id as World.key_id;
public use fun tidemark::world_keys::note_key_id as World.note_key_id;
public use fun tidemark::world_keys::ask_pass as World.ask_pass;
public use fun tidemark::world_keys::ask_pass_with as World.ask_pass_with;
public use fun tidemark::world_keys::ask_team as World.ask_team;
public use fun tidemark::world_keys::ask_team_with as World.ask_team_with;
public use fun tidemark::world_keys::ask_audit as World.ask_audit;
public use fun tidemark::world_keys::ask_audit_with as World.ask_audit_with;

/// The coin of the market.
public struct WAL has drop {}

const ADMIN: address = @0xAD;
const SELLER: address = @0x5E11E7;
const PARTNER: address = @0x9A47;
const BUYER: address = @0xB0B;
const AUDITOR: address = @0xA0D;
const STRANGER: address = @0x57A;

const EPOCH_MS: u64 = 1_209_600_000;
const ANCHOR_EPOCH: u32 = 5;
const ANCHOR_MS: u64 = 1_000_000_000;
/// What a MiB may be said to have cost for an epoch.
const CEILING: u64 = 100;
const DAY_MS: u64 = 86_400_000;
const WEEK_MS: u64 = 604_800_000;
const PRICE: u64 = 12_000_000_000;
const AND_LATER: u32 = 0xffffffff;

public struct World {
    scenario: Scenario,
    /// Always there; optional so that it can be exchanged for one that shows an earlier time.
    clock: Option<Clock>,
    chosen: Chosen,
}

public fun admin(): address { ADMIN }
public fun seller(): address { SELLER }
public fun partner(): address { PARTNER }
public fun buyer(): address { BUYER }
public fun auditor(): address { AUDITOR }
public fun stranger(): address { STRANGER }
public fun epoch_ms(): u64 { EPOCH_MS }
public fun anchor_epoch(): u32 { ANCHOR_EPOCH }
public fun anchor_ms(): u64 { ANCHOR_MS }
public fun ceiling(): u64 { CEILING }
public fun day_ms(): u64 { DAY_MS }
public fun week_ms(): u64 { WEEK_MS }
public fun price(): u64 { PRICE }
public fun and_later(): u32 { AND_LATER }
public fun end_epoch(): u32 { ANCHOR_EPOCH + 26 }
/// When a week bought at the anchor ends.
public fun week_ends_ms(): u64 { ANCHOR_MS + WEEK_MS }

/// Nothing but an admin; the clock stands at the anchor.
public fun new(): World {
    let mut scenario = test_scenario::begin(ADMIN);
    let mut clock = clock::create_for_testing(scenario.ctx());
    clock.set_for_testing(ANCHOR_MS);
    market::init_for_testing(scenario.ctx());
    World { scenario, clock: option::some(clock), chosen: chosen::nothing() }
}

public fun end(world: World) {
    let World { scenario, clock, chosen: _ } = world;
    clock.destroy_some().destroy_for_testing();
    scenario.end();
}

/// Ends the transaction before and starts one of `who`.
public fun act(world: &mut World, who: address) { world.scenario.next_tx(who); }

public fun chosen(world: &World): Chosen { world.chosen }

public fun chosen_mut(world: &mut World): &mut Chosen { &mut world.chosen }

/// Makes the next calls with these objects.
public fun choose(world: &mut World, chosen: Chosen) { world.chosen = chosen }

public fun scenario(world: &mut World): &mut Scenario { &mut world.scenario }

/// For one call that takes both.
public fun parts(world: &mut World): (&mut Scenario, &Clock) {
    (&mut world.scenario, world.clock.borrow())
}

/// Sets the time, also backwards.
public fun set_time(world: &mut World, at_ms: u64) {
    let mut clock = clock::create_for_testing(world.scenario.ctx());
    clock.set_for_testing(at_ms);
    world.clock.swap(clock).destroy_for_testing();
}

/// What `who` holds of the coin, all coins together.
public fun balance_of(world: &mut World, who: address): u64 {
    world.act(who);
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
