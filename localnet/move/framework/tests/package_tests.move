/// Publishers, upgrades, displays and money, to the abort code.
#[test_only]
module framework_tests::package_tests;

use std::unit_test::assert_eq;
use sui::balance;
use sui::coin;
use sui::display;
use sui::event;
use sui::package::{Self, Publisher, UpgradeCap};
use sui::sui::SUI;
use sui::test_scenario;

public struct PACKAGE_TESTS has drop {}
public struct NotAWitness has drop {}
public struct Thing has key, store { id: UID }

fun publisher(ctx: &mut TxContext): Publisher { package::test_claim(PACKAGE_TESTS {}, ctx) }

fun cap(ctx: &mut TxContext): UpgradeCap {
    package::test_publish(object::id_from_address(@0x99), ctx)
}

#[test]
fun a_publisher_knows_its_types() {
    let mut ctx = tx_context::dummy();
    let own = publisher(&mut ctx);
    assert!(own.from_package<Thing>() && own.from_module<Thing>());
    assert!(!own.from_package<SUI>() && !own.from_module<SUI>());
    assert_eq!(*own.module_().as_bytes(), b"package_tests");
    own.burn();
}

#[test]
fun a_witness_makes_a_publisher_and_a_currency() {
    let mut ctx = tx_context::dummy();
    package::claim(PACKAGE_TESTS {}, &mut ctx).burn();
    let (mut treasury, metadata) = coin::create_currency(
        PACKAGE_TESTS {},
        9,
        b"T",
        b"Test",
        b"For tests",
        option::none(),
        &mut ctx,
    );
    let coin = treasury.mint(100, &mut ctx);
    assert!(treasury.total_supply() == 100 && coin.value() == 100);
    assert_eq!(treasury.burn(coin), 100);
    assert!(treasury.total_supply() == 0 && metadata.get_decimals() == 9);
    assert_eq!(metadata.get_symbol().into_bytes(), b"T");
    std::unit_test::destroy(metadata);
    std::unit_test::destroy(treasury);
}

#[test]
#[expected_failure(abort_code = package::ENotOneTimeWitness)]
fun any_other_value_makes_no_publisher() {
    package::claim(NotAWitness {}, &mut tx_context::dummy()).burn();
}

#[test]
#[expected_failure(abort_code = coin::EBadWitness)]
fun any_other_value_makes_no_currency() {
    let (treasury, metadata) = coin::create_currency(
        NotAWitness {},
        9,
        b"T",
        b"Test",
        b"For tests",
        option::none(),
        &mut tx_context::dummy(),
    );
    std::unit_test::destroy(metadata);
    std::unit_test::destroy(treasury);
}

#[test]
fun policies_only_get_stricter() {
    let mut cap = cap(&mut tx_context::dummy());
    assert!(cap.policy() == package::compatible_policy() && cap.version() == 1);
    cap.only_additive_upgrades();
    assert!(cap.policy() == package::additive_policy());
    cap.only_dep_upgrades();
    assert!(cap.policy() == package::dep_only_policy());
    cap.make_immutable();
}

#[test]
#[expected_failure(abort_code = package::ETooPermissive)]
fun policies_do_not_get_looser() {
    let mut cap = cap(&mut tx_context::dummy());
    cap.only_dep_upgrades();
    cap.only_additive_upgrades();
    abort 77
}

#[test]
#[expected_failure(abort_code = package::ETooPermissive)]
fun an_upgrade_under_a_looser_policy_is_refused() {
    let mut cap = cap(&mut tx_context::dummy());
    cap.only_additive_upgrades();
    std::unit_test::destroy(cap.authorize(package::compatible_policy(), b"digest"));
    abort 77
}

#[test]
#[expected_failure(abort_code = package::EAlreadyAuthorized)]
fun one_upgrade_at_a_time() {
    let mut cap = cap(&mut tx_context::dummy());
    std::unit_test::destroy(cap.authorize(0, b"digest"));
    std::unit_test::destroy(cap.authorize(0, b"digest"));
    abort 77
}

