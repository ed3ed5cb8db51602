/// What publishing may say that storage cost: every started MiB for every epoch, and once more.
#[test_only]
module tidemark::cost_tests;

use sui::event;
use tidemark::market_events::CostAdvanced;
use tidemark::scene;
use tidemark::world::{Self, World};
use tidemark::world_publishing;
use walrus::blob::Blob;

const MIB: u64 = 1_048_576;
/// 27 = 26 epochs and one for writing.
const OF_A_MIB: u64 = 2_700;

/// One certified blob, the manifest, of so many bytes and epochs.
fun manifest(world: &mut World, bytes: u64, epochs: u32): vector<Blob> {
    let end = world::anchor_epoch() + epochs;
    let mut blob = world.new_blob(world_publishing::manifest(), bytes, end, false);
    blob.certify_for_testing(world::anchor_epoch());
    vector[blob]
}

/// SELLER advances the cost of a blob.
fun cost(bytes: u64, epochs: u32, cost: u64) {
    let mut world = scene::with_model();
    let blobs = manifest(&mut world, bytes, epochs);
    world.publish_cost(world::seller(), blobs, cost);
    assert!(world.owed_to(world::seller()) == cost);
    world.end();
}

#[test]
fun nothing_may_be_claimed() { cost(MIB, 26, 0) }

#[test]
fun one_unit_may_be_claimed() { cost(MIB, 26, 1) }

#[test]
fun a_unit_under_the_ceiling_may_be_claimed() { cost(MIB, 26, OF_A_MIB - 1) }

#[test]
fun the_ceiling_may_be_claimed() { cost(MIB, 26, OF_A_MIB) }

#[test]
fun one_byte_is_a_started_mib() { cost(1, 26, OF_A_MIB) }

#[test]
fun a_byte_more_is_another_mib() { cost(MIB + 1, 26, 2 * OF_A_MIB) }

#[test]
fun an_epoch_counts_twice_with_its_writing() { cost(MIB, 1, 2 * 100) }

#[test]
fun more_epochs_cost_more() { cost(3 * MIB, 53, 3 * 54 * 100) }

#[test]
#[expected_failure(abort_code = 44, location = tidemark::publishing)]
fun a_unit_over_the_ceiling_is_refused() { cost(MIB, 26, OF_A_MIB + 1) }

#[test]
#[expected_failure(abort_code = 44, location = tidemark::publishing)]
fun a_whole_mib_is_one() { cost(MIB, 26, 2 * OF_A_MIB) }

#[test]
#[expected_failure(abort_code = 44, location = tidemark::publishing)]
fun no_bytes_cost_nothing() { cost(0, 26, 1) }

#[test]
#[expected_failure(abort_code = 44, location = tidemark::publishing)]
fun the_largest_number_is_refused() { cost(MIB, 26, 18_446_744_073_709_551_615) }

#[test]
fun all_blobs_together_are_the_ceiling() {
    let mut world = scene::with_model();
    let blobs = world.good_blobs(world::end_epoch());
    world.publish_cost(world::seller(), blobs, 2 * OF_A_MIB);
    let told = event::events_by_type<CostAdvanced>();
    let mut facts = sui::bcs::new(std::bcs::to_bytes(&told[0]));
    assert!(facts.peel_address() == world.chosen().team().to_address());
    assert!(facts.peel_address() == world.chosen().model().to_address());
    assert!(facts.peel_u32() == 1);
    assert!(facts.peel_address() == world::seller());
    assert!(facts.peel_u64() == 2 * OF_A_MIB);
    world.end();
}

#[test]
#[expected_failure(abort_code = 44, location = tidemark::publishing)]
fun the_ceiling_of_the_market_is_that_of_now() {
    let mut world = scene::with_model();
    world.set_limits_with(60_000, 60_000, 60_000, 8, 99);
    let blobs = manifest(&mut world, MIB, 26);
    world.publish_cost(world::seller(), blobs, 2_674);
    abort 77
}

#[test]
fun the_largest_ceiling_does_not_overflow() {
    let max = 18_446_744_073_709_551_615;
    let mut world = scene::with_model();
    world.set_limits_with(60_000, 60_000, 60_000, 8, max);
    let blobs = manifest(&mut world, MIB, 26);
    world.publish_cost(world::seller(), blobs, max);
    assert!(world.owed_to(world::seller()) == max);
    world.end();
}

#[test]
#[expected_failure(abort_code = 38, location = tidemark::team)]
fun who_is_no_member_advances_nothing() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), vector[@0x1], vector[10_000]);
    world.list(world::seller());
    let blobs = manifest(&mut world, MIB, 26);
    world.publish_cost(world::seller(), blobs, 1);
    abort 77
}

#[test]
fun who_is_no_member_may_publish() {
    let mut world = scene::with_market();
    world.create_team(world::seller(), vector[@0x1], vector[10_000]);
    world.list(world::seller());
    world.publish(world::end_epoch());
    world.end();
}

/// A model of a team that owes a unit to so many people who left.
fun owing(count: u64): World {
    let mut world = scene::with_model();
    let mut at = 1;
    while (at <= count) {
        let member = sui::address::from_u256(at as u256);
        world.set_shares(world::seller(), vector[member], vector[10_000]);
        world.advance(member, 1);
        at = at + 1;
    };
    world.set_shares(world::seller(), vector[world::seller()], vector[10_000]);
    world
}

#[test]
fun a_sixteenth_lender_is_allowed() {
    let mut world = owing(15);
    let blobs = manifest(&mut world, MIB, 26);
    world.publish_cost(world::seller(), blobs, 1);
    world.end();
}

#[test]
#[expected_failure(abort_code = 39, location = tidemark::team)]
fun a_seventeenth_lender_is_refused() {
    let mut world = owing(16);
    let blobs = manifest(&mut world, MIB, 26);
    world.publish_cost(world::seller(), blobs, 1);
    abort 77
}

#[test]
fun what_was_advanced_comes_back_from_the_next_sale() {
    // 12 000 000 000 come in; 2 700 are repaid; 60 % and 40 % of the rest.
    let mut world = scene::with_offer();
    let blobs = manifest(&mut world, MIB, 26);
    world.publish_cost(world::seller(), blobs, OF_A_MIB);
    world.buy(world::buyer(), 1, world::price(), world::price());
    world.settle(world::stranger());
    world.distribute(world::stranger());
    assert!(world.balance_of(world::seller()) == 2_700 + 7_199_998_380);
    assert!(world.balance_of(world::partner()) == 4_799_998_920);
    let (vault, _, _) = world.team_sums();
    assert!(vault == 0);
    world.end();
}
