/// Trying a model out, once per person.
#[test_only]
module tidemark::trial_tests;

use tidemark::scene;
use tidemark::world;

#[test]
fun a_trial_is_a_pass_of_its_own_terms() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.try_out(world::buyer(), 2, 7, 9);
    assert!(world.balance_of(world::buyer()) == 2);
    world.open(world::buyer(), 1);
    world.ask_pass(world::buyer(), 1);
    world.settle(world::stranger());
    let (vault, _, _) = world.team_sums();
    assert!(vault == 7);
    world.end();
}

#[test]
fun a_trial_for_nothing_leaves_nothing_to_settle() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 0, 0, 0, true);
    world.try_out(world::buyer(), 2, 0, 0);
    let (paid, held, settled, refunded) = world.sale_sums();
    assert!(paid == 0 && held == 0 && settled == 0 && refunded == 0);
    world.open(world::buyer(), 1);
    world.ask_pass(world::buyer(), 1);
    world.end();
}

#[test]
#[expected_failure(abort_code = 28, location = tidemark::sale)]
fun a_sale_of_nothing_is_never_settled() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 0, 0, 0, true);
    world.try_out(world::buyer(), 2, 0, 0);
    world.set_time(world::week_ends_ms() + 1);
    world.settle(world::stranger());
    abort 77
}

#[test]
fun a_coin_given_for_nothing_comes_back() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 0, 0, 0, true);
    world.try_out(world::buyer(), 2, 0, 5);
    assert!(world.balance_of(world::buyer()) == 5);
    world.end();
}

#[test]
#[expected_failure(abort_code = 54, location = tidemark::purchase)]
fun nobody_tries_twice() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.try_out(world::buyer(), 2, 7, 7);
    world.try_out(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 54, location = tidemark::purchase)]
fun nobody_tries_again_under_another_offer_or_later() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.set_offer_with(1, 60_000, 1, 0, 0, true);
    world.try_out(world::buyer(), 2, 7, 7);
    world.set_time(world::week_ends_ms() + 1);
    world.try_out(world::buyer(), 3, 1, 1);
    abort 77
}

#[test]
fun others_and_other_models_are_tried_all_the_same() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.try_out(world::buyer(), 2, 7, 7);
    world.try_out(world::stranger(), 2, 7, 7);
    world.list(world::seller());
    world.publish(world::end_epoch());
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.try_out(world::buyer(), 1, 7, 7);
    world.end();
}

#[test]
fun a_trial_may_be_renewed_under_another_offer() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.try_out(world::buyer(), 2, 7, 7);
    world.renew(world::buyer(), 1, world::price(), world::price());
    world.act(world::buyer());
    let pass = world.take_pass();
    assert!(pass.ends_at_ms() == world::week_ends_ms() + world::week_ms());
    world.keep(pass);
    world.end();
}

#[test]
#[expected_failure(abort_code = 53, location = tidemark::purchase)]
fun what_is_no_trial_is_not_tried() {
    let mut world = scene::with_offer();
    world.try_out(world::buyer(), 1, world::price(), world::price());
    abort 77
}

#[test]
#[expected_failure(abort_code = 56, location = tidemark::refund)]
fun a_trial_has_no_refund() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.try_out(world::buyer(), 2, 7, 7);
    world.refund(world::buyer());
    abort 77
}

#[test]
#[expected_failure(abort_code = 15, location = tidemark::model)]
fun an_unknown_offer_cannot_be_tried() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.try_out(world::buyer(), 9, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 15, location = tidemark::model)]
fun offer_zero_cannot_be_tried() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.try_out(world::buyer(), 0, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 16, location = tidemark::purchase)]
fun a_withdrawn_offer_cannot_be_tried() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.withdraw_offer(world::seller(), 2);
    world.try_out(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 43, location = tidemark::model)]
fun a_retired_model_cannot_be_tried() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.retire(world::seller());
    world.try_out(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 12, location = tidemark::purchase)]
fun a_window_no_longer_allowed_cannot_be_tried() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.set_limits_with(60_000, world::week_ms() - 1, 60_000, 8, 1);
    world.try_out(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 12, location = tidemark::purchase)]
fun a_window_now_too_short_cannot_be_tried() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.set_limits_with(world::week_ms() + 1, 31_622_400_000, 60_000, 8, 1);
    world.try_out(world::buyer(), 2, 7, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 17, location = tidemark::purchase)]
fun a_trial_of_another_price_is_refused() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.try_out(world::buyer(), 2, 6, 7);
    abort 77
}

#[test]
#[expected_failure(abort_code = 17, location = tidemark::purchase)]
fun a_trial_of_a_higher_expected_price_is_refused() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.try_out(world::buyer(), 2, 8, 8);
    abort 77
}

#[test]
#[expected_failure(abort_code = 18, location = tidemark::purchase)]
fun one_unit_too_little_tries_nothing() {
    let mut world = scene::with_offer();
    world.set_offer_with(1, world::week_ms(), 7, 0, 0, true);
    world.try_out(world::buyer(), 2, 7, 6);
    abort 77
}
