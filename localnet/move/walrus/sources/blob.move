/// A blob: what is stored, under which id, until when, and whether nodes said they have it.
module walrus::blob;

use std::bcs;
use std::string::String;
use sui::address;
use sui::dynamic_field;
use sui::hash;
use walrus::encoding;
use walrus::events;
use walrus::messages::CertifiedBlobMessage;
use walrus::metadata::{Self, Metadata};
use walrus::storage_resource::Storage;

/// Nodes have not said that they have it.
const ENotCertified: u64 = 0;
/// Registered as not deletable.
const EBlobNotDeletable: u64 = 1;
/// The storage does not cover the epoch.
const EResourceBounds: u64 = 2;
/// The storage is too small for the encoded blob.
const EResourceSize: u64 = 3;
/// Certified before.
const EAlreadyCertified: u64 = 5;
/// The id does not follow from root hash, encoding and size, or the message names another.
const EInvalidBlobId: u64 = 6;
/// There is metadata already.
const EDuplicateMetadata: u64 = 7;
/// There is no metadata.
const EMissingMetadata: u64 = 8;
/// Nodes signed for a deletable blob and this one is permanent, or the reverse.
const EInvalidBlobPersistenceType: u64 = 9;
/// Nodes signed for another object.
const EInvalidBlobObject: u64 = 10;

const METADATA_DF: vector<u8> = b"metadata";

/// `size` is that of the bytes before encoding.
public struct Blob has key, store {
    id: UID,
    registered_epoch: u32,
    blob_id: u256,
    size: u64,
    encoding_type: u8,
    certified_epoch: Option<u32>,
    storage: Storage,
    deletable: bool,
}

/// What the blob id is a hash of.
public struct BlobIdDerivation has drop {
    encoding_type: u8,
    size: u64,
    root_hash: u256,
}

public fun object_id(self: &Blob): ID {
    object::id(self)
}

public fun registered_epoch(self: &Blob): u32 {
    self.registered_epoch
}

public fun blob_id(self: &Blob): u256 {
    self.blob_id
}

public fun size(self: &Blob): u64 {
    self.size
}

public fun encoding_type(self: &Blob): u8 {
    self.encoding_type
}

public fun certified_epoch(self: &Blob): &Option<u32> {
    &self.certified_epoch
}

public fun storage(self: &Blob): &Storage {
    &self.storage
}

public fun is_deletable(self: &Blob): bool {
    self.deletable
}

public fun encoded_size(self: &Blob, n_shards: u16): u64 {
    encoding::encoded_blob_length(self.size, self.encoding_type, n_shards)
}

/// The first epoch in which the blob is no longer kept.
public fun end_epoch(self: &Blob): u32 {
    self.storage.end_epoch()
}

public(package) fun storage_mut(self: &mut Blob): &mut Storage {
    &mut self.storage
}

/// blake2b-256 of encoding, size and root hash, read as a little-endian number.
public fun derive_blob_id(root_hash: u256, encoding_type: u8, size: u64): u256 {
    let derivation = BlobIdDerivation { encoding_type, size, root_hash };
    let mut digest = hash::blake2b256(&bcs::to_bytes(&derivation));
    digest.reverse();
    address::to_u256(address::from_bytes(digest))
}

/// Aborts 2, 3, 6.
public(package) fun new(
    storage: Storage,
    blob_id: u256,
    root_hash: u256,
    size: u64,
    encoding_type: u8,
    deletable: bool,
    registered_epoch: u32,
    n_shards: u16,
    ctx: &mut TxContext,
): Blob {
    let id = object::new(ctx);
    assert!(storage.start_epoch() <= registered_epoch, EResourceBounds);
    assert!(registered_epoch < storage.end_epoch(), EResourceBounds);
    let encoded_bytes = encoding::encoded_blob_length(size, encoding_type, n_shards);
    assert!(encoded_bytes <= storage.size(), EResourceSize);
    assert!(derive_blob_id(root_hash, encoding_type, size) == blob_id, EInvalidBlobId);
    events::emit_blob_registered(
        registered_epoch,
        blob_id,
        size,
        encoding_type,
        storage.end_epoch(),
        deletable,
        id.to_inner(),
    );
    Blob {
        id,
        registered_epoch,
        blob_id,
        size,
        encoding_type,
        certified_epoch: option::none(),
        storage,
        deletable,
    }
}

/// Aborts 2, 5, 6, 9, 10.
public(package) fun certify(self: &mut Blob, current_epoch: u32, message: CertifiedBlobMessage) {
    assert!(self.blob_id == message.certified_blob_id(), EInvalidBlobId);
    assert!(self.certified_epoch.is_none(), EAlreadyCertified);
    assert!(current_epoch < self.storage.end_epoch(), EResourceBounds);
    assert!(self.deletable == message.is_deletable(), EInvalidBlobPersistenceType);
    let signed_for = message.object_id();
    if (signed_for.is_some()) {
        assert!(signed_for.destroy_some() == object::id(self), EInvalidBlobObject);
    };
    self.certified_epoch.fill(current_epoch);
    self.emit_certified(false);
}

