/// Everything the system knows: committee, prices, space, and money for the coming epochs.
module walrus::system_state_inner;

use sui::balance::Balance;
use sui::coin::Coin;
use wal::wal::WAL;
use walrus::blob::{Self, Blob};
use walrus::bls_aggregate::BlsCommittee;
use walrus::encoding;
use walrus::event_blob::{Self, EventBlobCertificationState};
use walrus::extended_field::{Self, ExtendedField};
use walrus::storage_accounting::{Self, FutureAccountingRingBuffer};
use walrus::storage_resource::{Self, Storage};

/// More space than the nodes have.
const EStorageExceeded: u64 = 1;
/// No epochs, or beyond the last that can be sold.
const EInvalidEpochsAhead: u64 = 2;
/// Nodes signed in another epoch.
const EInvalidIdEpoch: u64 = 3;
/// Space of size zero.
const EInvalidResourceSize: u64 = 11;

const BYTES_PER_UNIT_SIZE: u64 = 1_048_576;

/// Prices are in FROST for a unit of 1 MiB of encoded bytes: for each epoch, and for a write.
public struct SystemStateInnerV1 has store {
    committee: BlsCommittee,
    total_capacity_size: u64,
    used_capacity_size: u64,
    storage_price_per_unit_size: u64,
    write_price_per_unit_size: u64,
    future_accounting: FutureAccountingRingBuffer,
    event_blob_certification_state: EventBlobCertificationState,
    deny_list_sizes: ExtendedField<vector<u64>>,
}

public(package) fun new(
    committee: BlsCommittee,
    total_capacity_size: u64,
    storage_price_per_unit_size: u64,
    write_price_per_unit_size: u64,
    max_epochs_ahead: u32,
    ctx: &mut TxContext,
): SystemStateInnerV1 {
    SystemStateInnerV1 {
        committee,
        total_capacity_size,
        used_capacity_size: 0,
        storage_price_per_unit_size,
        write_price_per_unit_size,
        future_accounting: storage_accounting::ring_new(max_epochs_ahead, committee.epoch()),
        event_blob_certification_state: event_blob::new(),
        deny_list_sizes: extended_field::new(vector[], ctx),
    }
}

public(package) fun epoch(self: &SystemStateInnerV1): u32 {
    self.committee.epoch()
}

public(package) fun n_shards(self: &SystemStateInnerV1): u16 {
    self.committee.n_shards()
}

public(package) fun total_capacity_size(self: &SystemStateInnerV1): u64 {
    self.total_capacity_size
}

public(package) fun used_capacity_size(self: &SystemStateInnerV1): u64 {
    self.used_capacity_size
}

public(package) fun storage_price(self: &SystemStateInnerV1): u64 {
    self.storage_price_per_unit_size
}

public(package) fun write_price(self: &SystemStateInnerV1): u64 {
    self.write_price_per_unit_size
}

public(package) fun future_accounting(self: &SystemStateInnerV1): &FutureAccountingRingBuffer {
    &self.future_accounting
}

/// Goes on to the next epoch; gives the money earned in the one that ends.
public(package) fun advance_epoch(self: &mut SystemStateInnerV1): Balance<WAL> {
    let earned = self.future_accounting.ring_advance();
    self.committee.advance();
    self.used_capacity_size = self.future_accounting.ring_lookup(0).used_capacity();
    earned
}

/// From `start_epoch`, or from now if that is past, up to, not including, `end_epoch`.
/// Aborts 1, 2, 11, and in `balance` when the coin is too small.
public(package) fun reserve_space_for_epochs(
    self: &mut SystemStateInnerV1,
    storage_amount: u64,
    start_epoch: u32,
    end_epoch: u32,
    payment: &mut Coin<WAL>,
    ctx: &mut TxContext,
): Storage {
    let now = self.epoch();
    let first = if (start_epoch > now) start_epoch else now;
    assert!(end_epoch > first, EInvalidEpochsAhead);
    self.assert_within_ring(end_epoch - now);
    self.pay_storage(storage_amount, first - now, end_epoch - now, payment);
    assert!(storage_amount > 0, EInvalidResourceSize);
    self.use_space(storage_amount, first - now, end_epoch - now);
    storage_resource::create_storage(first, end_epoch, storage_amount, ctx)
}

/// Aborts 2.
public(package) fun reserve_space(
    self: &mut SystemStateInnerV1,
    storage_amount: u64,
    epochs_ahead: u32,
    payment: &mut Coin<WAL>,
    ctx: &mut TxContext,
): Storage {
    assert!(epochs_ahead > 0, EInvalidEpochsAhead);
    self.assert_within_ring(epochs_ahead);
    let now = self.epoch();
    self.reserve_space_for_epochs(storage_amount, now, now + epochs_ahead, payment, ctx)
}

