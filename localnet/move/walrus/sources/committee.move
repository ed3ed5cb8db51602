/// Which node keeps which shards.
module walrus::committee;

use sui::vec_map::{Self, VecMap};

public struct Committee(VecMap<ID, vector<u16>>) has copy, drop, store;

public(package) fun new(): Committee {
    Committee(vec_map::empty())
}

public(package) fun add(self: &mut Committee, node_id: ID, shards: vector<u16>) {
    self.0.insert(node_id, shards)
}

public fun shards(self: &Committee, node_id: &ID): &vector<u16> {
    self.0.get(node_id)
}

public fun size(self: &Committee): u64 {
    self.0.length()
}

/// Node and number of shards at a position.
public(package) fun weight_at(self: &Committee, at: u64): (ID, u64) {
    let (node_id, shards) = self.0.get_entry_by_idx(at);
    (*node_id, shards.length())
}