/// Aborts 0, 2.
public(package) fun assert_certified_not_expired(self: &Blob, current_epoch: u32) {
    assert!(self.certified_epoch.is_some(), ENotCertified);
    assert!(current_epoch < self.storage.end_epoch(), EResourceBounds);
}

public(package) fun emit_certified(self: &Blob, is_extension: bool) {
    events::emit_blob_certified(
        *self.certified_epoch.borrow(),
        self.blob_id,
        self.storage.end_epoch(),
        self.deletable,
        object::id(self),
        is_extension,
    )
}

/// Gives the storage back. Aborts 1, 2.
public(package) fun delete(mut self: Blob, epoch: u32): Storage {
    dynamic_field::remove_if_exists<_, Metadata>(&mut self.id, METADATA_DF);
    let Blob {
        id,
        registered_epoch: _,
        blob_id,
        size: _,
        encoding_type: _,
        certified_epoch,
        storage,
        deletable,
    } = self;
    assert!(deletable, EBlobNotDeletable);
    assert!(epoch < storage.end_epoch(), EResourceBounds);
    let object = id.to_inner();
    id.delete();
    events::emit_blob_deleted(
        epoch,
        blob_id,
        storage.end_epoch(),
        object,
        certified_epoch.is_some(),
    );
    storage
}

/// Forgets the object; nodes keep the bytes until its end epoch.
public fun burn(mut self: Blob) {
    dynamic_field::remove_if_exists<_, Metadata>(&mut self.id, METADATA_DF);
    let Blob {
        id,
        registered_epoch: _,
        blob_id: _,
        size: _,
        encoding_type: _,
        certified_epoch: _,
        storage,
        deletable: _,
    } = self;
    id.delete();
    storage.destroy();
}

/// Lengthens the storage by a resource that touches its end, or enlarges it. Aborts 0, 2.
public(package) fun extend_with_resource(self: &mut Blob, extension: Storage, epoch: u32) {
    self.assert_certified_not_expired(epoch);
    assert!(extension.end_epoch() > self.storage.end_epoch(), EResourceBounds);
    self.storage.fuse_periods(extension);
    self.emit_certified(true);
}

public fun add_metadata(self: &mut Blob, metadata: Metadata) {
    assert!(!dynamic_field::exists_(&self.id, METADATA_DF), EDuplicateMetadata);
    dynamic_field::add(&mut self.id, METADATA_DF, metadata)
}

public fun add_or_replace_metadata(self: &mut Blob, metadata: Metadata): Option<Metadata> {
    let former = dynamic_field::remove_if_exists(&mut self.id, METADATA_DF);
    self.add_metadata(metadata);
    former
}

public fun take_metadata(self: &mut Blob): Metadata {
    assert!(dynamic_field::exists_(&self.id, METADATA_DF), EMissingMetadata);
    dynamic_field::remove(&mut self.id, METADATA_DF)
}

/// Makes the metadata when there is none yet.
public fun insert_or_update_metadata_pair(self: &mut Blob, key: String, value: String) {
    if (!dynamic_field::exists_(&self.id, METADATA_DF)) {
        self.add_metadata(metadata::new());
    };
    self.metadata_mut().insert_or_update(key, value)
}

public fun remove_metadata_pair(self: &mut Blob, key: &String): (String, String) {
    self.metadata_mut().remove(key)
}

public fun remove_metadata_pair_if_exists(self: &mut Blob, key: &String): Option<String> {
    self.metadata_mut().remove_if_exists(key)
}

fun metadata_mut(self: &mut Blob): &mut Metadata {
    assert!(dynamic_field::exists_(&self.id, METADATA_DF), EMissingMetadata);
    dynamic_field::borrow_mut(&mut self.id, METADATA_DF)
}

#[test_only]
/// A blob as after registration, whatever its id.
public fun new_for_testing(
    blob_id: u256,
    storage: Storage,
    deletable: bool,
    registered_epoch: u32,
    ctx: &mut TxContext,
): Blob {
    Blob {
        id: object::new(ctx),
        registered_epoch,
        blob_id,
        size: 1,
        encoding_type: 1,
        certified_epoch: option::none(),
        storage,
        deletable,
    }
}

#[test_only]
/// As if a quorum had signed.
public fun certify_for_testing(self: &mut Blob, current_epoch: u32) {
    let message = if (self.deletable) {
        walrus::messages::deletable_for_testing(self.blob_id, object::id(self))
    } else {
        walrus::messages::permanent_for_testing(self.blob_id)
    };
    self.certify(current_epoch, message)
}
