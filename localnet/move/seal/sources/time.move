/// What key servers put before a policy to refuse an outdated node.
module seal::time;

use sui::clock::Clock;

/// The node's clock is too far behind.
const EStaleFullnode: u64 = 93492;

/// Aborts 93492 when the chain's time is more than `allowed_staleness_ms` behind `now_ms`.
public fun check_staleness(now_ms: u64, allowed_staleness_ms: u64, clock: &Clock) {
    let chain_ms = clock.timestamp_ms();
    assert!(
        chain_ms >= now_ms || now_ms - chain_ms <= allowed_staleness_ms,
        EStaleFullnode,
    );
}
