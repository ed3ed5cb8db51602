/// What Move code may know of the transaction it runs in.
module sui::tx_context;

#[allow(unused_field)]
public struct TxContext has drop {
    sender: address,
    tx_hash: vector<u8>,
    epoch: u64,
    epoch_timestamp_ms: u64,
    ids_created: u64,
}

public fun sender(_self: &TxContext): address {
    native_sender()
}

/// Digest of the transaction, 32 bytes.
public fun digest(self: &TxContext): &vector<u8> {
    &self.tx_hash
}

public fun epoch(_self: &TxContext): u64 {
    native_epoch()
}

/// When the current epoch started.
public fun epoch_timestamp_ms(_self: &TxContext): u64 {
    native_epoch_timestamp_ms()
}

/// Who pays the gas, when that is not the sender.
public fun sponsor(_self: &TxContext): Option<address> {
    let mut found = native_sponsor();
    if (found.is_empty()) option::none() else option::some(found.pop_back())
}

/// A never used address, derived from the digest and a counter.
public fun fresh_object_address(_ctx: &mut TxContext): address {
    fresh_id()
}

public fun reference_gas_price(_self: &TxContext): u64 {
    native_rgp()
}

public fun gas_price(_self: &TxContext): u64 {
    native_gas_price()
}

#[allow(unused_function)]
fun ids_created(_self: &TxContext): u64 {
    native_ids_created()
}

#[allow(unused_function)]
fun gas_budget(_self: &TxContext): u64 {
    native_gas_budget()
}

native fun native_sender(): address;

native fun native_epoch(): u64;

native fun native_epoch_timestamp_ms(): u64;

native fun native_sponsor(): vector<address>;

native fun native_rgp(): u64;

native fun native_gas_price(): u64;

native fun native_ids_created(): u64;

native fun native_gas_budget(): u64;

native fun fresh_id(): address;

/// blake2b-256(0xf1 ‖ digest ‖ u64 LE counter).
#[allow(unused_function)]
native fun derive_id(tx_hash: vector<u8>, ids_created: u64): address;

#[test_only]
/// Replaces what the natives answer. `sponsor` has at most one address.
native fun replace(
    sender: address,
    tx_hash: vector<u8>,
    epoch: u64,
    epoch_timestamp_ms: u64,
    ids_created: u64,
    rgp: u64,
    gas_price: u64,
    gas_budget: u64,
    sponsor: vector<address>,
);

#[test_only]
const TEST_GAS_PRICE: u64 = 700;
#[test_only]
const TEST_GAS_BUDGET: u64 = 10_000_000;

#[test_only]
public fun new(
    sender: address,
    tx_hash: vector<u8>,
    epoch: u64,
    epoch_timestamp_ms: u64,
    ids_created: u64,
): TxContext {
    replace(
        sender,
        tx_hash,
        epoch,
        epoch_timestamp_ms,
        ids_created,
        TEST_GAS_PRICE,
        TEST_GAS_PRICE,
        TEST_GAS_BUDGET,
        vector[],
    );
    TxContext { sender, tx_hash, epoch, epoch_timestamp_ms, ids_created }
}

#[test_only]
/// Like `new` with a digest made of a small number.
public fun new_from_hint(
    sender: address,
    hint: u64,
    epoch: u64,
    epoch_timestamp_ms: u64,
    ids_created: u64,
): TxContext {
    new(sender, dummy_tx_hash_with_hint(hint), epoch, epoch_timestamp_ms, ids_created)
}

#[test_only]
public fun dummy(): TxContext {
    new_from_hint(@0x0, 1, 0, 0, 0)
}

#[test_only]
/// 32 bytes: eight zeros, the hint big-endian, sixteen zeros.
fun dummy_tx_hash_with_hint(hint: u64): vector<u8> {
    let mut hash = vector[];
    let mut i = 0u8;
    while (i < 32) {
        let is_hint = i >= 8 && i < 16;
        hash.push_back(if (is_hint) ((hint >> (8 * (15 - i))) & 0xff) as u8 else 0);
        i = i + 1;
    };
    hash
}

#[test_only]
public fun get_ids_created(_self: &TxContext): u64 {
    native_ids_created()
}

#[test_only]
public fun increment_epoch_number(self: &mut TxContext) {
    self.epoch = native_epoch() + 1;
    restore(self);
}

#[test_only]
public fun increment_epoch_timestamp(self: &mut TxContext, delta_ms: u64) {
    self.epoch_timestamp_ms = native_epoch_timestamp_ms() + delta_ms;
    restore(self);
}

#[test_only]
fun restore(self: &TxContext) {
    replace(
        native_sender(),
        self.tx_hash,
        self.epoch,
        self.epoch_timestamp_ms,
        native_ids_created(),
        native_rgp(),
        native_gas_price(),
        native_gas_budget(),
        native_sponsor(),
    )
}
