/// How a vault is divided: advances first, then shares, the rest stays.
#[test_only]
module tidemark::shares_tests;

use sui::coin::Coin;
use sui::event;
use sui::test_scenario;
use tidemark::market_events::{RevenueDistributed, SharesSet};
use tidemark::scene;
use tidemark::world::{Self, WAL, World};

const ALL_COINS: u64 = 5_000_000_000_000_000_000;

/// A team of three: 50 %, 30 % and 20 %.
fun three(): World {
    let mut world = scene::with_market();
    world.create_team(world::seller(), vector[@0x1, @0x2, @0x3], vector[5_000, 3_000, 2_000]);
    world
}

/// Two members and a vault with money, distributed.
fun divide(shares_bps: vector<u16>, amount: u64, first: u64, second: u64) {
    let mut world = scene::with_market();
    world.create_team(world::seller(), vector[@0x1, @0x2], shares_bps);
    world.fill_vault(amount);
    world.distribute(world::stranger());
    assert!(world.balance_of(@0x1) == first && world.balance_of(@0x2) == second);
    let (vault, collected, distributed) = world.team_sums();
    assert!(collected == amount && distributed == first + second);
    assert!(vault == amount - first - second);
    world.end();
}

#[test]
fun every_member_gets_the_floor_of_the_share() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), vector[@0x1, @0x2, @0x3], vector[3_333, 3_333, 3_334]);
    world.fill_vault(10_001);
    world.distribute(world::stranger());
    assert!(event::events_by_type<RevenueDistributed>().length() == 1);
    assert!(world.balance_of(@0x1) == 3_333 && world.balance_of(@0x2) == 3_333);
    assert!(world.balance_of(@0x3) == 3_334);
    let (vault, collected, distributed) = world.team_sums();
    assert!(vault == 1 && collected == 10_001 && distributed == 10_000);
    world.end();
}

#[test]
fun the_whole_supply_is_divided_without_overflow() {
    divide(vector[9_999, 1], ALL_COINS, ALL_COINS / 10_000 * 9_999, ALL_COINS / 10_000)
}

#[test]
fun two_units_between_halves_leave_nothing() { divide(vector[5_000, 5_000], 2, 1, 1) }

#[test]
fun three_units_between_halves_leave_one() { divide(vector[5_000, 5_000], 3, 1, 1) }

#[test]
fun the_largest_number_is_divided_without_overflow() {
    let max = 18_446_744_073_709_551_615;
    divide(vector[5_000, 5_000], max, max / 2, max / 2);
}

#[test]
fun a_member_whose_floor_is_zero_gets_no_coin() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), vector[@0x1, @0x2], vector[9_999, 1]);
    world.fill_vault(2);
    world.distribute(world::stranger());
    assert!(world.balance_of(@0x1) == 1);
    assert!(!test_scenario::has_most_recent_for_address<Coin<WAL>>(@0x2));
    let (vault, collected, distributed) = world.team_sums();
    assert!(vault == 1 && collected == 2 && distributed == 1);
    world.end();
}

#[test]
fun dust_is_divided_with_the_next_money() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), vector[@0x1, @0x2], vector[5_000, 5_000]);
    world.fill_vault(3);
    world.distribute(world::stranger());
    world.fill_vault(1);
    world.distribute(world::stranger());
    assert!(world.balance_of(@0x1) == 2 && world.balance_of(@0x2) == 2);
    let (vault, collected, distributed) = world.team_sums();
    assert!(vault == 0 && collected == 4 && distributed == 4);
    world.end();
}

#[test]
#[expected_failure(abort_code = 29, location = tidemark::team)]
fun an_empty_vault_cannot_be_distributed() {
    let mut world = three();
    world.distribute(world::seller());
    abort 77
}

#[test]
#[expected_failure(abort_code = 29, location = tidemark::team)]
fun a_vault_too_small_for_anyone_cannot_be_distributed() {
    let mut world = three();
    world.fill_vault(1);
    world.distribute(world::seller());
    abort 77
}

#[test]
fun advances_are_repaid_before_anything_is_shared() {
    // 100 come in; 30 and 20 were advanced; 50 are left: 25, 15 and 10.
    let mut world = three();
    world.advance(@0x3, 30);
    world.advance(@0x1, 20);
    world.fill_vault(100);
    world.distribute(world::stranger());
    assert!(world.balance_of(@0x1) == 20 + 25);
    assert!(world.balance_of(@0x2) == 15);
    assert!(world.balance_of(@0x3) == 30 + 10);
    assert!(world.owed_to(@0x1) == 0 && world.owed_to(@0x3) == 0);
    let (vault, collected, distributed) = world.team_sums();
    assert!(vault == 0 && collected == 100 && distributed == 100);
    world.end();
}

