/// What storage nodes sign.
module walrus::messages;

use sui::bcs;

const APP_ID: u8 = 3;
const INTENT_VERSION: u8 = 0;
const BLOB_CERT_MSG_TYPE: u8 = 1;

/// The message is for another program.
const EIncorrectAppId: u64 = 0;
/// The message is of another epoch.
const EIncorrectEpoch: u64 = 1;
/// The message says something else.
const EInvalidMsgType: u64 = 2;
/// The message is of another version.
const EIncorrectIntentVersion: u64 = 3;
/// Neither permanent nor deletable.
const EInvalidBlobPersistenceType: u64 = 4;

/// A message that a quorum signed, without its header.
public struct CertifiedMessage has drop {
    intent_type: u8,
    cert_epoch: u32,
    message: vector<u8>,
    stake_support: u16,
}

public enum BlobPersistenceType has copy, drop {
    Permanent,
    Deletable { object_id: ID },
}

public struct CertifiedBlobMessage has drop {
    blob_id: u256,
    blob_persistence_type: BlobPersistenceType,
}

/// Header: type u8, version u8, program u8, epoch u32. Aborts 0, 1, 3.
public(package) fun new_certified_message(
    message: vector<u8>,
    committee_epoch: u32,
    stake_support: u16,
): CertifiedMessage {
    let mut reader = bcs::new(message);
    let intent_type = reader.peel_u8();
    let intent_version = reader.peel_u8();
    assert!(intent_version == INTENT_VERSION, EIncorrectIntentVersion);
    let intent_app = reader.peel_u8();
    assert!(intent_app == APP_ID, EIncorrectAppId);
    let cert_epoch = reader.peel_u32();
    assert!(cert_epoch == committee_epoch, EIncorrectEpoch);
    let message = reader.into_remainder_bytes();
    CertifiedMessage { intent_type, cert_epoch, message, stake_support }
}

/// Body: blob id u256, then 0, or 1 and the id of the blob object. Aborts 2, 4.
public(package) fun certify_blob_message(message: CertifiedMessage): CertifiedBlobMessage {
    assert!(message.intent_type == BLOB_CERT_MSG_TYPE, EInvalidMsgType);
    let mut reader = bcs::new(message.message);
    let blob_id = reader.peel_u256();
    let kind = reader.peel_u8();
    let blob_persistence_type = if (kind == 0) {
        BlobPersistenceType::Permanent
    } else {
        assert!(kind == 1, EInvalidBlobPersistenceType);
        BlobPersistenceType::Deletable { object_id: object::id_from_address(reader.peel_address()) }
    };
    CertifiedBlobMessage { blob_id, blob_persistence_type }
}

public(package) fun cert_epoch(self: &CertifiedMessage): u32 {
    self.cert_epoch
}

public(package) fun stake_support(self: &CertifiedMessage): u16 {
    self.stake_support
}

public(package) fun certified_blob_id(self: &CertifiedBlobMessage): u256 {
    self.blob_id
}

public(package) fun is_deletable(self: &CertifiedBlobMessage): bool {
    match (&self.blob_persistence_type) {
        BlobPersistenceType::Permanent => false,
        BlobPersistenceType::Deletable { object_id: _ } => true,
    }
}

/// The blob object that a deletable blob is tied to.
public(package) fun object_id(self: &CertifiedBlobMessage): Option<ID> {
    match (&self.blob_persistence_type) {
        BlobPersistenceType::Permanent => option::none(),
        BlobPersistenceType::Deletable { object_id } => option::some(*object_id),
    }
}

#[test_only]
public fun permanent_for_testing(blob_id: u256): CertifiedBlobMessage {
    CertifiedBlobMessage { blob_id, blob_persistence_type: BlobPersistenceType::Permanent }
}

#[test_only]
public fun deletable_for_testing(blob_id: u256, object_id: ID): CertifiedBlobMessage {
    CertifiedBlobMessage {
        blob_id,
        blob_persistence_type: BlobPersistenceType::Deletable { object_id },
    }
}
