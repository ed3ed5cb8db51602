/// Development only: anyone may make WAL on the embedded network.
module wal::faucet;

use sui::coin::{Coin, TreasuryCap};
use wal::wal::WAL;

/// The amount is zero or over the limit of one call.
const EAmount: u64 = 1;

/// 100,000 WAL a call.
const MAX_AMOUNT_FROST: u64 = 100_000_000_000_000;

/// Shared; keeps the treasury.
public struct Faucet has key {
    id: UID,
    treasury: TreasuryCap<WAL>,
}

/// Called once, by genesis. Shares the faucet.
public fun open(treasury: TreasuryCap<WAL>, ctx: &mut TxContext) {
    transfer::share_object(Faucet { id: object::new(ctx), treasury })
}

/// Makes `amount` FROST, from 1 to 100,000 WAL.
public fun mint(faucet: &mut Faucet, amount: u64, ctx: &mut TxContext): Coin<WAL> {
    assert!(amount > 0 && amount <= MAX_AMOUNT_FROST, EAmount);
    faucet.treasury.mint(amount, ctx)
}

public fun burn(faucet: &mut Faucet, coin: Coin<WAL>) {
    faucet.treasury.burn(coin);
}

public fun total_supply(faucet: &Faucet): u64 {
    faucet.treasury.total_supply()
}

public fun max_amount(): u64 {
    MAX_AMOUNT_FROST
}
