#[test_only]
module walrus::system_tests;

use sui::coin::{Self, Coin};
use sui::event;
use wal::wal::WAL;
use walrus::blob::{Self, Blob};
use walrus::events::{BlobCertified, BlobDeleted, BlobRegistered};
use walrus::messages;
use walrus::system::{Self, System};

const MIB: u64 = 1_048_576;
/// Blob id and root hash of the 8 bytes `tidemark` at 1000 shards, made by the official encoder.
const BLOB_ID: u256 =
    41540680093000146480118001910765585459421577202453287464114158702141795112189;
const ROOT_HASH: u256 =
    57665462232607048645085737987983480312003366321409246166162475566243919795063;
const BLOB_BYTES: u64 = 8;
/// Encoded size of that blob in begun MiB: 66,034,000 bytes.
const UNITS: u64 = 63;
const STORAGE_PRICE: u64 = 5;
const WRITE_PRICE: u64 = 3;

fun money(amount: u64, ctx: &mut TxContext): Coin<WAL> { coin::mint_for_testing(amount, ctx) }

/// Registers the 8 bytes for three epochs; the coin given back is empty.
fun register(system: &mut System, deletable: bool, ctx: &mut TxContext): Blob {
    let mut payment = money(UNITS * (3 * STORAGE_PRICE + WRITE_PRICE), ctx);
    let storage = system.reserve_space(UNITS * MIB, 3, &mut payment, ctx);
    let registered = system.register_blob(
        storage,
        BLOB_ID,
        ROOT_HASH,
        BLOB_BYTES,
        1,
        deletable,
        &mut payment,
        ctx,
    );
    payment.destroy_zero();
    registered
}

/// Reserves with a rich purse.
fun reserve(bytes: u64, epochs: u32) {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut payment = money(1_000_000_000_000, &mut ctx);
    let storage = system.reserve_space(bytes, epochs, &mut payment, &mut ctx);
    let begun = (bytes + MIB - 1) / MIB;
    let price = begun * STORAGE_PRICE * (epochs as u64);
    assert!(payment.burn_for_testing() == 1_000_000_000_000 - price);
    assert!(storage.start_epoch() == 1 && storage.end_epoch() == 1 + epochs);
    assert!(storage.size() == bytes && system.used_capacity_size() == bytes);
    assert!(system.future_accounting().ring_lookup(epochs - 1).used_capacity() == bytes);
    assert!(system.future_accounting().ring_lookup(0).rewards() == begun * STORAGE_PRICE);
    storage.destroy();
    system.destroy_for_testing();
}

#[test]
fun begun_units_are_paid_for_each_epoch() {
    reserve(1, 1);
    reserve(MIB, 2);
    reserve(MIB + 1, 53);
}

#[test]
#[expected_failure(abort_code = 2, location = walrus::system_state_inner)]
fun zero_epochs_are_refused() { reserve(1, 0) }

#[test]
#[expected_failure(abort_code = 2, location = walrus::system_state_inner)]
fun fifty_four_epochs_are_refused() { reserve(1, 54) }

#[test]
#[expected_failure(abort_code = 11, location = walrus::system_state_inner)]
fun no_space_is_refused() { reserve(0, 1) }

#[test]
fun all_space_can_be_reserved() { reserve(1_048_576 * MIB, 1) }

#[test]
#[expected_failure(abort_code = 1, location = walrus::system_state_inner)]
fun more_space_than_there_is_is_refused() { reserve(1_048_576 * MIB + 1, 1) }

#[test]
#[expected_failure(abort_code = sui::balance::ENotEnough, location = sui::balance)]
fun a_coin_too_small_buys_nothing() {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut payment = money(2 * STORAGE_PRICE - 1, &mut ctx);
    let storage = system.reserve_space(1, 2, &mut payment, &mut ctx);
    storage.destroy();
    abort 77
}

#[test]
fun later_epochs_can_be_reserved_alone() {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut payment = money(10 * STORAGE_PRICE, &mut ctx);
    let storage = system.reserve_space_for_epochs(1, 3, 13, &mut payment, &mut ctx);
    payment.destroy_zero();
    assert!(storage.start_epoch() == 3 && storage.end_epoch() == 13);
    assert!(system.used_capacity_size() == 0);
    assert!(system.future_accounting().ring_lookup(1).rewards() == 0);
    assert!(system.future_accounting().ring_lookup(2).rewards() == STORAGE_PRICE);
    storage.destroy();
    system.destroy_for_testing();
}

#[test]
fun the_blob_id_follows_from_root_and_size() {
    assert!(blob::derive_blob_id(ROOT_HASH, 1, BLOB_BYTES) == BLOB_ID);
    assert!(blob::derive_blob_id(ROOT_HASH, 1, BLOB_BYTES + 1) != BLOB_ID);
    assert!(blob::derive_blob_id(ROOT_HASH, 0, BLOB_BYTES) != BLOB_ID);
}

