/// Where tests begin: each scene is the one before and a little more.
#[test_only]
module tidemark::scene;

use std::string::String;
use tidemark::note;
use tidemark::world::{Self, World};

/// A market and nothing else.
public fun with_market(): World {
    let mut world = world::new();
    world.create_market();
    world
}

/// With a team of SELLER 60 % and PARTNER 40 % and its model, yet without iterations.
public fun with_model(): World {
    let mut world = with_market();
    let members = vector[world::seller(), world::partner()];
    world.create_team(world::seller(), members, vector[6_000, 4_000]);
    world.list(world::seller());
    world
}

/// With one iteration stored for a year and offer 1: download, a week, 12 WAL, all iterations.
public fun with_offer(): World {
    let mut world = with_model();
    world.publish(world::end_epoch());
    world.set_offer(1, world::week_ms(), world::price(), 1, world::and_later());
    world
}

/// With a pass in BUYER's hands, bought at the anchor.
public fun with_pass(): World {
    let mut world = with_offer();
    world.buy(world::buyer(), 1, world::price(), world::price());
    world
}

/// With a grant for both scopes on all iterations in AUDITOR's hands, for a week.
public fun with_grant(): World {
    let mut world = with_offer();
    world.grant(3);
    world
}

/// Where the tests with foreign objects and with old code begin: offers 1 (download, no refund),
/// 2 (both rights, 100 calls, refund) and 3 (trial), a pass of offer 2 opened by BUYER, a grant
/// opened by AUDITOR, an opinion, an alias and an operator.
public fun with_everything(): World {
    let mut world = world::new();
    world.create_market();
    add_team(&mut world);
    world
}

/// A team with a model and everything on it, in the chosen market.
public fun add_team(world: &mut World) {
    let members = vector[world::seller(), world::partner()];
    world.create_team(world::seller(), members, vector[6_000, 4_000]);
    world.fill_vault(10_000);
    world.add_operator(world::seller(), world::auditor());
    add_model(world);
}

/// A model of the chosen team with everything on it.
public fun add_model(world: &mut World) {
    world.list(world::seller());
    let note = note::sealed_until(world::anchor_ms(), commitment(), world::bytes(64));
    world.publish_note(note);
    world.set_offer(1, world::week_ms(), world::price(), 1, world::and_later());
    world.set_offer_with(3, world::week_ms(), world::price(), 100, 1, false);
    world.set_offer_with(1, world::week_ms(), 1, 0, 0, true);
    world.move_alias(world::seller(), world::text(3), 1);
    world.buy(world::buyer(), 2, world::price(), world::price());
    world.open(world::buyer(), 1);
    world.grant(3);
    world.open_audit(1);
    world.sign(1);
}

/// The salt and the text of the note in these scenes.
public fun salt(): vector<u8> { world::bytes(16) }

public fun secret(): String { world::text(20) }

/// sha2-256 of salt ‖ text.
public fun commitment(): vector<u8> {
    let mut salted = salt();
    salted.append(*secret().as_bytes());
    std::hash::sha2_256(salted)
}
