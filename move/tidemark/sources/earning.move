/// How much of a sale is still unearned, and so can be had back by its buyer.
///
/// With a pro rata rule, for a period `[starts, ends)` paid with `paid`:
/// - by time: floor(paid × (ends - max(now, starts)) / (ends - starts)), 0 from `ends` on.
/// - by calls: floor(paid × (quota - used) / quota), all of it without a quota.
/// - a right to download: by time while never opened, then 0, because the key is out.
/// - a right to invoke only: the smaller of both.
/// Without the rule it is 0 from the start. It never grows with time or use, so what was settled
/// once stays earned.
module tidemark::earning;

use tidemark::offer;
use tidemark::share;

public(package) fun refundable(
    paid: u64,
    rights: u8,
    refund_rule: u8,
    opens: u64,
    quota: u64,
    used: u64,
    starts_at_ms: u64,
    ends_at_ms: u64,
    now_ms: u64,
): u64 {
    if (!offer::refunds(refund_rule) || now_ms >= ends_at_ms) return 0;
    let from_ms = if (now_ms > starts_at_ms) now_ms else starts_at_ms;
    let by_time = share::part_of(paid, ends_at_ms - from_ms, ends_at_ms - starts_at_ms);
    if (offer::releases_keys(rights)) return if (opens == 0) by_time else 0;
    if (quota == 0) return by_time;
    let by_calls = share::part_of(paid, quota - used, quota);
    if (by_calls < by_time) by_calls else by_time
}