#[test]
fun a_ticket_says_what_was_authorised() {
    let mut cap = cap(&mut tx_context::dummy());
    let ticket = cap.authorize(0, b"digest");
    assert_eq!(ticket.package(), object::id_from_address(@0x99));
    assert_eq!(ticket.policy(), 0);
    assert_eq!(*ticket.digest(), b"digest");
    assert_eq!(cap.package(), object::id_from_address(@0x0));
    std::unit_test::destroy(ticket);
    cap.make_immutable();
}

#[test]
fun a_display_tells_its_fields() {
    let mut scenario = test_scenario::begin(@0xA);
    let own = publisher(scenario.ctx());
    let mut display = display::new_with_fields<Thing>(
        &own,
        vector[b"name".to_string(), b"link".to_string()],
        vector[b"{name}".to_string(), b"{link}".to_string()],
        scenario.ctx(),
    );
    display.edit(b"name".to_string(), b"N".to_string());
    display.remove(b"link".to_string());
    display.update_version();
    assert!(display.version() == 1);
    assert_eq!(display.fields().keys(), vector[b"name".to_string()]);
    assert!(event::events_by_type<display::DisplayCreated<Thing>>().length() == 1);
    assert!(event::events_by_type<display::VersionUpdated<Thing>>().length() == 1);
    transfer::public_transfer(display, @0xA);
    own.burn();
    scenario.end();
}

#[test]
#[expected_failure(abort_code = display::ENotOwner)]
fun a_display_of_foreign_types_is_refused() {
    let mut ctx = tx_context::dummy();
    let own = publisher(&mut ctx);
    std::unit_test::destroy(display::new<sui::package::Publisher>(&own, &mut ctx));
    abort 77
}

#[test]
fun amounts_are_kept() {
    let mut ctx = tx_context::dummy();
    let mut supply = balance::create_supply(NotAWitness {});
    let mut all = supply.increase_supply(1_000);
    let part = all.split(300);
    assert!(all.value() == 700 && part.value() == 300);
    assert!(all.join(part) == 1_000);
    let coin = coin::take(&mut all, 1, &mut ctx);
    coin::put(&mut all, coin);
    let rest = all.withdraw_all();
    all.destroy_zero();
    assert_eq!(supply.decrease_supply(rest), 1_000);
    assert_eq!(supply.value(), 0);
    std::unit_test::destroy(supply);
}

#[test]
fun a_coin_is_divided() {
    let mut ctx = tx_context::dummy();
    let mut coin = coin::mint_for_testing<SUI>(10, &mut ctx);
    let mut parts = coin.divide_into_n(3, &mut ctx);
    assert!(parts.length() == 2 && coin.value() == 4);
    while (!parts.is_empty()) coin.join(parts.pop_back());
    parts.destroy_empty();
    assert_eq!(coin.burn_for_testing(), 10);
}

#[test]
#[expected_failure(abort_code = coin::EInvalidArg)]
fun a_coin_is_not_divided_by_zero() {
    let mut ctx = tx_context::dummy();
    let mut coin = coin::mint_for_testing<SUI>(10, &mut ctx);
    std::unit_test::destroy(coin.divide_into_n(0, &mut ctx));
    abort 77
}

#[test]
#[expected_failure(abort_code = coin::ENotEnough)]
fun a_coin_is_not_divided_into_nothing() {
    let mut ctx = tx_context::dummy();
    let mut coin = coin::mint_for_testing<SUI>(1, &mut ctx);
    std::unit_test::destroy(coin.divide_into_n(2, &mut ctx));
    abort 77
}

#[test]
#[expected_failure(abort_code = balance::ENonZero)]
fun money_is_not_thrown_away() { balance::create_for_testing<SUI>(1).destroy_zero() }

#[test]
#[expected_failure(abort_code = balance::EOverflow)]
fun the_supply_has_a_limit() {
    let mut supply = balance::create_supply(NotAWitness {});
    std::unit_test::destroy(supply.increase_supply(0xFFFFFFFFFFFFFFFF));
    abort 77
}
