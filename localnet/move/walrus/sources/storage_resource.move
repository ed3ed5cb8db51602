/// Space bought for a range of epochs.
module walrus::storage_resource;

/// The epoch is not inside the range.
const EInvalidEpoch: u64 = 0;
/// The ranges of two resources do not fit together.
const EIncompatibleEpochs: u64 = 1;
/// The sizes of two resources do not fit together.
const EIncompatibleAmount: u64 = 2;
/// The end is not after the start.
const EInvalidEpochRange: u64 = 3;

/// From `start_epoch` up to, not including, `end_epoch`. The size is that of encoded bytes.
public struct Storage has key, store {
    id: UID,
    start_epoch: u32,
    end_epoch: u32,
    storage_size: u64,
}

public fun start_epoch(self: &Storage): u32 {
    self.start_epoch
}

public fun end_epoch(self: &Storage): u32 {
    self.end_epoch
}

public fun size(self: &Storage): u64 {
    self.storage_size
}

public(package) fun create_storage(
    start_epoch: u32,
    end_epoch: u32,
    storage_size: u64,
    ctx: &mut TxContext,
): Storage {
    assert!(start_epoch < end_epoch, EInvalidEpochRange);
    Storage { id: object::new(ctx), start_epoch, end_epoch, storage_size }
}

public(package) fun extend_end_epoch(self: &mut Storage, epochs: u32) {
    self.end_epoch = self.end_epoch + epochs;
}

/// Keeps what lies before `split_epoch`; gives what lies from there on.
public fun split_by_epoch(
    storage: &mut Storage,
    split_epoch: u32,
    ctx: &mut TxContext,
): Storage {
    assert!(
        storage.start_epoch < split_epoch && split_epoch < storage.end_epoch,
        EInvalidEpoch,
    );
    let end_epoch = storage.end_epoch;
    storage.end_epoch = split_epoch;
    create_storage(split_epoch, end_epoch, storage.storage_size, ctx)
}

/// Keeps `split_size` bytes; gives the rest for the same epochs.
public fun split_by_size(storage: &mut Storage, split_size: u64, ctx: &mut TxContext): Storage {
    assert!(split_size <= storage.storage_size, EIncompatibleAmount);
    let rest = storage.storage_size - split_size;
    storage.storage_size = split_size;
    create_storage(storage.start_epoch, storage.end_epoch, rest, ctx)
}

/// Joins two ranges that touch each other, of one size.
public fun fuse_periods(first: &mut Storage, second: Storage) {
    let Storage { id, start_epoch, end_epoch, storage_size } = second;
    id.delete();
    assert!(first.storage_size == storage_size, EIncompatibleAmount);
    if (first.end_epoch == start_epoch) {
        first.end_epoch = end_epoch;
    } else {
        assert!(first.start_epoch == end_epoch, EIncompatibleEpochs);
        first.start_epoch = start_epoch;
    }
}

/// Joins two sizes of one range.
public fun fuse_amount(first: &mut Storage, second: Storage) {
    let Storage { id, start_epoch, end_epoch, storage_size } = second;
    id.delete();
    assert!(
        first.start_epoch == start_epoch && first.end_epoch == end_epoch,
        EIncompatibleEpochs,
    );
    first.storage_size = first.storage_size + storage_size;
}

/// Joins by size when the ranges start together, else by range.
public fun fuse(first: &mut Storage, second: Storage) {
    if (first.start_epoch == second.start_epoch) fuse_amount(first, second)
    else fuse_periods(first, second)
}

/// Gives the space up for nothing.
public fun destroy(storage: Storage) {
    let Storage { id, start_epoch: _, end_epoch: _, storage_size: _ } = storage;
    id.delete();
}

#[test_only]
public fun create_for_test(
    start_epoch: u32,
    end_epoch: u32,
    storage_size: u64,
    ctx: &mut TxContext,
): Storage {
    create_storage(start_epoch, end_epoch, storage_size, ctx)
}
