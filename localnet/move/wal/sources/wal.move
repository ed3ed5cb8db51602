/// The coin that pays for storage, as play money of the embedded network.
module wal::wal;

use sui::coin;

/// 1 WAL = 1,000,000,000 FROST.
const DECIMALS: u8 = 9;

public struct WAL has drop {}

/// The treasury goes to the sender, who opens the faucet with it.
fun init(witness: WAL, ctx: &mut TxContext) {
    let (treasury, metadata) = coin::create_currency(
        witness,
        DECIMALS,
        b"WAL",
        b"WAL Token",
        b"Play money of the embedded network.",
        option::none(),
        ctx,
    );
    transfer::public_freeze_object(metadata);
    transfer::public_transfer(treasury, ctx.sender());
}

#[test_only]
public fun init_for_testing(ctx: &mut TxContext) {
    init(WAL {}, ctx)
}