#[test]
fun the_oldest_advance_is_repaid_first_as_far_as_the_vault_reaches() {
    let mut world = three();
    world.advance(@0x2, 70);
    world.advance(@0x1, 50);
    world.fill_vault(100);
    world.distribute(world::stranger());
    let told = event::events_by_type<RevenueDistributed>();
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    assert!(facts.peel_address() == world.chosen().team().to_address());
    assert!(facts.peel_u64() == 100);
    assert!(facts.peel_vec_address() == vector[@0x2, @0x1]);
    assert!(facts.peel_vec_u64() == vector[70, 30]);
    assert!(facts.peel_vec_address() == vector[@0x1, @0x2, @0x3]);
    assert!(facts.peel_vec_u64() == vector[0, 0, 0]);
    assert!(facts.peel_u64() == 0);
    assert!(world.balance_of(@0x2) == 70 && world.balance_of(@0x1) == 30);
    assert!(world.owed_to(@0x2) == 0 && world.owed_to(@0x1) == 20);
    // The rest comes first next time: 20, then 80 in shares.
    world.fill_vault(100);
    world.distribute(world::stranger());
    assert!(world.balance_of(@0x1) == 30 + 20 + 40);
    assert!(world.balance_of(@0x2) == 70 + 24 && world.balance_of(@0x3) == 16);
    world.end();
}

#[test]
fun a_vault_of_exactly_what_is_owed_leaves_nothing_to_share() {
    let mut world = three();
    world.advance(@0x2, 70);
    world.fill_vault(70);
    world.distribute(world::stranger());
    assert!(world.balance_of(@0x2) == 70 && world.owed_to(@0x2) == 0);
    assert!(world.balance_of(@0x1) == 0);
    world.end();
}

#[test]
fun a_vault_a_unit_under_what_is_owed_keeps_the_debt() {
    let mut world = three();
    world.advance(@0x2, 70);
    world.fill_vault(69);
    world.distribute(world::stranger());
    assert!(world.balance_of(@0x2) == 69 && world.owed_to(@0x2) == 1);
    world.end();
}

#[test]
fun one_unit_repays_one_unit() {
    let mut world = three();
    world.advance(@0x2, 2);
    world.fill_vault(1);
    world.distribute(world::stranger());
    assert!(world.balance_of(@0x2) == 1 && world.owed_to(@0x2) == 1);
    world.end();
}

#[test]
fun advances_of_one_person_add_up_in_their_first_place() {
    let mut world = three();
    world.advance(@0x1, 10);
    world.advance(@0x2, 10);
    world.advance(@0x1, 5);
    assert!(world.owed_to(@0x1) == 15);
    world.fill_vault(16);
    world.distribute(world::stranger());
    assert!(world.balance_of(@0x1) == 15 && world.balance_of(@0x2) == 1);
    world.end();
}

#[test]
fun new_shares_never_touch_earlier_money() {
    let mut world = three();
    world.advance(@0x3, 40);
    world.fill_vault(140);
    world.set_shares(world::seller(), vector[@0x4, @0x5], vector[1, 9_999]);
    assert!(event::events_by_type<SharesSet>().length() == 1);
    assert!(event::events_by_type<RevenueDistributed>().length() == 1);
    assert!(world.balance_of(@0x1) == 50 && world.balance_of(@0x2) == 30);
    assert!(world.balance_of(@0x3) == 40 + 20);
    world.fill_vault(10_000);
    world.distribute(world::stranger());
    assert!(world.balance_of(@0x4) == 1 && world.balance_of(@0x5) == 9_999);
    assert!(world.balance_of(@0x1) == 50);
    world.end();
}

#[test]
fun new_shares_need_no_money() {
    let mut world = three();
    world.set_shares(world::seller(), vector[@0x4], vector[10_000]);
    assert!(event::events_by_type<RevenueDistributed>().is_empty());
    world.end();
}

#[test]
fun who_left_is_still_repaid() {
    let mut world = three();
    world.advance(@0x3, 40);
    world.set_shares(world::seller(), vector[@0x4], vector[10_000]);
    world.fill_vault(50);
    world.distribute(world::stranger());
    assert!(world.balance_of(@0x3) == 40 && world.balance_of(@0x4) == 10);
    world.end();
}

#[test]
#[expected_failure(abort_code = 5, location = tidemark::team)]
fun new_shares_are_checked_as_the_first() {
    let mut world = three();
    world.set_shares(world::seller(), vector[@0x4, @0x5], vector[5_000, 4_999]);
    abort 77
}

#[test]
#[expected_failure(abort_code = 5, location = tidemark::team)]
fun new_members_keep_to_the_limit_of_the_market() {
    let mut world = three();
    world.set_limits_with(60_000, 60_000, 60_000, 1, 1);
    world.set_shares(world::seller(), vector[@0x4, @0x5], vector[5_000, 5_000]);
    abort 77
}
