/// Amounts that take effect in a later epoch.
module walrus::pending_values;

use sui::vec_map::{Self, VecMap};

public struct PendingValues(VecMap<u32, u64>) has copy, drop, store;

public(package) fun empty(): PendingValues {
    PendingValues(vec_map::empty())
}

public(package) fun add(self: &mut PendingValues, epoch: u32, amount: u64) {
    if (self.0.contains(&epoch)) {
        let sum = self.0.get_mut(&epoch);
        *sum = *sum + amount;
    } else {
        self.0.insert(epoch, amount);
    }
}

public(package) fun reduce(self: &mut PendingValues, epoch: u32, amount: u64) {
    let sum = self.0.get_mut(&epoch);
    *sum = *sum - amount;
}

/// Takes out everything that takes effect in `epoch` or before; answers the sum.
public(package) fun flush(self: &mut PendingValues, epoch: u32): u64 {
    let mut sum = 0;
    let mut at = 0;
    while (at < self.0.length()) {
        let (due, _) = self.0.get_entry_by_idx(at);
        if (*due <= epoch) {
            let (_, amount) = self.0.remove_entry_by_idx(at);
            sum = sum + amount;
        } else {
            at = at + 1;
        }
    };
    sum
}
