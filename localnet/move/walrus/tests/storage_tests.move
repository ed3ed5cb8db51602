#[test_only]
module walrus::storage_tests;

use walrus::storage_resource::{Self, Storage};

fun space(start_epoch: u32, end_epoch: u32, bytes: u64): (Storage, TxContext) {
    let mut ctx = tx_context::dummy();
    let made = storage_resource::create_for_test(start_epoch, end_epoch, bytes, &mut ctx);
    (made, ctx)
}

#[test]
fun space_is_cut_and_joined_in_time() {
    let (mut first, mut ctx) = space(1, 10, 7);
    let second = first.split_by_epoch(4, &mut ctx);
    assert!(first.start_epoch() == 1 && first.end_epoch() == 4 && first.size() == 7);
    assert!(second.start_epoch() == 4 && second.end_epoch() == 10 && second.size() == 7);
    first.fuse(second);
    assert!(first.start_epoch() == 1 && first.end_epoch() == 10);
    let mut later = first.split_by_epoch(9, &mut ctx);
    later.fuse(first);
    assert!(later.start_epoch() == 1 && later.end_epoch() == 10);
    later.destroy();
}

#[test]
fun space_is_cut_and_joined_in_size() {
    let (mut first, mut ctx) = space(1, 10, 7);
    let second = first.split_by_size(3, &mut ctx);
    assert!(first.size() == 3 && second.size() == 4 && second.end_epoch() == 10);
    first.fuse(second);
    assert!(first.size() == 7);
    first.destroy();
}

/// Cuts the epochs 1 to 10 at `epoch`.
fun cut_at(epoch: u32) {
    let (mut first, mut ctx) = space(1, 10, 7);
    first.split_by_epoch(epoch, &mut ctx).destroy();
    first.destroy();
}

#[test]
fun space_is_cut_next_to_its_ends() {
    cut_at(2);
    cut_at(9);
}

#[test]
#[expected_failure(abort_code = storage_resource::EInvalidEpoch)]
fun space_is_not_cut_at_its_start() { cut_at(1) }

#[test]
#[expected_failure(abort_code = storage_resource::EInvalidEpoch)]
fun space_is_not_cut_at_its_end() { cut_at(10) }

#[test]
#[expected_failure(abort_code = storage_resource::EIncompatibleAmount)]
fun more_than_there_is_is_not_cut_off() {
    let (mut first, mut ctx) = space(1, 10, 7);
    first.split_by_size(8, &mut ctx).destroy();
    abort 77
}

#[test]
#[expected_failure(abort_code = storage_resource::EInvalidEpochRange)]
fun space_lasts_an_epoch_at_least() {
    let (made, _) = space(5, 5, 7);
    made.destroy();
}

#[test]
#[expected_failure(abort_code = storage_resource::EIncompatibleEpochs)]
fun ranges_with_a_gap_are_not_joined() {
    let (mut first, mut ctx) = space(1, 3, 7);
    let second = storage_resource::create_for_test(4, 6, 7, &mut ctx);
    first.fuse(second);
    abort 77
}

#[test]
#[expected_failure(abort_code = storage_resource::EIncompatibleAmount)]
fun ranges_of_other_size_are_not_joined() {
    let (mut first, mut ctx) = space(1, 3, 7);
    let second = storage_resource::create_for_test(3, 6, 8, &mut ctx);
    first.fuse(second);
    abort 77
}

#[test]
#[expected_failure(abort_code = storage_resource::EIncompatibleEpochs)]
fun sizes_of_other_ranges_are_not_joined() {
    let (mut first, mut ctx) = space(1, 3, 7);
    let second = storage_resource::create_for_test(1, 4, 7, &mut ctx);
    first.fuse(second);
    abort 77
}
