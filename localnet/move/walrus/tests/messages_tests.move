#[test_only]
module walrus::messages_tests;

use walrus::messages;

const EPOCH: u32 = 7;
const BLOB_ID: u256 = 0x0102;

/// A message with this header and a body for the blob.
fun message(kind: u8, version: u8, app: u8, epoch: u32, body: vector<u8>): vector<u8> {
    let mut bytes = vector[kind, version, app];
    bytes.append(std::bcs::to_bytes(&epoch));
    bytes.append(std::bcs::to_bytes(&BLOB_ID));
    bytes.append(body);
    bytes
}

fun read(bytes: vector<u8>): (u256, bool, Option<ID>) {
    let certified = messages::new_certified_message(bytes, EPOCH, 667);
    assert!(certified.cert_epoch() == EPOCH && certified.stake_support() == 667);
    let blob = certified.certify_blob_message();
    (blob.certified_blob_id(), blob.is_deletable(), blob.object_id())
}

#[test]
fun a_permanent_blob_is_read() {
    let (blob_id, deletable, object) = read(message(1, 0, 3, EPOCH, vector[0]));
    assert!(blob_id == BLOB_ID && !deletable && object.is_none());
}

#[test]
fun a_deletable_blob_is_read() {
    let mut body = vector[1];
    body.append(std::bcs::to_bytes(&@0xCAFE));
    let (blob_id, deletable, object) = read(message(1, 0, 3, EPOCH, body));
    assert!(blob_id == BLOB_ID && deletable);
    assert!(object == option::some(object::id_from_address(@0xCAFE)));
}

#[test]
#[expected_failure(abort_code = messages::EIncorrectAppId)]
fun messages_of_other_programs_are_refused() { read(message(1, 0, 2, EPOCH, vector[0])); }

#[test]
#[expected_failure(abort_code = messages::EIncorrectEpoch)]
fun messages_of_earlier_epochs_are_refused() { read(message(1, 0, 3, EPOCH - 1, vector[0])); }

#[test]
#[expected_failure(abort_code = messages::EIncorrectEpoch)]
fun messages_of_later_epochs_are_refused() { read(message(1, 0, 3, EPOCH + 1, vector[0])); }

#[test]
#[expected_failure(abort_code = messages::EInvalidMsgType)]
fun messages_of_other_kinds_are_refused() { read(message(2, 0, 3, EPOCH, vector[0])); }

#[test]
#[expected_failure(abort_code = messages::EIncorrectIntentVersion)]
fun messages_of_other_versions_are_refused() { read(message(1, 1, 3, EPOCH, vector[0])); }

#[test]
#[expected_failure(abort_code = messages::EInvalidBlobPersistenceType)]
fun unknown_persistence_is_refused() { read(message(1, 0, 3, EPOCH, vector[2])); }

#[test]
#[expected_failure(abort_code = sui::bcs::EOutOfRange)]
fun a_message_cut_short_is_refused() { read(message(1, 0, 3, EPOCH, vector[])); }
