/// One published version of a model. Append-only: nothing here changes after publication but
/// the epoch until which its bytes are stored, which only grows, and a note that is disclosed.
module tidemark::iteration;

use std::string::String;
use tidemark::market;
use tidemark::note::Note;

const EContent: u64 = 10;

const CONTENT_ROOT_BYTES: u64 = 32;
/// A wrapped 32-byte key for 3 servers is 449 bytes; 4 KiB leaves room for larger committees.
const MIN_SEALED_KEY_BYTES: u64 = 64;
const MAX_SEALED_KEY_BYTES: u64 = 4_096;
const MAX_FORMAT_BYTES: u64 = 32;
const MAX_METRICS_BYTES: u64 = 4_096;

public struct Iteration has store {
    number: u32,
    parents: vector<u32>,
    manifest_blob_id: u256,
    blob_objects: vector<ID>,
    end_epoch: u32,
    content_root: vector<u8>,
    plain_bytes: u64,
    cipher_bytes: u64,
    sealed_key: vector<u8>,
    format: String,
    metrics: String,
    note: Note,
    author: address,
    created_at_ms: u64,
    /// What the author says storing it cost, paid for the team; repaid before shares.
    cost_advanced: u64,
}

/// Aborts 4 a text is too long, 10 root, sizes or sealed key malformed.
public(package) fun new(
    number: u32,
    parents: vector<u32>,
    manifest_blob_id: u256,
    blob_objects: vector<ID>,
    end_epoch: u32,
    content_root: vector<u8>,
    plain_bytes: u64,
    cipher_bytes: u64,
    sealed_key: vector<u8>,
    format: String,
    metrics: String,
    note: Note,
    author: address,
    created_at_ms: u64,
    cost_advanced: u64,
): Iteration {
    assert!(content_root.length() == CONTENT_ROOT_BYTES, EContent);
    let key_bytes = sealed_key.length();
    assert!(key_bytes >= MIN_SEALED_KEY_BYTES && key_bytes <= MAX_SEALED_KEY_BYTES, EContent);
    // A container always adds a header and tags.
    assert!(plain_bytes > 0 && cipher_bytes > plain_bytes, EContent);
    market::assert_text(&format, 1, MAX_FORMAT_BYTES);
    market::assert_text(&metrics, 0, MAX_METRICS_BYTES);
    Iteration {
        number,
        parents,
        manifest_blob_id,
        blob_objects,
        end_epoch,
        content_root,
        plain_bytes,
        cipher_bytes,
        sealed_key,
        format,
        metrics,
        note,
        author,
        created_at_ms,
        cost_advanced,
    }
}

/// The Walrus epoch with whose start the first of the iteration's blobs ends.
public(package) fun end_epoch(iteration: &Iteration): u32 { iteration.end_epoch }

public(package) fun set_end_epoch(iteration: &mut Iteration, end_epoch: u32) {
    iteration.end_epoch = end_epoch;
}

/// At most 65.
public(package) fun blob_objects(iteration: &Iteration): vector<ID> { iteration.blob_objects }

public(package) fun content_root(iteration: &Iteration): vector<u8> { iteration.content_root }

public(package) fun note_mut(iteration: &mut Iteration): &mut Note { &mut iteration.note }
