/// Where a key server stands and which master key it uses.
module seal::key_server;

use std::string::String;
use sui::bls12381;
use sui::dynamic_field;

/// Only Boneh-Franklin on BLS12-381 is known.
const EInvalidKeyType: u64 = 1;
/// The object has no state of this version.
const EInvalidVersion: u64 = 2;

const BONEH_FRANKLIN_BLS12381: u8 = 0;
/// Also the name of the dynamic field that holds the state.
const VERSION: u64 = 2;

/// Whoever owns this object runs the server and may move it.
public struct KeyServer has key, store {
    id: UID,
    first_version: u64,
    last_version: u64,
}

/// `pk` is 96 bytes, a compressed point of G2.
public struct KeyServerV2 has store {
    name: String,
    key_type: u8,
    pk: vector<u8>,
    server_type: ServerType,
}

#[allow(unused_field)]
public enum ServerType has copy, drop, store {
    Independent { url: String },
    Committee { version: u32, threshold: u16, partial_key_servers: vector<PartialKeyServer> },
}

#[allow(unused_field)]
public struct PartialKeyServer has copy, drop, store {
    name: String,
    url: String,
    partial_pk: vector<u8>,
    party_id: u16,
}

/// Registers an independent server; the object goes to the sender. Aborts 1, and in `group_ops`
/// when `pk` is no point.
entry fun create_and_transfer_v2_independent_server(
    name: String,
    url: String,
    key_type: u8,
    pk: vector<u8>,
    ctx: &mut TxContext,
) {
    bls12381::g2_from_bytes(&pk);
    transfer::transfer(new(name, url, key_type, pk, ctx), ctx.sender())
}

/// Moves an independent server. Aborts 2.
public fun update(server: &mut KeyServer, url: String) {
    assert!(dynamic_field::exists_(&server.id, VERSION), EInvalidVersion);
    let state: &mut KeyServerV2 = dynamic_field::borrow_mut(&mut server.id, VERSION);
    state.server_type = ServerType::Independent { url };
}

/// Aborts 2.
public fun v2(server: &KeyServer): &KeyServerV2 {
    assert!(dynamic_field::exists_(&server.id, VERSION), EInvalidVersion);
    dynamic_field::borrow(&server.id, VERSION)
}

public fun name(server: &KeyServer): String {
    server.v2().name
}

public fun key_type(server: &KeyServer): u8 {
    server.v2().key_type
}

public fun pk(server: &KeyServer): &vector<u8> {
    &server.v2().pk
}

/// Aborts 1 for a committee, which has many.
public fun url(server: &KeyServer): String {
    match (&server.v2().server_type) {
        ServerType::Independent { url } => *url,
        ServerType::Committee { .. } => abort EInvalidKeyType,
    }
}

fun new(
    name: String,
    url: String,
    key_type: u8,
    pk: vector<u8>,
    ctx: &mut TxContext,
): KeyServer {
    assert!(key_type == BONEH_FRANKLIN_BLS12381, EInvalidKeyType);
    let mut server = KeyServer {
        id: object::new(ctx),
        first_version: VERSION,
        last_version: VERSION,
    };
    let server_type = ServerType::Independent { url };
    dynamic_field::add(&mut server.id, VERSION, KeyServerV2 { name, key_type, pk, server_type });
    server
}

#[test_only]
/// Without the check of the key, which the test runner cannot make.
public fun new_for_testing(
    name: String,
    url: String,
    key_type: u8,
    pk: vector<u8>,
    ctx: &mut TxContext,
): KeyServer {
    new(name, url, key_type, pk, ctx)
}

#[test_only]
public fun destroy_for_testing(server: KeyServer) {
    let KeyServer { id, first_version: _, last_version: _ } = server;
    id.delete();
}
