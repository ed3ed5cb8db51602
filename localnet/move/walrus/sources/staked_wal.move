/// Money behind a storage node.
module walrus::staked_wal;

use sui::balance::Balance;
use wal::wal::WAL;

#[allow(unused_field)]
public enum StakedWalState has copy, drop, store {
    Staked,
    Withdrawing { withdraw_epoch: u32 },
}

public struct StakedWal has key, store {
    id: UID,
    state: StakedWalState,
    node_id: ID,
    principal: Balance<WAL>,
    activation_epoch: u32,
}

public(package) fun mint(
    node_id: ID,
    principal: Balance<WAL>,
    activation_epoch: u32,
    ctx: &mut TxContext,
): StakedWal {
    StakedWal {
        id: object::new(ctx),
        state: StakedWalState::Staked,
        node_id,
        principal,
        activation_epoch,
    }
}

public(package) fun into_parts(staked: StakedWal): (ID, Balance<WAL>, u32) {
    let StakedWal { id, state: _, node_id, principal, activation_epoch } = staked;
    id.delete();
    (node_id, principal, activation_epoch)
}

public fun node_id(staked: &StakedWal): ID {
    staked.node_id
}

public fun value(staked: &StakedWal): u64 {
    staked.principal.value()
}

public fun activation_epoch(staked: &StakedWal): u32 {
    staked.activation_epoch
}
