/// Names that point at an iteration, such as `production`; every move is an event.
module tidemark::alias;

use std::string::String;
use sui::clock::Clock;
use tidemark::market::{Self, Market};
use tidemark::model::Model;
use tidemark::model_events;
use tidemark::team::TeamCap;

const ENoIteration: u64 = 26;
const EAlias: u64 = 48;

const MAX_ALIASES: u64 = 16;
const MAX_ALIAS_BYTES: u64 = 32;

/// Points `alias` at `iteration`, for the first time or anew.
/// Aborts 1, 3 foreign cap, 4 name empty or too long, 20 another market, 26 no such iteration,
/// 43 retired, 48 there already, or 16 aliases already.
public fun move_alias<W>(
    cap: &TeamCap,
    market: &Market<W>,
    model: &mut Model<W>,
    alias: String,
    iteration: u32,
    clock: &Clock,
    ctx: &TxContext,
) {
    model.assert_editable(market, cap);
    market::assert_text(&alias, 1, MAX_ALIAS_BYTES);
    assert!(iteration >= 1 && iteration <= model.iteration_count(), ENoIteration);
    let aliases = model.aliases_mut();
    let from = if (aliases.contains(&alias)) {
        let (_, from) = aliases.remove(&alias);
        from
    } else 0;
    assert!(from != iteration && aliases.length() < MAX_ALIASES, EAlias);
    aliases.insert(alias, iteration);
    model_events::alias_moved(
        object::id(model),
        alias,
        from,
        iteration,
        ctx.sender(),
        clock.timestamp_ms(),
    );
}

/// Takes an alias away. Aborts 1, 3 foreign cap, 20 another market, 43 retired, 48 unknown.
public fun remove_alias<W>(
    cap: &TeamCap,
    market: &Market<W>,
    model: &mut Model<W>,
    alias: String,
    clock: &Clock,
    ctx: &TxContext,
) {
    model.assert_editable(market, cap);
    let aliases = model.aliases_mut();
    assert!(aliases.contains(&alias), EAlias);
    let (_, from) = aliases.remove(&alias);
    // 0 stands for no iteration: they are numbered from 1.
    model_events::alias_moved(
        object::id(model),
        alias,
        from,
        0,
        ctx.sender(),
        clock.timestamp_ms(),
    );
}