#[test]
fun a_blob_is_registered_certified_and_deleted() {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut registered = register(&mut system, true, &mut ctx);
    assert!(event::events_by_type<BlobRegistered>().length() == 1);
    assert!(registered.blob_id() == BLOB_ID && registered.size() == BLOB_BYTES);
    assert!(registered.registered_epoch() == 1 && registered.end_epoch() == 4);
    assert!(registered.encoding_type() == 1 && registered.is_deletable());
    assert!(registered.certified_epoch().is_none());
    assert!(registered.encoded_size(1000) == 66_034_000);
    assert!(registered.object_id() == object::id(&registered));
    let earned = system.future_accounting().ring_lookup(0).rewards();
    assert!(earned == UNITS * (STORAGE_PRICE + WRITE_PRICE));
    registered.certify_for_testing(1);
    assert!(registered.certified_epoch() == option::some(1));
    assert!(event::events_by_type<BlobCertified>().length() == 1);
    let storage = system.delete_blob(registered);
    assert!(event::events_by_type<BlobDeleted>().length() == 1);
    assert!(storage.size() == UNITS * MIB);
    storage.destroy();
    system.destroy_for_testing();
}

/// Registers with these facts in space of this many bytes for this range.
fun register_with(root_hash: u256, bytes: u64, start_epoch: u32, encoding: u8) {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut payment = money(1_000_000, &mut ctx);
    let storage = system.reserve_space_for_epochs(bytes, start_epoch, 4, &mut payment, &mut ctx);
    let registered = system.register_blob(
        storage,
        BLOB_ID,
        root_hash,
        BLOB_BYTES,
        encoding,
        false,
        &mut payment,
        &mut ctx,
    );
    registered.burn();
    payment.burn_for_testing();
    system.destroy_for_testing();
}

#[test]
fun space_of_exactly_the_encoded_size_suffices() { register_with(ROOT_HASH, 66_034_000, 1, 1) }

#[test]
#[expected_failure(abort_code = 3, location = walrus::blob)]
fun space_a_byte_too_small_is_refused() { register_with(ROOT_HASH, 66_033_999, 1, 1) }

#[test]
#[expected_failure(abort_code = 6, location = walrus::blob)]
fun another_root_is_refused() { register_with(ROOT_HASH + 1, 66_034_000, 1, 1) }

#[test]
#[expected_failure(abort_code = 2, location = walrus::blob)]
fun space_of_later_epochs_is_refused() { register_with(ROOT_HASH, 66_034_000, 2, 1) }

#[test]
#[expected_failure(abort_code = 0, location = walrus::encoding)]
fun an_unknown_encoding_is_refused() { register_with(ROOT_HASH, 66_034_000, 1, 2) }

/// Certifies in `epoch` a blob kept in the epochs 1, 2 and 3.
fun certify_in(epoch: u32) {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut registered = register(&mut system, false, &mut ctx);
    registered.certify_for_testing(epoch);
    registered.burn();
    system.destroy_for_testing();
}

#[test]
fun the_last_epoch_can_certify() { certify_in(3) }

#[test]
#[expected_failure(abort_code = 2, location = walrus::blob)]
fun after_the_last_epoch_nothing_is_certified() { certify_in(4) }

/// Certifies a blob with a message for `blob_id`, for a deletable blob when an object is named.
fun certify_with(deletable: bool, blob_id: u256, object: Option<ID>) {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut registered = register(&mut system, deletable, &mut ctx);
    let message = if (object.is_some()) {
        messages::deletable_for_testing(blob_id, object.destroy_some())
    } else messages::permanent_for_testing(blob_id);
    registered.certify(1, message);
    registered.burn();
    system.destroy_for_testing();
}

#[test]
fun a_permanent_blob_is_certified() { certify_with(false, BLOB_ID, option::none()) }

#[test]
#[expected_failure(abort_code = 6, location = walrus::blob)]
fun a_certificate_of_another_blob_is_refused() {
    certify_with(false, BLOB_ID + 1, option::none())
}

#[test]
#[expected_failure(abort_code = 9, location = walrus::blob)]
fun a_permanent_certificate_of_a_deletable_blob_is_refused() {
    certify_with(true, BLOB_ID, option::none())
}

#[test]
#[expected_failure(abort_code = 9, location = walrus::blob)]
fun a_deletable_certificate_of_a_permanent_blob_is_refused() {
    certify_with(false, BLOB_ID, option::some(object::id_from_address(@0x1)))
}

#[test]
#[expected_failure(abort_code = 10, location = walrus::blob)]
fun a_certificate_of_another_object_is_refused() {
    certify_with(true, BLOB_ID, option::some(object::id_from_address(@0x1)))
}

#[test]
#[expected_failure(abort_code = 5, location = walrus::blob)]
fun a_blob_is_certified_once() {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut registered = register(&mut system, false, &mut ctx);
    registered.certify_for_testing(1);
    registered.certify_for_testing(1);
    abort 77
}

