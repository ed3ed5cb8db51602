import { describe, expect, it } from 'vitest';
import { coverFunctions } from './cover-functions';

const SOURCE = `/// A shop.
module shop::till;

public struct Till has key { id: UID }

/// Not a function: fun nothing() {}
public fun open(till: &mut Till) { inner(till) }

public fun close<W>(till: &mut Till, amount: u64) { assert!(amount > 0, 1); }

public(package) fun inner(till: &mut Till) { abort 9 }

entry fun ask(till: &Till) {}

public fun lonely() {}

#[test_only]
public fun only_for_tests() {}
`;

const WORLD = `#[test_only]
module shop::world;

public use fun shop::world_till::close as World.close;

public struct World { scenario: Scenario }

public fun begin(world: &mut World) { shop::till::open(world.till()); }
`;

const WORLD_TILL = `#[test_only]
module shop::world_till;

use shop::till::{Self, ask};
use shop::world::World;

public fun close(world: &mut World, amount: u64) {
    // till::lonely() is only mentioned, and so is b"till::lonely()" here.
    till::close<WAL>(world.till(), amount);
    print(b"till::lonely()");
}

public fun ask_it(world: &World) { ask(world.till()) }
`;

const TESTS = `#[test_only]
module shop::till_tests;

use shop::world_till;

fun close_with(amount: u64) {
    let mut world = world();
    world.begin();
    world.close(amount);
}

#[test]
fun it_closes() { close_with(1) }

#[test]
#[expected_failure(abort_code = 1, location = shop::till)]
fun nothing_does_not_close() { close_with(0) }

#[test]
#[expected_failure(abort_code = 7, location = shop::till)]
fun arguments_come_first() { other.begin(world.close(world.begin())); abort 77 }

#[test]
fun it_asks() { world_till::ask_it(&world); again() }

fun again() { again() }

#[test]
#[expected_failure(abort_code = 3, location = shop::till)]
fun it_did_not_pass() { shop::till::lonely() }
`;

const FILES = {
  'Move.toml': '[package]',
  'sources/till.move': SOURCE,
  'tests/world.move': WORLD,
  'tests/world_till.move': WORLD_TILL,
  'tests/till_tests.move': TESTS,
};

const PASSED = ['it_closes', 'nothing_does_not_close', 'arguments_come_first', 'it_asks'];

function covered(name: string) {
  const passed = new Set(PASSED.map((test) => `till_tests::${test}`));
  return coverFunctions(FILES, passed).find((coverage) => coverage.name === name);
}

describe('coverFunctions', () => {
  it('lists what a transaction can call and nothing else', () => {
    const names = coverFunctions(FILES, new Set()).map(({ name }) => name);
    expect(names).toEqual(['till::ask', 'till::close', 'till::lonely', 'till::open']);
  });

  it('follows helpers, methods of other modules and full paths', () => {
    expect(covered('till::open')?.tests).toEqual([
      'till_tests::it_closes',
      'till_tests::nothing_does_not_close',
      'till_tests::arguments_come_first',
    ]);
    expect(covered('till::close')?.tests).toHaveLength(3);
  });

  it('follows imported functions and ends where a helper calls itself', () => {
    expect(covered('till::ask')?.tests).toEqual(['till_tests::it_asks']);
  });

  it('counts as refusing only what a failing test calls last', () => {
    expect(covered('till::close')?.refusing).toEqual([
      'till_tests::nothing_does_not_close',
      'till_tests::arguments_come_first',
    ]);
    expect(covered('till::close')?.codes).toEqual([1, 7]);
    expect(covered('till::open')?.refusing).toEqual([]);
  });

  it('counts neither mentions nor tests that did not pass', () => {
    expect(covered('till::lonely')).toEqual({
      name: 'till::lonely',
      tests: [],
      refusing: [],
      codes: [],
    });
  });
});
