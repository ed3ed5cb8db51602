/// Space sold and money taken for each of the coming epochs, in a ring.
module walrus::storage_accounting;

use sui::balance::{Self, Balance};
use wal::wal::WAL;

/// Beyond the last epoch that can be sold.
const ETooFarInFuture: u64 = 0;

public struct FutureAccounting has store {
    epoch: u32,
    used_capacity: u64,
    rewards_to_distribute: Balance<WAL>,
}

/// The present epoch stands at `current_index`.
public struct FutureAccountingRingBuffer has store {
    current_index: u32,
    length: u32,
    ring_buffer: vector<FutureAccounting>,
}

public(package) fun ring_new(length: u32, first_epoch: u32): FutureAccountingRingBuffer {
    let mut ring_buffer = vector[];
    let mut ahead = 0;
    while (ahead < length) {
        ring_buffer.push_back(empty(first_epoch + ahead));
        ahead = ahead + 1;
    };
    FutureAccountingRingBuffer { current_index: 0, length, ring_buffer }
}

public fun max_epochs_ahead(self: &FutureAccountingRingBuffer): u32 {
    self.length
}

public fun ring_lookup(
    self: &FutureAccountingRingBuffer,
    epochs_in_future: u32,
): &FutureAccounting {
    &self.ring_buffer[self.position(epochs_in_future)]
}

public(package) fun ring_lookup_mut(
    self: &mut FutureAccountingRingBuffer,
    epochs_in_future: u32,
): &mut FutureAccounting {
    let at = self.position(epochs_in_future);
    &mut self.ring_buffer[at]
}

/// Takes out the present epoch's money and makes room for one more epoch at the far end.
public(package) fun ring_advance(self: &mut FutureAccountingRingBuffer): Balance<WAL> {
    let current = self.current_index as u64;
    let ended = self.ring_buffer[current].epoch;
    self.ring_buffer.push_back(empty(ended + self.length));
    let FutureAccounting {
        epoch: _,
        used_capacity: _,
        rewards_to_distribute,
    } = self.ring_buffer.swap_remove(current);
    self.current_index = (self.current_index + 1) % self.length;
    rewards_to_distribute
}

public fun epoch(accounting: &FutureAccounting): u32 {
    accounting.epoch
}

public fun used_capacity(accounting: &FutureAccounting): u64 {
    accounting.used_capacity
}

public fun rewards(accounting: &FutureAccounting): u64 {
    accounting.rewards_to_distribute.value()
}

/// Answers the new amount.
public(package) fun increase_used_capacity(accounting: &mut FutureAccounting, bytes: u64): u64 {
    accounting.used_capacity = accounting.used_capacity + bytes;
    accounting.used_capacity
}

public(package) fun rewards_balance(accounting: &mut FutureAccounting): &mut Balance<WAL> {
    &mut accounting.rewards_to_distribute
}

fun position(self: &FutureAccountingRingBuffer, epochs_in_future: u32): u64 {
    assert!(epochs_in_future < self.length, ETooFarInFuture);
    ((self.current_index + epochs_in_future) % self.length) as u64
}

fun empty(epoch: u32): FutureAccounting {
    FutureAccounting { epoch, used_capacity: 0, rewards_to_distribute: balance::zero() }
}

#[test_only]
public(package) fun destroy_for_testing(ring: FutureAccountingRingBuffer) {
    let FutureAccountingRingBuffer { current_index: _, length: _, mut ring_buffer } = ring;
    while (!ring_buffer.is_empty()) {
        let FutureAccounting { epoch: _, used_capacity: _, rewards_to_distribute } =
            ring_buffer.pop_back();
        rewards_to_distribute.destroy_for_testing();
    };
    ring_buffer.destroy_empty();
}

#[test]
fun the_ring_turns() {
    let mut ring = ring_new(3, 7);
    ring.ring_lookup_mut(0).rewards_balance().join(balance::create_for_testing(5));
    ring.ring_lookup_mut(2).increase_used_capacity(11);
    let money = ring.ring_advance();
    assert!(money.destroy_for_testing() == 5);
    let mut ahead = 0;
    while (ahead < 3) {
        assert!(ring.ring_lookup(ahead).epoch() == 8 + ahead);
        ahead = ahead + 1;
    };
    assert!(ring.ring_lookup(1).used_capacity() == 11);
    assert!(ring.ring_advance().destroy_for_testing() == 0);
    assert!(ring.ring_lookup(0).epoch() == 9 && ring.ring_lookup(0).used_capacity() == 11);
    assert!(ring.ring_lookup(2).epoch() == 11);
    ring.destroy_for_testing();
}

#[test]
#[expected_failure(abort_code = ETooFarInFuture)]
fun nothing_is_sold_beyond_the_ring() {
    let ring = ring_new(3, 7);
    ring.ring_lookup(3);
    abort 77
}