/// Extends a certified blob that ends with epoch 4.
fun extend(epochs: u32) {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut registered = register(&mut system, false, &mut ctx);
    registered.certify_for_testing(1);
    let price = UNITS * STORAGE_PRICE * (epochs as u64);
    let mut payment = money(price + 7, &mut ctx);
    system.extend_blob(&mut registered, epochs, &mut payment);
    assert!(payment.burn_for_testing() == 7);
    assert!(registered.end_epoch() == 4 + epochs);
    assert!(system.future_accounting().ring_lookup(3).used_capacity() == UNITS * MIB);
    let told = event::events_by_type<BlobCertified>();
    let last = std::bcs::to_bytes(&told[told.length() - 1]);
    assert!(last[last.length() - 1] == 1);
    registered.burn();
    system.destroy_for_testing();
}

#[test]
fun a_blob_is_extended_by_one_epoch() { extend(1) }

#[test]
fun a_blob_is_extended_to_the_limit() { extend(50) }

#[test]
#[expected_failure(abort_code = 2, location = walrus::system_state_inner)]
fun beyond_the_limit_nothing_is_extended() { extend(51) }

#[test]
#[expected_failure(abort_code = 2, location = walrus::system_state_inner)]
fun an_extension_of_nothing_is_refused() { extend(0) }

#[test]
#[expected_failure(abort_code = 0, location = walrus::blob)]
fun an_uncertified_blob_is_not_extended() {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut registered = register(&mut system, false, &mut ctx);
    let mut payment = money(1_000_000, &mut ctx);
    system.extend_blob(&mut registered, 1, &mut payment);
    abort 77
}

/// Extends a blob that ends with epoch 4, in the epoch after so many changes.
fun extend_after(changes: u64) {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut registered = register(&mut system, false, &mut ctx);
    registered.certify_for_testing(1);
    let mut at = 0;
    while (at < changes) {
        system.advance_epoch().destroy_for_testing();
        at = at + 1;
    };
    let mut payment = money(1_000_000, &mut ctx);
    system.extend_blob(&mut registered, 1, &mut payment);
    payment.burn_for_testing();
    registered.burn();
    system.destroy_for_testing();
}

#[test]
fun in_its_last_epoch_a_blob_is_extended() { extend_after(2) }

#[test]
#[expected_failure(abort_code = 2, location = walrus::blob)]
fun an_expired_blob_is_not_extended() { extend_after(3) }

#[test]
fun a_resource_extends_a_blob() {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut registered = register(&mut system, false, &mut ctx);
    registered.certify_for_testing(1);
    let mut payment = money(1_000_000, &mut ctx);
    let more = system.reserve_space_for_epochs(UNITS * MIB, 4, 6, &mut payment, &mut ctx);
    system.extend_blob_with_resource(&mut registered, more);
    assert!(registered.end_epoch() == 6);
    payment.burn_for_testing();
    registered.burn();
    system.destroy_for_testing();
}

#[test]
#[expected_failure(abort_code = 1, location = walrus::blob)]
fun a_permanent_blob_is_not_deleted() {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let registered = register(&mut system, false, &mut ctx);
    system.delete_blob(registered).destroy();
    abort 77
}

#[test]
#[expected_failure(abort_code = 2, location = walrus::blob)]
fun an_expired_blob_is_not_deleted() {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let registered = register(&mut system, true, &mut ctx);
    let mut at = 0;
    while (at < 3) {
        system.advance_epoch().destroy_for_testing();
        at = at + 1;
    };
    system.delete_blob(registered).destroy();
    abort 77
}

#[test]
fun texts_come_and_go_with_a_blob() {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut registered = register(&mut system, true, &mut ctx);
    registered.insert_or_update_metadata_pair(b"a".to_string(), b"1".to_string());
    registered.insert_or_update_metadata_pair(b"b".to_string(), b"2".to_string());
    let (_, value) = registered.remove_metadata_pair(&b"a".to_string());
    assert!(value == b"1".to_string());
    assert!(registered.remove_metadata_pair_if_exists(&b"a".to_string()).is_none());
    assert!(registered.add_or_replace_metadata(walrus::metadata::new()).is_some());
    registered.take_metadata();
    registered.add_metadata(walrus::metadata::new());
    system.delete_blob(registered).destroy();
    system.destroy_for_testing();
}

#[test]
#[expected_failure(abort_code = 7, location = walrus::blob)]
fun texts_are_added_once() {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut registered = register(&mut system, true, &mut ctx);
    registered.add_metadata(walrus::metadata::new());
    registered.add_metadata(walrus::metadata::new());
    abort 77
}

#[test]
#[expected_failure(abort_code = 8, location = walrus::blob)]
fun absent_texts_cannot_be_taken() {
    let mut ctx = tx_context::dummy();
    let mut system = system::new_for_testing(&mut ctx);
    let mut registered = register(&mut system, true, &mut ctx);
    registered.take_metadata();
    abort 77
}
