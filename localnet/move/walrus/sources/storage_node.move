/// What is known of a storage node.
module walrus::storage_node;

use std::string::String;
use sui::bls12381::UncompressedG1;
use sui::group_ops::Element;
use sui::vec_map::{Self, VecMap};
use walrus::extended_field::{Self, ExtendedField};

/// `network_address` is host, port and path, without scheme.
public struct StorageNodeInfo has store {
    name: String,
    node_id: ID,
    network_address: String,
    public_key: Element<UncompressedG1>,
    next_epoch_public_key: Option<Element<UncompressedG1>>,
    network_public_key: vector<u8>,
    metadata: ExtendedField<NodeMetadata>,
}

#[allow(unused_field)]
public struct NodeMetadata has copy, drop, store {
    image_url: String,
    project_url: String,
    description: String,
    extra_fields: VecMap<String, String>,
}

public(package) fun new(
    name: String,
    node_id: ID,
    network_address: String,
    public_key: Element<UncompressedG1>,
    ctx: &mut TxContext,
): StorageNodeInfo {
    let metadata = NodeMetadata {
        image_url: b"".to_string(),
        project_url: b"".to_string(),
        description: b"A node of the embedded network".to_string(),
        extra_fields: vec_map::empty(),
    };
    StorageNodeInfo {
        name,
        node_id,
        network_address,
        public_key,
        next_epoch_public_key: option::none(),
        network_public_key: vector[],
        metadata: extended_field::new(metadata, ctx),
    }
}

public(package) fun set_network_address(self: &mut StorageNodeInfo, network_address: String) {
    self.network_address = network_address;
}
