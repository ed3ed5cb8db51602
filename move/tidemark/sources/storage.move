/// Keeps a model's bytes stored for longer. Anyone may pay.
///
/// A blob is lent within one transaction, extended by Walrus itself, and must come back: a `Loan`
/// can be neither dropped nor kept. So this package needs to know neither Walrus's price nor its
/// coin, and whatever ways to extend a blob Walrus offers later work here too.
/// Invariant: a blob comes back as it was but for an end that is not earlier, and for Walrus's
/// metadata on it, which anyone may write and nothing here reads.
module tidemark::storage;

use sui::clock::Clock;
use tidemark::market::Market;
use tidemark::model::Model;
use tidemark::model_events;
use walrus::blob::Blob;

const EUnknownBlob: u64 = 45;
const EOtherBlob: u64 = 46;
const ENotLonger: u64 = 47;

/// What must be given back in the same transaction.
public struct Loan { model: ID, blob: ID, end_epoch: u32 }

/// Aborts 1, 20 another market, 45 not a blob of this model, or lent already.
public fun lend_blob<W>(market: &Market<W>, model: &mut Model<W>, blob: ID): (Blob, Loan) {
    model.assert_market(market);
    assert!(model.blobs().contains(blob), EUnknownBlob);
    let lent = model.blobs_mut().remove(blob);
    let loan = Loan { model: object::id(model), blob, end_epoch: lent.end_epoch() };
    (lent, loan)
}

/// Aborts 1, 20 another market, 46 another blob or model than was lent, 47 its storage ends
/// earlier than before.
public fun return_blob<W>(market: &Market<W>, model: &mut Model<W>, blob: Blob, loan: Loan) {
    model.assert_market(market);
    let Loan { model: lender, blob: lent, end_epoch } = loan;
    assert!(lender == object::id(model) && lent == object::id(&blob), EOtherBlob);
    assert!(blob.end_epoch() >= end_epoch, ENotLonger);
    model.blobs_mut().add(lent, blob);
}

/// Sets the end of an iteration's storage to the earliest of its blobs.
/// Aborts 1, 20 another market, 26 no such iteration, 45 a blob is lent, 47 not longer than before.
public fun record_extension<W>(
    market: &Market<W>,
    model: &mut Model<W>,
    iteration: u32,
    clock: &Clock,
    ctx: &TxContext,
) {
    model.assert_market(market);
    let blobs = model.iteration(iteration).blob_objects();
    let from_epoch = model.iteration(iteration).end_epoch();
    let mut end_epoch = 0xffffffff;
    let mut i = 0;
    // At most 65 blobs an iteration.
    while (i < blobs.length()) {
        assert!(model.blobs().contains(blobs[i]), EUnknownBlob);
        let blob = model.blobs().borrow(blobs[i]);
        if (blob.end_epoch() < end_epoch) end_epoch = blob.end_epoch();
        i = i + 1;
    };
    assert!(end_epoch > from_epoch, ENotLonger);
    model.iteration_mut(iteration).set_end_epoch(end_epoch);
    model_events::storage_extended(
        object::id(model),
        iteration,
        from_epoch,
        end_epoch,
        ctx.sender(),
        clock.timestamp_ms(),
    );
}
