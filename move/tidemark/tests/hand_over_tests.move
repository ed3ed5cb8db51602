/// The cap goes from member to member, and with it all that it allows.
#[test_only]
module tidemark::hand_over_tests;

use sui::event;
use sui::test_scenario;
use tidemark::market_events::CapHandedOver;
use tidemark::scene;
use tidemark::team::TeamCap;
use tidemark::world::{Self, World};

/// SELLER publishes an iteration that cost `first`, hands over, PARTNER one that cost `second`.
fun advanced_by_two(first: u64, second: u64): World {
    let mut world = scene::with_model();
    let blobs = world.good_blobs(world::end_epoch());
    world.publish_cost(world::seller(), blobs, first);
    world.hand_over(world::seller(), world::partner());
    let blobs = world.good_blobs(world::end_epoch());
    world.publish_cost(world::partner(), blobs, second);
    world
}

#[test]
fun the_cap_goes_to_a_member_and_the_event_says_so() {
    let mut world = scene::with_model();
    let effects = world.hand_over(world::seller(), world::partner());
    assert!(effects.num_user_events() == 1);
    assert!(effects.created().is_empty() && effects.deleted().is_empty());
    assert!(effects.transferred_to_account().length() == 1);
    assert!(!test_scenario::has_most_recent_for_address<TeamCap>(world::seller()));
    let cap = test_scenario::most_recent_id_for_address<TeamCap>(world::partner());
    assert!(cap.destroy_some() == world.chosen().team_cap());
    world.end();
}

#[test]
fun the_event_names_who_gave_and_who_got() {
    let mut world = scene::with_model();
    let at_ms = world::anchor_ms() + 7;
    world.set_time(at_ms);
    world.act(world::seller());
    let (cap, market, team) = (world.take_team_cap(), world.take_market(), world.take_team());
    let (scenario, clock) = world.parts();
    tidemark::team::hand_over(cap, &market, &team, world::partner(), clock, scenario.ctx());
    let told = event::events_by_type<CapHandedOver>();
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    assert!(facts.peel_address() == world.chosen().team().to_address());
    assert!(facts.peel_address() == world::seller());
    assert!(facts.peel_address() == world::partner());
    assert!(facts.peel_u64() == at_ms);
    assert!(facts.into_remainder_bytes().is_empty());
    test_scenario::return_shared(market);
    test_scenario::return_shared(team);
    world.end();
}

#[test]
fun the_new_holder_manages_and_may_give_it_back() {
    let mut world = scene::with_model();
    world.hand_over(world::seller(), world::partner());
    world.add_operator(world::partner(), @0x1);
    world.publish_as(world::partner());
    world.hand_over(world::partner(), world::seller());
    world.remove_operator(world::seller(), @0x1);
    world.end();
}

#[test]
fun a_holder_may_hand_it_to_herself() {
    let mut world = scene::with_model();
    world.hand_over(world::seller(), world::seller());
    world.add_operator(world::seller(), @0x1);
    world.end();
}

#[test]
fun a_creator_outside_the_team_may_hand_it_in() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), vector[@0x1], vector[10_000]);
    world.hand_over(world::seller(), @0x1);
    world.add_operator(@0x1, @0x2);
    world.end();
}

#[test]
#[expected_failure(abort_code = 38, location = tidemark::team)]
fun a_stranger_gets_no_cap() {
    let mut world = scene::with_model();
    world.hand_over(world::seller(), world::stranger());
    abort 77
}

#[test]
#[expected_failure(abort_code = 38, location = tidemark::team)]
fun a_creator_outside_the_team_does_not_get_it_back() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), vector[@0x1], vector[10_000]);
    world.hand_over(world::seller(), @0x1);
    world.hand_over(@0x1, world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 38, location = tidemark::team)]
fun an_operator_gets_no_cap() {
    let mut world = scene::with_everything();
    world.hand_over(world::seller(), world::auditor());
    abort 77
}

#[test]
#[expected_failure(abort_code = 38, location = tidemark::team)]
fun a_member_of_before_gets_no_cap() {
    let mut world = scene::with_model();
    world.set_shares(world::seller(), vector[world::seller()], vector[10_000]);
    world.hand_over(world::seller(), world::partner());
    abort 77
}

#[test]
fun what_two_members_advanced_is_repaid_oldest_first() {
    let mut world = advanced_by_two(1_000, 500);
    world.fill_vault(1_200);
    world.distribute(world::stranger());
    assert!(world.balance_of(world::seller()) == 1_000);
    assert!(world.balance_of(world::partner()) == 200);
    assert!(world.owed_to(world::seller()) == 0 && world.owed_to(world::partner()) == 300);
    // 300 are still owed; 60 % and 40 % of the other 100.
    world.fill_vault(400);
    world.distribute(world::stranger());
    assert!(world.balance_of(world::seller()) == 1_060);
    assert!(world.balance_of(world::partner()) == 540);
    world.end();
}

#[test]
fun who_handed_it_over_keeps_her_place_among_those_owed() {
    let mut world = advanced_by_two(1_000, 500);
    world.hand_over(world::partner(), world::seller());
    let blobs = world.good_blobs(world::end_epoch());
    world.publish_cost(world::seller(), blobs, 10);
    world.fill_vault(1_011);
    world.distribute(world::stranger());
    assert!(world.balance_of(world::seller()) == 1_010);
    assert!(world.balance_of(world::partner()) == 1);
    assert!(world.owed_to(world::partner()) == 499);
    world.end();
}
