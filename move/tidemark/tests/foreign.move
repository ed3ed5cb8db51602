/// Worlds in which one of the objects a call is made with is a valid one of somebody else. Where a
/// name ends in `elsewhere` it was made in another market, else by another team in the same.
#[test_only]
module tidemark::foreign;

use tidemark::chosen::Chosen;
use tidemark::scene;
use tidemark::world::World;

/// Everything twice, in two markets; the first is chosen and the second answered.
public fun two_markets(): (World, Chosen) {
    let mut world = scene::with_everything();
    let first = world.chosen();
    world.create_market();
    scene::add_team(&mut world);
    let second = world.chosen();
    world.choose(first);
    (world, second)
}

/// Everything twice, of two teams in one market.
public fun two_teams(): (World, Chosen) {
    let mut world = scene::with_everything();
    let first = world.chosen();
    scene::add_team(&mut world);
    let second = world.chosen();
    world.choose(first);
    (world, second)
}

/// Two models of one team with everything on them.
public fun two_models(): (World, Chosen) {
    let mut world = scene::with_everything();
    let first = world.chosen();
    scene::add_model(&mut world);
    let second = world.chosen();
    world.choose(first);
    (world, second)
}

public fun market(): World {
    let (mut world, other) = two_markets();
    let chosen = world.chosen().with_market(&other);
    world.choose(chosen);
    world
}

public fun market_cap(): World {
    let (mut world, other) = two_markets();
    let chosen = world.chosen().with_market_cap(&other);
    world.choose(chosen);
    world
}

public fun cap(): World {
    let (mut world, other) = two_teams();
    let chosen = world.chosen().with_team_cap(&other);
    world.choose(chosen);
    world
}

public fun cap_elsewhere(): World {
    let (mut world, other) = two_markets();
    let chosen = world.chosen().with_team_cap(&other);
    world.choose(chosen);
    world
}

public fun team(): World {
    let (mut world, other) = two_teams();
    let chosen = world.chosen().with_team(&other);
    world.choose(chosen);
    world
}

public fun team_elsewhere(): World {
    let (mut world, other) = two_markets();
    let chosen = world.chosen().with_team(&other);
    world.choose(chosen);
    world
}

public fun model(): World {
    let (mut world, other) = two_teams();
    let chosen = world.chosen().with_model(&other);
    world.choose(chosen);
    world
}

public fun model_elsewhere(): World {
    let (mut world, other) = two_markets();
    let chosen = world.chosen().with_model(&other);
    world.choose(chosen);
    world
}

public fun sale(): World {
    let (mut world, other) = two_teams();
    let chosen = world.chosen().with_sale(&other);
    world.choose(chosen);
    world
}

public fun sale_elsewhere(): World {
    let (mut world, other) = two_markets();
    let chosen = world.chosen().with_sale(&other);
    world.choose(chosen);
    world
}

public fun pass(): World {
    let (mut world, other) = two_teams();
    let chosen = world.chosen().with_pass(&other);
    world.choose(chosen);
    world
}

public fun pass_elsewhere(): World {
    let (mut world, other) = two_markets();
    let chosen = world.chosen().with_pass(&other);
    world.choose(chosen);
    world
}

public fun grant(): World {
    let (mut world, other) = two_teams();
    let chosen = world.chosen().with_grant(&other);
    world.choose(chosen);
    world
}

public fun grant_elsewhere(): World {
    let (mut world, other) = two_markets();
    let chosen = world.chosen().with_grant(&other);
    world.choose(chosen);
    world
}

public fun opinion(): World {
    let (mut world, other) = two_teams();
    let chosen = world.chosen().with_opinion(&other);
    world.choose(chosen);
    world
}

public fun opinion_elsewhere(): World {
    let (mut world, other) = two_markets();
    let chosen = world.chosen().with_opinion(&other);
    world.choose(chosen);
    world
}

public fun sibling_model(): World {
    let (mut world, other) = two_models();
    let chosen = world.chosen().with_model(&other);
    world.choose(chosen);
    world
}

public fun sibling_pass(): World {
    let (mut world, other) = two_models();
    let chosen = world.chosen().with_pass(&other);
    world.choose(chosen);
    world
}

public fun sibling_sale(): World {
    let (mut world, other) = two_models();
    let chosen = world.chosen().with_sale(&other);
    world.choose(chosen);
    world
}

public fun sibling_grant(): World {
    let (mut world, other) = two_models();
    let chosen = world.chosen().with_grant(&other);
    world.choose(chosen);
    world
}
