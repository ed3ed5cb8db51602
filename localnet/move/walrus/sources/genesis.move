/// Builds the storage network of the embedded chain, once.
module walrus::genesis;

use std::string::String;
use sui::bls12381::{Self, G1};
use sui::group_ops::Element;
use walrus::bls_aggregate;
use walrus::staking;
use walrus::staking_inner;
use walrus::staking_pool;
use walrus::system;
use walrus::system_state_inner;

/// Only genesis itself, whose sender nobody can sign for.
const ENotGenesis: u64 = 1;
/// The lists of node facts differ in length, or a node has no shards.
const ENodes: u64 = 2;
/// A public key is not an uncompressed point of G1.
const EPublicKey: u64 = 3;
/// A duration, price, or limit of zero.
const EParameters: u64 = 4;

const UNCOMPRESSED_BYTES: u64 = 96;
const COORDINATE_BYTES: u64 = 48;
/// Flags in the first byte of a compressed point: compressed, and the larger of the two y.
const COMPRESSED_FLAG: u8 = 0x80;
const LARGER_Y_FLAG: u8 = 0x20;
/// The smallest y, big-endian, that is the larger of its pair: (p + 1) / 2.
const SMALLEST_LARGER_Y: vector<u8> =
    x"0d0088f51cbff34d258dd3db21a5d66bb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd556";

/// Shares `System` and `Staking` in epoch 1. The lists describe the nodes in committee order,
/// which is the order of bits in signer bitmaps. Keys are 96 bytes, uncompressed G1.
/// Times are in ms, prices in FROST per MiB, the capacity in bytes.
public fun create(
    names: vector<String>,
    network_addresses: vector<String>,
    public_keys: vector<vector<u8>>,
    shards: vector<vector<u16>>,
    epoch_duration_ms: u64,
    first_epoch_start_ms: u64,
    storage_price: u64,
    write_price: u64,
    max_epochs_ahead: u32,
    total_capacity_bytes: u64,
    ctx: &mut TxContext,
) {
    assert!(ctx.sender() == @0x0, ENotGenesis);
    assert!(epoch_duration_ms > 0 && storage_price > 0 && write_price > 0, EParameters);
    assert!(max_epochs_ahead > 0 && total_capacity_bytes > 0, EParameters);
    let count = names.length();
    assert!(count > 0 && network_addresses.length() == count, ENodes);
    assert!(public_keys.length() == count && shards.length() == count, ENodes);
    let node_capacity = total_capacity_bytes / count;
    let first_epoch = staking_inner::first_epoch();
    let mut nodes = staking_inner::new(epoch_duration_ms, first_epoch_start_ms, ctx);
    let mut members = vector[];
    let mut at = 0;
    while (at < count) {
        let key = point(&public_keys[at]);
        let pool = staking_pool::new(
            names[at],
            network_addresses[at],
            bls12381::g1_to_uncompressed_g1(&key),
            storage_price,
            write_price,
            node_capacity,
            first_epoch,
            ctx,
        );
        assert!(!shards[at].is_empty(), ENodes);
        let weight = shards[at].length() as u16;
        members.push_back(bls_aggregate::new_member(key, weight, object::id(&pool)));
        nodes.add_node(pool, shards[at]);
        at = at + 1;
    };
    let committee = bls_aggregate::new_committee(first_epoch, members);
    let state = system_state_inner::new(
        committee,
        total_capacity_bytes,
        storage_price,
        write_price,
        max_epochs_ahead,
        ctx,
    );
    system::create(state, ctx);
    staking::create(nodes, ctx);
}

/// Reads an uncompressed point. Only compressed bytes can be read by the chain, so this
/// compresses them and compares the result with what was given. Aborts 3.
fun point(uncompressed: &vector<u8>): Element<G1> {
    let key = bls12381::g1_from_bytes(&compressed(uncompressed));
    assert!(bls12381::g1_to_uncompressed_g1(&key).bytes() == uncompressed, EPublicKey);
    key
}

/// The x coordinate with flags in its first three bits, which are always free. Aborts 3.
fun compressed(uncompressed: &vector<u8>): vector<u8> {
    assert!(uncompressed.length() == UNCOMPRESSED_BYTES, EPublicKey);
    let mut bytes = vector[];
    let mut at = 0;
    while (at < COORDINATE_BYTES) {
        bytes.push_back(uncompressed[at]);
        at = at + 1;
    };
    let flags = if (is_larger_y(uncompressed)) COMPRESSED_FLAG | LARGER_Y_FLAG
    else COMPRESSED_FLAG;
    let first = &mut bytes[0];
    *first = *first | flags;
    bytes
}

fun is_larger_y(uncompressed: &vector<u8>): bool {
    let limit = SMALLEST_LARGER_Y;
    let mut at = 0;
    while (at < COORDINATE_BYTES) {
        let byte = uncompressed[COORDINATE_BYTES + at];
        if (byte != limit[at]) return byte > limit[at];
        at = at + 1;
    };
    true
}
