/// Sizes of encoded blobs.
///
/// With `n` shards, `f = (n - 1) / 3` of them may fail. A blob is a matrix of `n - 2f` rows and
/// `n - f` columns of symbols; every shard keeps a row and a column of the grown matrix, and the
/// metadata: two hashes of 32 bytes per shard and the 32 bytes of the blob id.
module walrus::encoding;

/// No encoding of that number.
const EInvalidEncodingType: u64 = 0;

/// Red Stuff on Reed-Solomon codes: the only one.
const RS2: u8 = 1;

const HASH_BYTES: u64 = 32;

/// Bytes that all shards together store for a blob.
public fun encoded_blob_length(unencoded_length: u64, encoding_type: u8, n_shards: u16): u64 {
    assert!(encoding_type == RS2, EInvalidEncodingType);
    let shards = n_shards as u64;
    let faulty = (shards - 1) / 3;
    let rows = shards - 2 * faulty;
    let columns = shards - faulty;
    let symbol = symbol_bytes(unencoded_length, rows * columns);
    let slivers = (rows + columns) * symbol;
    let metadata = 2 * HASH_BYTES * shards + HASH_BYTES;
    shards * (slivers + metadata)
}

/// At least one byte, rounded up, and even.
fun symbol_bytes(unencoded_length: u64, symbols: u64): u64 {
    let length = if (unencoded_length == 0) 1 else unencoded_length;
    let bytes = (length - 1) / symbols + 1;
    bytes + bytes % 2
}

#[test]
fun sizes_equal_published_examples() {
    // 1 MiB at 1000 shards is billed as 67 MiB.
    let bytes = encoded_blob_length(1_048_576, RS2, 1000);
    assert!((bytes + 1_048_575) / 1_048_576 == 67);
    assert!(encoded_blob_length(0, RS2, 1000) == encoded_blob_length(1, RS2, 1000));
    // 334 x 667 symbols of two bytes are 445,556 bytes; one more needs the next even size.
    let two_byte_symbols = encoded_blob_length(1, RS2, 1000);
    assert!(encoded_blob_length(445_556, RS2, 1000) == two_byte_symbols);
    assert!(encoded_blob_length(445_557, RS2, 1000) == two_byte_symbols + 1000 * 1001 * 2);
}

#[test]
#[expected_failure(abort_code = EInvalidEncodingType)]
fun other_encodings_are_refused() {
    encoded_blob_length(1, 0, 1000);
}
