/// A renewed pass is refunded from its newest period backwards.
#[test_only]
module tidemark::refund_chain_tests;

use tidemark::scene;
use tidemark::world::{Self, World};
use tidemark::world_objects;

const SESSION_MS: u64 = 1_800_000;

/// A pass to download with a refund, of two weeks; answers the sale of the first.
fun renewed(): (World, ID) {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), world::price(), 0, 1, false);
    world.buy(world::buyer(), 2, world::price(), world::price());
    let first = world.chosen().sale();
    world.renew(world::buyer(), 2, world::price(), world::price());
    (world, first)
}

/// When the pass ends, until when it is opened, and its newest sale.
fun pass(world: &mut World): (u64, u64, ID) {
    world.act(world::buyer());
    let pass = world.take_pass();
    let (ends_at_ms, until_ms, sale) = (pass.ends_at_ms(), pass.opened_until_ms(), pass.sale());
    world.keep(pass);
    (ends_at_ms, until_ms, sale)
}

#[test]
fun a_period_to_come_is_refunded_whole_and_then_the_running_one() {
    let (mut world, first) = renewed();
    world.set_time(world::anchor_ms() + world::week_ms() / 2);
    world.refund(world::buyer());
    assert!(world.balance_of(world::buyer()) == world::price());
    let (ends_at_ms, _, newest) = pass(&mut world);
    assert!(ends_at_ms == world::week_ends_ms() && newest == first);
    world.chosen_mut().set_sale(first);
    world.refund(world::buyer());
    assert!(world.balance_of(world::buyer()) == world::price() + world::price() / 2);
    let (ends_at_ms, _, newest) = pass(&mut world);
    assert!(ends_at_ms == world::anchor_ms() + world::week_ms() / 2 && newest == first);
    world.end();
}

/// Refunds the second week at this time; so much comes back and the pass ends then.
fun refund_at(at_ms: u64, back: u64, ends_at_ms: u64) {
    let (mut world, first) = renewed();
    world.set_time(at_ms);
    world.refund(world::buyer());
    assert!(world.balance_of(world::buyer()) == back);
    let (ended_ms, _, newest) = pass(&mut world);
    assert!(ended_ms == ends_at_ms && newest == first);
    world.end();
}

fun starts_ms(): u64 { world::week_ends_ms() }

#[test]
fun a_millisecond_before_it_begins_a_period_is_refunded_whole() {
    refund_at(starts_ms() - 1, 12_000_000_000, starts_ms())
}

#[test]
fun when_it_begins_a_period_is_refunded_whole() {
    refund_at(starts_ms(), 12_000_000_000, starts_ms())
}

#[test]
fun a_millisecond_after_it_began_its_part_is_gone() {
    refund_at(starts_ms() + 1, 11_999_999_980, starts_ms() + 1)
}

#[test]
#[expected_failure(abort_code = 22, location = tidemark::refund)]
fun an_earlier_period_is_not_refunded_first() {
    let (mut world, first) = renewed();
    world.chosen_mut().set_sale(first);
    world.refund(world::buyer());
    abort 77
}

#[test]
#[expected_failure(abort_code = 56, location = tidemark::refund)]
fun a_first_period_that_has_ended_gives_nothing() {
    let (mut world, first) = renewed();
    world.set_time(starts_ms());
    world.refund(world::buyer());
    world.chosen_mut().set_sale(first);
    world.refund(world::buyer());
    abort 77
}

#[test]
#[expected_failure(abort_code = 56, location = tidemark::refund)]
fun a_first_period_opened_gives_nothing_but_the_second_does() {
    let (mut world, first) = renewed();
    let second = world.chosen().sale();
    world.chosen_mut().set_sale(first);
    world.open(world::buyer(), 1);
    world.chosen_mut().set_sale(second);
    world.refund(world::buyer());
    world.ask_pass(world::buyer(), 1);
    world.chosen_mut().set_sale(first);
    world.refund(world::buyer());
    abort 77
}

#[test]
fun a_session_that_reached_into_the_refunded_period_ends_with_the_pass() {
    let (mut world, first) = renewed();
    let second = world.chosen().sale();
    world.chosen_mut().set_sale(first);
    world.set_time(starts_ms() - 10);
    world.open(world::buyer(), 1);
    let (_, until_ms, _) = pass(&mut world);
    assert!(until_ms == starts_ms() - 10 + SESSION_MS);
    world.chosen_mut().set_sale(second);
    world.refund(world::buyer());
    let (ends_at_ms, until_ms, _) = pass(&mut world);
    assert!(until_ms == starts_ms() && ends_at_ms == starts_ms());
    world.set_time(starts_ms() - 1);
    world.ask_pass(world::buyer(), 1);
    world.end();
}

#[test]
#[expected_failure(abort_code = 24, location = tidemark::access)]
fun a_refunded_period_gets_no_key() {
    let (mut world, first) = renewed();
    let second = world.chosen().sale();
    world.chosen_mut().set_sale(first);
    world.set_time(starts_ms() - 10);
    world.open(world::buyer(), 1);
    world.chosen_mut().set_sale(second);
    world.refund(world::buyer());
    world.set_time(starts_ms());
    world.ask_pass(world::buyer(), 1);
    abort 77
}

#[test]
fun a_refunded_pass_is_renewed_from_then_on() {
    let (mut world, _) = renewed();
    world.set_time(starts_ms() + 1_000);
    world.refund(world::buyer());
    world.set_time(starts_ms() + 2_000);
    world.renew(world::buyer(), 2, world::price(), world::price());
    let (ends_at_ms, _, _) = pass(&mut world);
    assert!(ends_at_ms == starts_ms() + 2_000 + world::week_ms());
    world.open(world::buyer(), 1);
    world.act(world::buyer());
    let sale = world.take_sale();
    assert!(sale.opens() == 1);
    world_objects::give(sale);
    world.end();
}

#[test]
#[expected_failure(abort_code = 56, location = tidemark::refund)]
fun a_renewal_opened_in_its_own_time_is_kept() {
    let (mut world, _) = renewed();
    world.set_time(starts_ms());
    world.open(world::buyer(), 1);
    world.refund(world::buyer());
    abort 77
}

#[test]
fun a_trial_keeps_its_time_when_its_renewal_is_refunded() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 0, 0, 0, true);
    world.set_offer_with(1, world::week_ms(), 7, 0, 1, false);
    world.try_out(world::buyer(), 2, 0, 0);
    world.renew(world::buyer(), 3, 7, 7);
    world.refund(world::buyer());
    assert!(world.balance_of(world::buyer()) == 7);
    let (ends_at_ms, _, _) = pass(&mut world);
    assert!(ends_at_ms == world::week_ends_ms());
    world.end();
}

#[test]
#[expected_failure(abort_code = 28, location = tidemark::sale)]
fun a_period_to_come_has_earned_nothing() {
    let (mut world, _) = renewed();
    world.set_time(starts_ms());
    world.settle(world::stranger());
    abort 77
}

#[test]
fun a_period_earns_from_its_own_start() {
    let (mut world, _) = renewed();
    world.set_time(starts_ms() + 1);
    world.settle(world::stranger());
    let (_, _, settled, _) = world.sale_sums();
    assert!(settled == 20);
    world.end();
}
