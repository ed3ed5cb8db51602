/// What wallets and explorers are told about our objects.
#[test_only]
module tidemark::appearance_tests;

use sui::display::Display;
use sui::package::{Self, Publisher};
use tidemark::access::AccessPass;
use tidemark::appearance;
use tidemark::audit::AuditGrant;
use tidemark::model::Model;
use tidemark::opinion::Opinion;
use tidemark::scene;
use tidemark::world::{Self, WAL, World};

/// A witness of this module, and so of the package.
public struct APPEARANCE_TESTS has drop {}

/// The display of a type, its number of fields and what it gives for `field`.
fun shown<T: key>(world: &mut World, count: u64, field: vector<u8>): vector<u8> {
    world.act(world::admin());
    let display = world.scenario().take_from_sender<Display<T>>();
    assert!(display.version() == 1 && display.fields().length() == count);
    let template = *display.fields().get(&field.to_string()).as_bytes();
    world.keep(display);
    template
}

#[test]
fun every_kind_of_object_has_a_display() {
    let mut world = scene::with_market();
    world.act(world::admin());
    let publisher = world.scenario().take_from_sender<Publisher>();
    appearance::create<WAL>(&publisher, world.scenario().ctx());
    world.keep(publisher);
    assert!(shown<Model<WAL>>(&mut world, 5, b"name") == b"{name}");
    assert!(shown<AccessPass>(&mut world, 5, b"ends") == b"{ends_on}");
    assert!(shown<AuditGrant>(&mut world, 4, b"rights") == b"{scope_text}");
    assert!(shown<Opinion>(&mut world, 4, b"creator") == b"{auditor}");
    world.end();
}

#[test]
#[expected_failure(abort_code = 0, location = sui::display)]
fun the_publisher_of_another_package_shows_nothing() {
    let mut world = scene::with_market();
    world.act(world::admin());
    let ctx = world.scenario().ctx();
    // Of text: that of the standard library.
    let publisher = package::test_claim(world::text(1), ctx);
    appearance::create<WAL>(&publisher, ctx);
    publisher.burn_publisher();
    abort 77
}
