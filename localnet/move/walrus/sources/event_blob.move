/// Records of event blobs. The embedded network makes none, but clients read their place.
module walrus::event_blob;

use sui::vec_map::{Self, VecMap};

#[allow(unused_field)]
public struct EventBlob has copy, drop, store {
    blob_id: u256,
    ending_checkpoint_sequence_number: u64,
}

public struct EventBlobCertificationState has store {
    latest_certified_blob: Option<EventBlob>,
    aggregate_weight_per_blob: VecMap<EventBlob, u16>,
}

public(package) fun new(): EventBlobCertificationState {
    EventBlobCertificationState {
        latest_certified_blob: option::none(),
        aggregate_weight_per_blob: vec_map::empty(),
    }
}

#[test_only]
public(package) fun destroy_for_testing(state: EventBlobCertificationState) {
    let EventBlobCertificationState {
        latest_certified_blob: _,
        aggregate_weight_per_blob: _,
    } = state;
}
