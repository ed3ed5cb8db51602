/// The shared object that storage is bought from.
module walrus::system;

use sui::balance::Balance;
use sui::coin::Coin;
use sui::dynamic_field;
use wal::wal::WAL;
use walrus::blob::Blob;
use walrus::storage_accounting::FutureAccountingRingBuffer;
use walrus::storage_resource::Storage;
use walrus::system_state_inner::SystemStateInnerV1;

/// The object is of another version than this code.
const EWrongVersion: u64 = 1;

/// Also the name of the dynamic field that holds the state.
const VERSION: u64 = 1;

public struct System has key {
    id: UID,
    version: u64,
    package_id: ID,
    new_package_id: Option<ID>,
}

/// Shares the system.
public(package) fun create(inner: SystemStateInnerV1, ctx: &mut TxContext) {
    transfer::share_object(new(inner, ctx));
}

fun new(inner: SystemStateInnerV1, ctx: &mut TxContext): System {
    let mut system = System {
        id: object::new(ctx),
        version: VERSION,
        package_id: object::id_from_address(@walrus),
        new_package_id: option::none(),
    };
    dynamic_field::add(&mut system.id, VERSION, inner);
    system
}

/// Buys space for encoded bytes from now for `epochs_ahead` epochs.
public fun reserve_space(
    self: &mut System,
    storage_amount: u64,
    epochs_ahead: u32,
    payment: &mut Coin<WAL>,
    ctx: &mut TxContext,
): Storage {
    self.inner_mut().reserve_space(storage_amount, epochs_ahead, payment, ctx)
}

/// Buys space from `start_epoch` up to, not including, `end_epoch`.
public fun reserve_space_for_epochs(
    self: &mut System,
    storage_amount: u64,
    start_epoch: u32,
    end_epoch: u32,
    payment: &mut Coin<WAL>,
    ctx: &mut TxContext,
): Storage {
    self.inner_mut().reserve_space_for_epochs(storage_amount, start_epoch, end_epoch, payment, ctx)
}

/// Puts a blob into bought space; its id must follow from root hash, size and encoding.
public fun register_blob(
    self: &mut System,
    storage: Storage,
    blob_id: u256,
    root_hash: u256,
    size: u64,
    encoding_type: u8,
    deletable: bool,
    write_payment: &mut Coin<WAL>,
    ctx: &mut TxContext,
): Blob {
    self
        .inner_mut()
        .register_blob(
            storage,
            blob_id,
            root_hash,
            size,
            encoding_type,
            deletable,
            write_payment,
            ctx,
        )
}

/// Records that a quorum of nodes signed to have the blob.
public fun certify_blob(
    self: &System,
    blob: &mut Blob,
    signature: vector<u8>,
    signers_bitmap: vector<u8>,
    message: vector<u8>,
) {
    self.inner().certify_blob(blob, signature, signers_bitmap, message)
}

/// Gives the space back.
public fun delete_blob(self: &System, blob: Blob): Storage {
    self.inner().delete_blob(blob)
}

public fun extend_blob_with_resource(self: &System, blob: &mut Blob, extension: Storage) {
    self.inner().extend_blob_with_resource(blob, extension)
}

public fun extend_blob(
    self: &mut System,
    blob: &mut Blob,
    extended_epochs: u32,
    payment: &mut Coin<WAL>,
) {
    self.inner_mut().extend_blob(blob, extended_epochs, payment)
}

public fun epoch(self: &System): u32 {
    self.inner().epoch()
}

public fun total_capacity_size(self: &System): u64 {
    self.inner().total_capacity_size()
}

public fun used_capacity_size(self: &System): u64 {
    self.inner().used_capacity_size()
}

public fun n_shards(self: &System): u16 {
    self.inner().n_shards()
}

public fun future_accounting(self: &System): &FutureAccountingRingBuffer {
    self.inner().future_accounting()
}

public fun version(system: &System): u64 {
    system.version
}

/// Goes on to the next epoch; gives the money earned in the one that ends.
public(package) fun advance_epoch(self: &mut System): Balance<WAL> {
    self.inner_mut().advance_epoch()
}

fun inner(system: &System): &SystemStateInnerV1 {
    assert!(system.version == VERSION, EWrongVersion);
    dynamic_field::borrow(&system.id, VERSION)
}

fun inner_mut(system: &mut System): &mut SystemStateInnerV1 {
    assert!(system.version == VERSION, EWrongVersion);
    dynamic_field::borrow_mut(&mut system.id, VERSION)
}

#[test_only]
use walrus::{bls_aggregate, system_state_inner};

#[test_only]
/// Epoch 1, 1000 shards of nobody, prices 5 and 3, 1 TiB, 53 epochs.
public fun new_for_testing(ctx: &mut TxContext): System {
    let committee = bls_aggregate::new_for_testing(1, vector[1000]);
    new(system_state_inner::new(committee, 1_099_511_627_776, 5, 3, 53, ctx), ctx)
}

#[test_only]
public fun destroy_for_testing(self: System) {
    let System { mut id, version: _, package_id: _, new_package_id: _ } = self;
    dynamic_field::remove<u64, SystemStateInnerV1>(&mut id, VERSION).destroy_for_testing();
    id.delete();
}