/// Pays the write price for the encoded size. Aborts as `blob::new`.
public(package) fun register_blob(
    self: &mut SystemStateInnerV1,
    storage: Storage,
    blob_id: u256,
    root_hash: u256,
    size: u64,
    encoding_type: u8,
    deletable: bool,
    write_payment: &mut Coin<WAL>,
    ctx: &mut TxContext,
): Blob {
    let registered = blob::new(
        storage,
        blob_id,
        root_hash,
        size,
        encoding_type,
        deletable,
        self.epoch(),
        self.n_shards(),
        ctx,
    );
    let encoded_bytes = encoding::encoded_blob_length(size, encoding_type, self.n_shards());
    let price = units(encoded_bytes) * self.write_price_per_unit_size;
    let paid = write_payment.balance_mut().split(price);
    self.future_accounting.ring_lookup_mut(0).rewards_balance().join(paid);
    registered
}

/// Aborts 3, as `bls_aggregate` and `messages` say, and as `blob::certify`.
public(package) fun certify_blob(
    self: &SystemStateInnerV1,
    blob: &mut Blob,
    signature: vector<u8>,
    signers_bitmap: vector<u8>,
    message: vector<u8>,
) {
    let certified = self.committee.verify_quorum_in_epoch(signature, signers_bitmap, message);
    assert!(certified.cert_epoch() == self.epoch(), EInvalidIdEpoch);
    blob.certify(self.epoch(), certified.certify_blob_message())
}

public(package) fun delete_blob(self: &SystemStateInnerV1, blob: Blob): Storage {
    blob.delete(self.epoch())
}

public(package) fun extend_blob_with_resource(
    self: &SystemStateInnerV1,
    blob: &mut Blob,
    extension: Storage,
) {
    blob.extend_with_resource(extension, self.epoch())
}

/// Pays for the added epochs. Aborts 1, 2, and 0 or 2 in `blob` when uncertified or expired.
public(package) fun extend_blob(
    self: &mut SystemStateInnerV1,
    blob: &mut Blob,
    extended_epochs: u32,
    payment: &mut Coin<WAL>,
) {
    blob.assert_certified_not_expired(self.epoch());
    assert!(extended_epochs > 0, EInvalidEpochsAhead);
    let start_offset = blob.storage().end_epoch() - self.epoch();
    let end_offset = start_offset + extended_epochs;
    self.assert_within_ring(end_offset);
    let bytes = blob.storage().size();
    self.pay_storage(bytes, start_offset, end_offset, payment);
    self.use_space(bytes, start_offset, end_offset);
    blob.storage_mut().extend_end_epoch(extended_epochs);
    blob.emit_certified(true);
}

fun assert_within_ring(self: &SystemStateInnerV1, end_offset: u32) {
    assert!(end_offset <= self.future_accounting.max_epochs_ahead(), EInvalidEpochsAhead);
}

fun pay_storage(
    self: &mut SystemStateInnerV1,
    bytes: u64,
    start_offset: u32,
    end_offset: u32,
    payment: &mut Coin<WAL>,
) {
    let price = units(bytes) * self.storage_price_per_unit_size;
    let mut ahead = start_offset;
    while (ahead < end_offset) {
        let paid = payment.balance_mut().split(price);
        self.future_accounting.ring_lookup_mut(ahead).rewards_balance().join(paid);
        ahead = ahead + 1;
    }
}

fun use_space(self: &mut SystemStateInnerV1, bytes: u64, start_offset: u32, end_offset: u32) {
    let mut ahead = start_offset;
    while (ahead < end_offset) {
        let used = self.future_accounting.ring_lookup_mut(ahead).increase_used_capacity(bytes);
        if (ahead == 0) self.used_capacity_size = used;
        assert!(used <= self.total_capacity_size, EStorageExceeded);
        ahead = ahead + 1;
    }
}

/// Begun units of 1 MiB.
fun units(bytes: u64): u64 {
    (bytes + BYTES_PER_UNIT_SIZE - 1) / BYTES_PER_UNIT_SIZE
}

#[test_only]
public(package) fun destroy_for_testing(self: SystemStateInnerV1) {
    let SystemStateInnerV1 {
        committee: _,
        total_capacity_size: _,
        used_capacity_size: _,
        storage_price_per_unit_size: _,
        write_price_per_unit_size: _,
        future_accounting,
        event_blob_certification_state,
        deny_list_sizes,
    } = self;
    future_accounting.destroy_for_testing();
    event_blob_certification_state.destroy_for_testing();
    deny_list_sizes.destroy();
}
